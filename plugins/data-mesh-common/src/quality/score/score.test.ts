import fc from 'fast-check';
import { CHECK_OUTCOMES, QUALITY_DIMENSIONS } from '../results';
import {
  latestResults,
  scoreQuality,
  SCORING_RULE,
  shownScore,
  type CheckStanding,
} from '.';

const NOW = new Date('2026-11-23T12:00:00Z');
const HOUR_AGO = '2026-11-23T11:00:00.000Z';

const check = (
  checkKey: string,
  fields: Partial<CheckStanding> = {},
): CheckStanding => ({
  checkKey,
  name: checkKey,
  outcome: 'pass',
  executedAt: HOUR_AGO,
  ...fields,
});

const scoreOf = (...checks: CheckStanding[]) =>
  scoreQuality(checks, { now: NOW });

const anyCheck = fc.record(
  {
    name: fc.constantFrom('a', 'b'),
    dimension: fc.constantFrom(...QUALITY_DIMENSIONS),
    severity: fc.constantFrom('critical', 'error', 'warning', 'info'),
    outcome: fc.constantFrom(...CHECK_OUTCOMES, 'not_reported' as const),
    executedAt: fc.constantFrom(
      HOUR_AGO,
      '2026-11-20T00:00:00.000Z',
      '2025-01-01T00:00:00.000Z',
    ),
    maxAgeSeconds: fc.constantFrom(3600, 86_400),
  },
  { requiredKeys: ['name', 'outcome'] },
);

const anyChecks = fc.array(anyCheck, { maxLength: 30 }).map(list =>
  list.map((each, index): CheckStanding => ({
    ...each,
    checkKey: `check ${index}`,
  })),
);

const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);

