import { expectationsOf, NO_EXPECTATIONS } from '../expectations';
import {
  aContract,
  aProperty,
  aSchema,
} from '../../products/contractDiff/testContract';
import { nextChange, scoreQuality, standChecks, type KnownCheck } from '.';

const NOW = new Date('2026-11-23T12:00:00.000Z');
const DAY_MS = 24 * 60 * 60 * 1000;

const daysAgo = (days: number) =>
  new Date(NOW.getTime() - days * DAY_MS).toISOString();

const check = (parts: Partial<KnownCheck> = {}): KnownCheck => ({
  checkKey: 'a',
  name: 'a',
  port: 'p',
  schema: 't',
  property: 'id',
  type: 'not_null',
  outcome: 'pass',
  executedAt: daysAgo(1),
  ...parts,
});

const expectations = expectationsOf(
  aContract({
    schemas: [
      aSchema('t', [
        aProperty('id', {
          quality: [
            {
              type: 'library',
              metric: 'nullValues',
              title: 'null values: none',
              severity: 'critical',
              schedule: '0 6 * * *',
            },
          ],
        }),
      ]),
    ],
    serviceLevels: [{ property: 'frequency', value: 3, unit: 'd' }],
  }),
  'p',
);

describe('the checks that count', () => {
  it('say with their promise what their engine does not', () => {
    expect(standChecks(expectations, [check()], { now: NOW })).toMatchObject([
      {
        checkKey: 'a',
        dimension: 'completeness',
        severity: 'critical',
        maxAgeSeconds: 2 * 24 * 3600,
        promise: { name: 'null values: none' },
      },
    ]);
    expect(
      standChecks(expectations, [check({ severity: 'info' })], { now: NOW }),
    ).toMatchObject([{ severity: 'info' }]);
  });

  it('hold as long as their contract says where they keep no promise', () => {
    const [other] = standChecks(
      expectations,
      [check({ type: 'x', checkKey: 'b' })],
      { now: NOW },
    );
    expect(other.maxAgeSeconds).toBe(6 * 24 * 3600);
  });

  it('are forgotten after a month of silence', () => {
    const count = (executedAt: string) =>
      standChecks(NO_EXPECTATIONS, [check({ executedAt })], { now: NOW })
        .length;
    expect(count(daysAgo(30))).toBe(1);
    expect(count(new Date(NOW.getTime() - 30 * DAY_MS - 1).toISOString())).toBe(
      0,
    );
  });

  it('are not reported when they are promised and forgotten', () => {
    const [only, ...others] = standChecks(
      expectations,
      [check({ executedAt: daysAgo(31) })],
      { now: NOW },
    );
    expect(others).toEqual([]);
    expect(only).toMatchObject({
      checkKey: `${expectations.promises[0].ruleKey}@p`,
      outcome: 'not_reported',
      severity: 'critical',
    });
    expect(only.reported).toBeUndefined();
  });
});

describe('the next change', () => {
  it.each([
    ['of nothing is never', [], undefined],
    ['of a promise is never', 'promise', undefined],
    [
      'is when a verdict is stale',
      [check({ type: 'x' })],
      Date.parse(daysAgo(1)) + 6 * DAY_MS + 1,
    ],
    [
      'is by the schedule of its promise',
      [check()],
      Date.parse(daysAgo(1)) + 2 * DAY_MS + 1,
    ],
    [
      'is when a stale one is forgotten',
      [check({ executedAt: daysAgo(3) })],
      Date.parse(daysAgo(3)) + 30 * DAY_MS + 1,
    ],
    [
      'of what is no verdict is when it is forgotten',
      [check({ outcome: 'error' })],
      Date.parse(daysAgo(1)) + 30 * DAY_MS + 1,
    ],
    [
      'is the earliest',
      [check(), check({ checkKey: 'b', executedAt: daysAgo(1.5) })],
      Date.parse(daysAgo(1.5)) + 2 * DAY_MS + 1,
    ],
  ] as Array<[string, KnownCheck[] | 'promise', number | undefined]>)(
    '%s',
    (_, reported, at) => {
      const given = reported === 'promise' ? [] : reported;
      const checks = standChecks(expectations, given, { now: NOW });
      expect(nextChange(checks, { now: NOW })?.getTime()).toBe(at);
    },
  );

  it('is the very moment: just before, all is as it was', () => {
    const reported = [check({ type: 'x' })];
    const effectAt = (now: Date) => {
      const checks = standChecks(NO_EXPECTATIONS, reported, { now });
      return scoreQuality(checks, { now }).effects.map(({ state }) => state);
    };
    const scored = standChecks(NO_EXPECTATIONS, reported, { now: NOW });
    const stale = nextChange(scored, { now: NOW })!;
    expect(effectAt(new Date(stale.getTime() - 1))).toEqual(['pass']);
    expect(effectAt(stale)).toEqual(['stale']);
    const gone = nextChange(scored, { now: stale })!;
    expect(effectAt(new Date(gone.getTime() - 1))).toEqual(['stale']);
    expect(effectAt(gone)).toEqual([]);
    expect(nextChange([], { now: gone })).toBeUndefined();
  });
});
