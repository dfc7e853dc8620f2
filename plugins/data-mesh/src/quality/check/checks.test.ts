import fc from 'fast-check';
import type { QualityCheck } from '@backstage-data-mesh/plugin-data-mesh-common';
import { sampleCheck } from '../__testUtils__/sampleQuality';
import { filterChecks, readFilters, stateOptions } from './checkFilters';
import { groupChecks, inGroupOrder } from './groupChecks';
import { lengthWords } from './lengthWords';
import { sameSince } from './sameSince';
import { shortId } from './shortId';
import { toPoints } from './Sparkline';

const anyCheck = fc.record({
  port: fc.constantFrom(undefined, 'orders', 'events'),
  schema: fc.constantFrom(undefined, 'orders', 'lines'),
  property: fc.constantFrom(undefined, 'id', 'a.b'),
  state: fc.constantFrom('pass', 'fail', 'stale'),
  effect: fc.constantFrom('lowers', 'uncovered', 'raises'),
});

const anyChecks = fc.array(anyCheck, { maxLength: 40 }).map(list =>
  list.map((each, index) =>
    sampleCheck({
      ...each,
      id: index + 1,
      key: String(index),
    } as Partial<QualityCheck>),
  ),
);

const keys = (checks: readonly QualityCheck[]) => checks.map(({ key }) => key);

describe('grouped checks', () => {
  it('are all there, once, whatever they are about', () => {
    fc.assert(
      fc.property(anyChecks, checks => {
        expect(keys(inGroupOrder(checks)).sort()).toEqual(keys(checks).sort());
      }),
    );
  });

  it('keep within a place the order that they came in, and the first check first', () => {
    fc.assert(
      fc.property(anyChecks, checks => {
        for (const { places } of groupChecks(checks)) {
          for (const { checks: own } of places) {
            const at = own.map(check => checks.indexOf(check));
            expect(at).toEqual([...at].sort((a, b) => a - b));
          }
        }
        expect(inGroupOrder(checks)[0]).toBe(checks[0]);
      }),
    );
  });

  it('are grouped when ten thousand are about one place', () => {
    const many = Array.from({ length: 10_000 }, (_, index) =>
      sampleCheck({ key: String(index) }),
    );
    expect(groupChecks(many)[0].places[0].checks).toHaveLength(10_000);
  });
});

describe('filters of checks', () => {
  it('let through what the address asks for and no other', () => {
    fc.assert(
      fc.property(
        anyChecks,
        fc.constantFrom('fail', 'lowers', 'nothing'),
        (checks, state) => {
          expect(filterChecks(checks, { state })).toEqual(
            checks.filter(
              check => check.state === state || check.effect === state,
            ),
          );
        },
      ),
    );
  });

  it('ignore what they do not know', () => {
    expect(
      readFilters(new URLSearchParams('q=&port=orders&view=checks&x=1')),
    ).toEqual({ port: 'orders' });
  });

  it('offer the states that there are, with their counts', () => {
    expect(
      stateOptions([
        sampleCheck(),
        sampleCheck({ state: 'stale', effect: 'uncovered' }),
        sampleCheck({ state: 'skipped', effect: 'uncovered' }),
      ]),
    ).toEqual([
      { value: 'uncovered', label: 'No verdict that counts (2)' },
      { value: 'pass', label: 'Passed (1)' },
      { value: 'skipped', label: 'Skipped (1)' },
      { value: 'stale', label: 'Out of date (1)' },
    ]);
  });
});

describe('words about checks', () => {
  it.each([
    [604_800, '7 days'],
    [7200, '2 hours'],
    [86_400, '1 day'],
    [90, '90 seconds'],
    [60, '1 minute'],
  ])('tell %d seconds as %s', (seconds, words) => {
    expect(lengthWords(seconds)).toBe(words);
  });

  it.each([
    ['run-41', 'run-41'],
    ['6a490ae2-d87a-4e7f-873d-38ec16c7b46c', '6a490a…b46c'],
  ])('tell the id %s as %s', (id, short) => {
    expect(shortId(id)).toBe(short);
  });
});

describe('a sparkline', () => {
  it.each([
    ['nothing', []],
    ['one number', [1]],
    ['the same number', [3, 3, 3]],
    ['no numbers', [undefined, undefined]],
    ['what is no number', [Infinity, 1]],
  ])('draws nothing of %s', (_, values) => {
    expect(toPoints(values)).toEqual([]);
  });

  it('stays within its frame, however odd the numbers', () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.double(), { nil: undefined }), { maxLength: 60 }),
        values => {
          for (const [x, y] of toPoints(values)) {
            expect(x >= 0 && x <= 320 && y >= 0 && y <= 40).toBe(true);
          }
        },
      ),
    );
  });
});

describe('the time since when a check is as it is', () => {
  const run = (outcome: 'pass' | 'fail', day: number) => ({
    outcome,
    executedAt: `2026-11-${day}T00:00:00Z`,
    runId: `${day}`,
  });
  it.each([
    {
      is: 'that of the check while its runs are not known',
      results: [],
      since: '2026-11-20T00:00:00Z',
    },
    {
      is: 'the first of the runs in a row, also where they came late',
      results: [run('fail', 20), run('fail', 17), run('pass', 16)],
      since: '2026-11-17T00:00:00Z',
    },
    {
      is: 'after the last run that said otherwise',
      results: [run('fail', 22), run('pass', 21), run('fail', 17)],
      since: '2026-11-22T00:00:00Z',
    },
    {
      is: 'that of the check where older runs are not kept',
      results: [run('fail', 23), run('fail', 22)],
      since: '2026-11-20T00:00:00Z',
    },
    {
      is: 'that of the check while a newer run is on its way to it',
      results: [run('pass', 23), run('fail', 17)],
      since: '2026-11-20T00:00:00Z',
    },
  ])('is $is', ({ results, since }) => {
    const check = sampleCheck({
      outcome: 'fail',
      since: '2026-11-20T00:00:00Z',
    });
    expect(sameSince(check, results)).toBe(since);
  });
});