describe('the score', () => {
  it('is the share of what is good, by severity', () => {
    // (10 + 2 × 0.5) of (10 + 5 + 2)
    const { score, rule, evaluated, expected, coverage, dimensions } = scoreOf(
      check('keys', { severity: 'critical', dimension: 'uniqueness' }),
      check('nulls', {
        severity: 'error',
        dimension: 'completeness',
        outcome: 'fail',
      }),
      check('format', { severity: 'warning', outcome: 'warn' }),
    );
    expect(score).toBeCloseTo((100 * 11) / 17, 10);
    expect({ rule, evaluated, expected, coverage }).toEqual({
      rule: 1,
      evaluated: 3,
      expected: 3,
      coverage: 1,
    });
    expect(dimensions).toEqual([
      { dimension: 'completeness', score: 0, evaluated: 1, expected: 1 },
      { dimension: 'uniqueness', score: 100, evaluated: 1, expected: 1 },
      { dimension: 'other', score: 50, evaluated: 1, expected: 1 },
    ]);
  });

  it.each([
    ['nothing', []],
    ['a check that broke', [check('a', { outcome: 'error' })]],
    ['a check that was skipped', [check('a', { outcome: 'skipped' })]],
    ['a check that never reported', [check('a', { outcome: 'not_reported' })]],
    ['an old pass', [check('a', { executedAt: '2026-11-01T00:00:00Z' })]],
    ['a pass without a time', [check('a', { executedAt: undefined })]],
  ])('of %s is no data, and not 100', (_, checks) => {
    const { score, evaluated, expected } = scoreOf(...checks);
    expect(score).toBeUndefined();
    expect({ evaluated, expected }).toEqual({
      evaluated: 0,
      expected: checks.length,
    });
  });

  it('goes stale by the schedule of the check, and else by that of the rule', () => {
    const at = (executedAt: string, maxAgeSeconds?: number) =>
      scoreOf(check('a', { executedAt, maxAgeSeconds })).effects[0].state;
    expect(at('2026-11-23T11:00:00Z', 3600)).toBe('pass');
    expect(at('2026-11-23T10:59:59Z', 3600)).toBe('stale');
    expect(at('2026-11-16T12:00:00Z')).toBe('pass');
    expect(at('2026-11-16T11:59:59Z')).toBe('stale');
    expect(at('2026-11-01T00:00:00Z', 30 * 86_400)).toBe('pass');
  });

  it('tells what lowered it, then what it does not cover, then what raised it', () => {
    const { effects } = scoreOf(
      check('good'),
      check('gone', { outcome: 'not_reported' }),
      check('minor', { outcome: 'fail', severity: 'info' }),
      check('major', { outcome: 'fail', severity: 'critical' }),
      check('warned', { outcome: 'warn' }),
    );
    expect(
      effects.map(each => [each.checkKey, each.effect, each.state]),
    ).toEqual([
      ['major', 'lowers', 'fail'],
      ['warned', 'lowers', 'warn'],
      ['minor', 'lowers', 'fail'],
      ['gone', 'uncovered', 'not_reported'],
      ['good', 'raises', 'pass'],
    ]);
    expect(effects[0].lost).toBeCloseTo((100 * 10) / 21, 10);
  });

  it('tells of each check what it is about, as far as that is known', () => {
    const known = { dimension: 'accuracy', severity: 'critical' } as const;
    const [said, unsaid] = scoreOf(
      check('said', known),
      check('unsaid', { executedAt: undefined, outcome: 'not_reported' }),
    ).effects.sort((a, b) => a.checkKey.localeCompare(b.checkKey));
    expect(said).toMatchObject({ ...known, executedAt: HOUR_AGO });
    for (const field of ['dimension', 'severity', 'executedAt']) {
      expect(unsaid).not.toHaveProperty(field);
    }
  });

  it('is between 0 and 100, or no data', () => {
    fc.assert(
      fc.property(anyChecks, checks => {
        const { score, evaluated, coverage, dimensions } = scoreOf(...checks);
        expect(score === undefined).toBe(evaluated === 0);
        for (const each of [score, ...dimensions.map(d => d.score)]) {
          expect(each ?? 0).toBeGreaterThanOrEqual(0);
          expect(each ?? 0).toBeLessThanOrEqual(100);
        }
        expect(coverage === undefined).toBe(checks.length === 0);
        expect(sum(dimensions.map(each => each.expected))).toBe(checks.length);
        expect(sum(dimensions.map(each => each.evaluated))).toBe(evaluated);
      }),
    );
  });

  it('is the sum of what its explanation says', () => {
    fc.assert(
      fc.property(anyChecks, checks => {
        const { score, effects } = scoreOf(...checks);
        expect(effects).toHaveLength(checks.length);
        expect(sum(effects.map(each => each.gained))).toBeCloseTo(
          score ?? 0,
          6,
        );
        expect(sum(effects.map(each => each.lost))).toBeCloseTo(
          score === undefined ? 0 : 100 - score,
          6,
        );
        expect(effects.every(each => each.effect === 'uncovered')).toBe(
          score === undefined,
        );
      }),
    );
  });

  it('does not depend on the order of the checks', () => {
    fc.assert(
      fc.property(
        anyChecks.chain(checks =>
          fc.tuple(
            fc.constant(checks),
            fc.shuffledSubarray(checks, {
              minLength: checks.length,
              maxLength: checks.length,
            }),
          ),
        ),
        ([checks, shuffled]) => {
          expect(scoreOf(...shuffled)).toEqual(scoreOf(...checks));
        },
      ),
    );
  });

  it('never rises when a check gets worse', () => {
    const worse = {
      pass: ['warn', 'fail'],
      warn: ['fail'],
    } as const;
    fc.assert(
      fc.property(anyChecks, fc.nat(), fc.nat(), (checks, at, how) => {
        const evaluated = checks.filter(
          each => each.outcome === 'pass' || each.outcome === 'warn',
        );
        fc.pre(evaluated.length > 0);
        const chosen = evaluated[at % evaluated.length];
        const options = worse[chosen.outcome as 'pass' | 'warn'];
        const before = scoreOf(...checks);
        const after = scoreOf(
          ...checks.map(each =>
            each === chosen
              ? { ...each, outcome: options[how % options.length] }
              : each,
          ),
        );
        expect(after.score ?? 0).toBeLessThanOrEqual(before.score ?? 0);
        expect(after.coverage).toBe(before.coverage);
      }),
    );
  });

  it('does not rise, and covers less, when a check is added that is not evaluated', () => {
    fc.assert(
      fc.property(
        anyChecks,
        fc.constantFrom(
          'error' as const,
          'not_evaluated' as const,
          'skipped' as const,
          'not_reported' as const,
        ),
        (checks, outcome) => {
          const before = scoreOf(...checks);
          const after = scoreOf(...checks, check('added', { outcome }));
          expect(after.score).toBe(before.score);
          expect(after.coverage).toBeLessThanOrEqual(before.coverage ?? 1);
          expect(after.coverage === before.coverage).toBe(
            before.evaluated === 0 && before.expected > 0,
          );
        },
      ),
    );
  });

  it('covers less when a verdict is replaced by none', () => {
    const { coverage } = scoreOf(check('a'), check('b', { outcome: 'error' }));
    expect(coverage).toBe(0.5);
  });

  it('can be computed by the rule of its time', () => {
    const rule = { ...SCORING_RULE, version: 0, warning: 0 };
    expect(
      scoreQuality([check('a', { outcome: 'warn' })], { now: NOW, rule }),
    ).toMatchObject({ rule: 0, score: 0 });
  });

  it('is shown as 100 only where nothing is missing', () => {
    expect([100, 99.99, 64.7, 0].map(shownScore)).toEqual([100, 99, 64, 0]);
  });
});

