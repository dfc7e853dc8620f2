import fc from 'fast-check';
import type { QualityRule } from '../../api/types';
import { expectationsOf, NO_EXPECTATIONS } from '../expectations';
import { CHECK_OUTCOMES } from '../results';
import {
  aContract,
  aProperty,
  aSchema,
} from '../../products/contractDiff/testContract';
import {
  nextChange,
  rememberedSeconds,
  scoreQuality,
  standChecks,
  type KnownCheck,
} from '.';

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

  it('are none of those that engines only listed', () => {
    const listed = check({ outcome: 'not_evaluated', listedOnly: true });
    expect(standChecks(NO_EXPECTATIONS, [listed], { now: NOW })).toEqual([]);
    expect(standChecks(expectations, [listed], { now: NOW })).toMatchObject([
      {
        outcome: 'not_reported',
        dimension: 'completeness',
        severity: 'critical',
        promise: { name: 'null values: none' },
      },
    ]);
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

describe('checks that hold for longer than a month', () => {
  const monthly: QualityRule = {
    type: 'library',
    metric: 'nullValues',
    title: 'none missing',
    schedule: '0 6 1 * *',
  };
  const { promises, ...others } = expectationsOf(
    aContract({
      schemas: [aSchema('t', [aProperty('id', { quality: [monthly] })])],
      serviceLevels: [{ property: 'frequency', value: 20, unit: 'd' }],
    }),
    'p',
  );
  const slow = { promises, ...others };
  const HOLDS_DAYS = 62;
  const standing = (...reported: KnownCheck[]) =>
    standChecks(slow, reported, { now: NOW }).map(
      ({ reported: found, promise }) =>
        `${found?.checkKey ?? ''}>${promise ? 'promise' : ''}`,
    );

  it.each([
    ['are there until their next run', HOLDS_DAYS, ['a>promise']],
    ['are forgotten when they no longer hold', HOLDS_DAYS + 0.01, ['>promise']],
  ])('%s', (_, age, expected) => {
    expect(standing(check({ executedAt: daysAgo(age) }))).toEqual(expected);
  });

  it.each([
    [40, ['b>', '>promise']],
    [40.01, ['>promise']],
  ])('hold by the frequency of their port, after %s days', (age, expected) => {
    const other = check({
      checkKey: 'b',
      type: 'x',
      executedAt: daysAgo(age),
    });
    expect(standing(other)).toEqual(expected);
  });

  it('are forgotten after a month where their promise holds for less', () => {
    const daily = expectationsOf(
      aContract({
        schemas: [
          aSchema('t', [
            aProperty('id', { quality: [{ ...monthly, schedule: 'daily' }] }),
          ]),
        ],
        serviceLevels: [{ property: 'frequency', value: 30, unit: 'd' }],
      }),
      'p',
    );
    const old = check({ executedAt: daysAgo(31) });
    expect(
      standChecks(daily, [old], { now: NOW }).map(({ outcome }) => outcome),
    ).toEqual(['not_reported']);
  });

  it('change next when they no longer hold, and are forgotten with it', () => {
    const reported = [check({ executedAt: daysAgo(35) })];
    const next = nextChange(standChecks(slow, reported, { now: NOW }), {
      now: NOW,
    });
    expect(next?.getTime()).toBe(
      Date.parse(daysAgo(35)) + HOLDS_DAYS * DAY_MS + 1,
    );
    expect(
      standChecks(slow, reported, { now: next! }).map(({ outcome }) => outcome),
    ).toEqual(['not_reported']);
  });

  it('change next when they are forgotten, where they have no verdict', () => {
    const reported = [check({ outcome: 'error', executedAt: daysAgo(35) })];
    expect(
      nextChange(standChecks(slow, reported, { now: NOW }), {
        now: NOW,
      })?.getTime(),
    ).toBe(Date.parse(daysAgo(35)) + HOLDS_DAYS * DAY_MS + 1);
  });

  it('are remembered for as long as the one that holds longest', () => {
    expect(rememberedSeconds(slow, [])).toBe(HOLDS_DAYS * 24 * 3600);
    expect(rememberedSeconds({ ...slow, promises: [] }, [check()])).toBe(
      40 * 24 * 3600,
    );
    expect(rememberedSeconds(NO_EXPECTATIONS, [check()])).toBe(30 * 24 * 3600);
  });
});

describe('checks of the portal', () => {
  const [{ ruleKey }] = expectations.promises;
  const own = (parts: Partial<KnownCheck> = {}) =>
    check({ checkKey: 'portal:1', ruleKey, outcome: 'fail', ...parts });
  const keysOf = (reported: KnownCheck[], given = expectations) =>
    standChecks(given, reported, { now: NOW }).flatMap(
      each => each.reported?.checkKey ?? [],
    );

  it.each([
    ['for a rule that the contract has', own(), true],
    ['for one that it no longer has', own({ ruleKey: 'rule:former' }), false],
    ['for none', own({ ruleKey: undefined, type: 'schema' }), true],
    [
      'for one of a port whose contract is not known',
      own({ ruleKey: 'rule:former', port: 'q' }),
      true,
    ],
    [
      'for one of no port',
      own({ ruleKey: 'rule:former', port: undefined }),
      true,
    ],
  ])('%s count or do not', (_, reported, counts) => {
    expect(keysOf([reported])).toEqual(counts ? ['portal:1'] : []);
  });

  it('for a former rule do not count where the contract has no rule left', () => {
    const empty = expectationsOf(aContract({ schemas: [] }), 'p');
    expect(keysOf([own()], empty)).toEqual([]);
  });

  it('are alone in that: other engines may run what they like', () => {
    const other = check({ checkKey: 'dbt:1', ruleKey: 'rule:former' });
    expect(keysOf([other])).toEqual(['dbt:1']);
  });
});

describe('checks without a verdict', () => {
  const about = (id: string): QualityRule => ({
    type: 'library',
    metric: 'nullValues',
    title: id,
    id,
  });
  const contract = aContract({
    schemas: [
      aSchema('t', [
        aProperty('id', { quality: [about('one'), about('two')] }),
        aProperty('no', { quality: [about('three')] }),
      ]),
    ],
  });
  const given = expectationsOf(contract, 'p');
  const [one, two, three] = given.promises.map(({ ruleKey }) => ruleKey);
  const portal = (
    ruleKey: string,
    outcome: KnownCheck['outcome'] = 'not_evaluated',
    nth = 1,
  ): KnownCheck => ({
    checkKey: `portal:${ruleKey}${nth}`,
    name: ruleKey,
    port: 'p',
    ruleKey,
    outcome,
    executedAt: daysAgo(0),
  });
  const scoreOf = (reported: KnownCheck[]) =>
    scoreQuality(standChecks(given, reported, { now: NOW }), { now: NOW });

  it('do not count beside a verdict about the same promise', () => {
    const dbt = check({ checkKey: 'dbt:1', property: 'no' });
    expect(scoreOf([dbt, portal(three)])).toMatchObject({
      score: 100,
      evaluated: 1,
      expected: 3,
    });
  });

  it('take no promise from a check of another engine that has one', () => {
    const dbt = [
      check({ checkKey: 'dbt:1' }),
      check({ checkKey: 'dbt:2', outcome: 'fail' }),
    ];
    const all = [...dbt, portal(one), portal(two), portal(three)];
    expect(scoreOf(all)).toMatchObject({ evaluated: 2, expected: 3 });
    expect(
      standChecks(given, all, { now: NOW }).map(each => each.promise?.ruleKey),
    ).toEqual([one, two, three]);
  });

  it('stand for their promise where nobody else evaluates it', () => {
    expect(scoreOf([portal(one, 'error')]).effects[0]).toMatchObject({
      checkKey: `portal:${one}1`,
      state: 'error',
    });
  });

  it('of the portal lower neither coverage nor score of what others report', () => {
    const anyCheck = fc.record({
      property: fc.constantFrom('id', 'no', undefined),
      type: fc.constantFrom('not_null', 'missing_count', 'x'),
      ruleKey: fc.constantFrom(one, two, 'gone', undefined, undefined),
      outcome: fc.constantFrom(...CHECK_OUTCOMES),
      executedAt: fc.constantFrom(...[0, 1, 8, 29, 31].map(daysAgo)),
    });
    const anyReported = fc
      .array(anyCheck, { maxLength: 6 })
      .map(list =>
        list.map((each, nth) => check({ ...each, checkKey: `dbt:${nth}` })),
      );
    const anyPortal = fc
      .subarray([one, two, three, 'gone'])
      .chain(keys =>
        fc.tuple(
          ...keys.map(key =>
            fc
              .constantFrom('not_evaluated' as const, 'error', 'skipped')
              .map(outcome => portal(key, outcome)),
          ),
        ),
      );
    fc.assert(
      fc.property(anyReported, anyPortal, (reported, added) => {
        const before = scoreOf(reported);
        const after = scoreOf([...added, ...reported]);
        expect(after.score).toBe(before.score);
        expect(after.evaluated).toBe(before.evaluated);
        expect(after.expected).toBe(before.expected);
      }),
    );
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