describe('the latest results', () => {
  const result = (
    checkKey: string,
    outcome: CheckStanding['outcome'],
    executedAt: string | undefined,
    executed?: false,
  ) => ({ checkKey, outcome: outcome as 'pass', executedAt, executed });

  it('are those that ran last, whenever they came', () => {
    const old = result('a', 'fail', '2026-11-22T00:00:00.000Z');
    const recent = result('a', 'pass', '2026-11-23T00:00:00.000Z');
    expect(latestResults([recent, old])).toEqual([recent]);
    expect(latestResults([old, recent])).toEqual([recent]);
  });

  it('are not taken over by a check that was only listed', () => {
    const ran = result('a', 'fail', '2026-11-22T00:00:00.000Z');
    const stub = result(
      'a',
      'not_evaluated',
      '2026-11-23T00:00:00.000Z',
      false,
    );
    expect(latestResults([ran, stub])).toEqual([ran]);
    expect(latestResults([stub, ran])).toEqual([ran]);
    expect(latestResults([stub])).toEqual([stub]);
  });

  it('are not taken over by a result without a time', () => {
    const ran = result('a', 'fail', '2026-11-22T00:00:00.000Z');
    const undated = result('a', 'pass', undefined);
    expect(latestResults([ran, undated])).toEqual([ran]);
    expect(latestResults([undated, ran])).toEqual([ran]);
  });

  it('do not depend on the order in which they came', () => {
    const any = fc.record({
      checkKey: fc.constantFrom('a', 'b', 'c'),
      outcome: fc.constantFrom(...CHECK_OUTCOMES),
      executedAt: fc.constantFrom(
        HOUR_AGO,
        '2026-11-20T00:00:00.000Z',
        undefined,
      ),
      executed: fc.constantFrom(undefined, false as const),
    });
    const sorted = (list: Array<{ checkKey: string }>) =>
      [...list].sort((a, b) => (a.checkKey < b.checkKey ? -1 : 1));
    fc.assert(
      fc.property(
        fc.array(any, { maxLength: 12 }).chain(list =>
          fc.tuple(
            fc.constant(list),
            fc.shuffledSubarray(list, {
              minLength: list.length,
              maxLength: list.length,
            }),
          ),
        ),
        ([list, shuffled]) => {
          expect(sorted(latestResults(shuffled))).toEqual(
            sorted(latestResults(list)),
          );
        },
      ),
    );
  });
});
