import fc from 'fast-check';
import { expectationsOf, NO_EXPECTATIONS } from '../expectations';
import { aContract, aSchema } from '../../products/contractDiff/testContract';
import { CHECK_OUTCOMES } from '../results';
import { latestResults, scoreQuality, standChecks } from '../score';
import { scoreDays, type DayCheck, type DayResult, type DayScore } from '.';

const DAY_MS = 24 * 60 * 60 * 1000;
const HOUR_MS = DAY_MS / 24;
/** The first of the days of a test. */
const FIRST = 20_000;

/** Days and hours after the first day. */
const at = (days: number, hours = 0) =>
  new Date(FIRST * DAY_MS + days * DAY_MS + hours * HOUR_MS).toISOString();

const result = (
  checkKey: string,
  outcome: DayResult['outcome'],
  executedAt: string,
  executed?: false,
): DayResult => ({
  checkKey,
  outcome,
  executedAt,
  ...(executed === false ? { executed } : {}),
});

const checks = new Map<string, DayCheck>(
  ['a', 'b', 'c'].map(key => [
    key,
    {
      checkKey: key,
      name: key,
      port: 'p',
      schema: 't',
      type: key === 'a' ? 'row_count' : 'x',
      severity: key === 'c' ? 'info' : 'error',
      dimension: key === 'b' ? 'accuracy' : 'coverage',
    },
  ]),
);

const promising = expectationsOf(
  aContract({
    schemas: [
      aSchema('t', [], {
        quality: [
          { type: 'library', title: 'rows', metric: 'rowCount' },
          { type: 'sql', title: 'sums', schedule: '0 0 * * *' },
        ],
      }),
    ],
  }),
  'p',
);

/** As it would be done by hand: everything anew for each instant. */
function naiveDays(
  runs: DayResult[][],
  expectations: typeof promising,
  { from, to, now, before }: Parameters<typeof scoreDays>[3],
): DayScore[] {
  const stateAt = (instant: number) => {
    const reported = latestResults(
      runs
        .flat()
        .filter(
          each =>
            checks.has(each.checkKey) && Date.parse(each.executedAt) <= instant,
        ),
    ).map(({ executed, ...each }) => ({
      ...checks.get(each.checkKey)!,
      ...each,
      listedOnly: executed === false,
    }));
    return scoreQuality(
      standChecks(expectations, reported, { now: new Date(instant) }),
      { now: new Date(instant) },
    );
  };
  const found: DayScore[] = [];
  let previous = before;
  for (let day = from; day <= to && day * DAY_MS <= now.getTime(); day++) {
    const end = Math.min((day + 1) * DAY_MS - 1, now.getTime());
    const moments = runs.flatMap(run => {
      const own = run
        .filter(each => checks.has(each.checkKey))
        .map(each => Date.parse(each.executedAt))
        .filter(each => each >= day * DAY_MS && each <= end);
      return own.length > 0 ? [Math.max(...own)] : [];
    });
    const last = stateAt(end);
    const lows = [...moments, end].flatMap(
      instant => stateAt(instant).score ?? [],
    );
    if (previous?.score !== undefined) lows.push(previous.score);
    const row: DayScore = {
      day,
      ...(last.score === undefined ? {} : { score: Math.fround(last.score) }),
      ...(lows.length === 0 ? {} : { low: Math.min(...lows.map(Math.fround)) }),
      evaluated: last.evaluated,
      expected: last.expected,
      failing: last.effects.filter(({ state }) => state === 'fail').length,
      rule: last.rule,
      dimensions: Object.fromEntries(
        last.dimensions.flatMap(({ dimension, score }) =>
          dimension === 'other' || score === undefined
            ? []
            : [[dimension, Math.round(score * 10) / 10]],
        ),
      ),
    };
    const carried = previous && { ...previous, day, low: previous.score };
    if (previous ? !equal(carried!, row) : row.expected > 0) {
      found.push(row);
      previous = row;
    }
  }
  return found;
}

function equal(a: DayScore, b: DayScore): boolean {
  const text = ({ dimensions, ...day }: DayScore) =>
    JSON.stringify([
      Object.entries({ ...day, low: day.low ?? null }).sort(),
      Object.entries(dimensions).sort(),
    ]);
  return text({ ...a, low: a.low }) === text(b);
}

describe('the days of a product', () => {
  const days = (
    runs: DayResult[][],
    options: Partial<Parameters<typeof scoreDays>[3]> = {},
  ) =>
    scoreDays(runs, checks, NO_EXPECTATIONS, {
      from: FIRST,
      // Before the first of them is stale.
      to: FIRST + 7,
      now: new Date(at(7, 12)),
      ...options,
    });
  const brief = (list: DayScore[]) =>
    list.map(({ day, score, low, failing }) => [
      day - FIRST,
      score,
      low,
      failing,
    ]);

  it('are those on which something changed', () => {
    expect(
      brief(
        days([
          [result('a', 'pass', at(1, 3))],
          [result('a', 'pass', at(2, 3))],
          [result('a', 'fail', at(4, 3))],
          [result('a', 'pass', at(6, 3))],
        ]),
      ),
    ).toEqual([
      [1, 100, 100, 0],
      [4, 0, 0, 1],
      // It began with nothing.
      [6, 100, 0, 0],
    ]);
  });

  it('are by the time of execution, in whatever order runs are given', () => {
    const runs = [
      [result('a', 'fail', at(1, 3))],
      [result('a', 'pass', at(1, 9))],
    ];
    expect(brief(days(runs))).toEqual(brief(days([...runs].reverse())));
    expect(brief(days(runs))).toEqual([[1, 100, 0, 0]]);
  });

  it('end at midnight in UTC, and what runs then belongs to the next', () => {
    expect(
      brief(
        days([
          [result('a', 'pass', at(1, 23.99))],
          [result('a', 'fail', at(2))],
        ]),
      ),
    ).toEqual([
      [1, 100, 100, 0],
      [2, 0, 0, 1],
    ]);
  });

  it('have results go stale by the schedule of their promise', () => {
    const found = scoreDays(
      [[result('b', 'pass', at(0, 1))]],
      checks,
      {
        ports: ['p'],
        promises: [],
        maxAgeOf: () => 2 * 24 * 3600,
      },
      { from: FIRST, to: FIRST + 9, now: new Date(at(9)) },
    );
    expect(
      found.map(day => [day.day - FIRST, day.score, day.evaluated]),
    ).toEqual([
      [0, 100, 1],
      [2, undefined, 0],
    ]);
  });

  it('forget a check that did not run for a month', () => {
    const found = days([[result('a', 'pass', at(0, 1))]], {
      to: FIRST + 40,
      now: new Date(at(40)),
    });
    expect(
      found.map(day => [day.day - FIRST, day.evaluated, day.expected]),
    ).toEqual([
      [0, 1, 1],
      [7, 0, 1],
      [30, 0, 0],
    ]);
  });

  it('remember a check for longer than a month where it runs so rarely', () => {
    const found = scoreDays(
      [[result('b', 'pass', at(0, 1))]],
      checks,
      { ports: ['p'], promises: [], maxAgeOf: () => 60 * 24 * 3600 },
      { from: FIRST, to: FIRST + 70, now: new Date(at(70)) },
    );
    expect(
      found.map(day => [day.day - FIRST, day.evaluated, day.expected]),
    ).toEqual([
      [0, 1, 1],
      [60, 0, 0],
    ]);
  });

  it('are not changed by a check that was only listed', () => {
    expect(
      brief(
        days([
          [result('a', 'fail', at(1, 3))],
          [
            result('a', 'not_evaluated', at(2, 3), false),
            result('b', 'not_evaluated', at(2, 3), false),
          ],
        ]),
      ),
    ).toEqual([[1, 0, 0, 1]]);
  });

  it('do not look at what has not come to an end: a run counts as a whole', () => {
    const run = [
      result('a', 'fail', at(1, 3)),
      result('b', 'pass', at(1, 3.1)),
      result('c', 'pass', at(1, 3.2)),
    ];
    const [{ score, low }] = days([run]);
    expect(low).toBe(score);
  });

  it('leave out what runs later than now', () => {
    expect(
      brief(
        days([[result('a', 'pass', at(9, 13))]], { now: new Date(at(9, 12)) }),
      ),
    ).toEqual([]);
  });

  it('go on from the day before', () => {
    const before: DayScore = {
      day: FIRST - 5,
      score: 100,
      low: 100,
      evaluated: 1,
      expected: 1,
      failing: 0,
      rule: 1,
      dimensions: { coverage: 100 },
    };
    expect(
      brief(
        days([[result('a', 'pass', at(-1))], [result('a', 'fail', at(3))]], {
          before,
        }),
      ),
    ).toEqual([[3, 0, 0, 1]]);
  });

  it('show what is promised and not reported', () => {
    const [first] = scoreDays([], checks, promising, {
      from: FIRST,
      to: FIRST,
      now: new Date(at(0, 5)),
    });
    expect(first).toEqual({
      day: FIRST,
      evaluated: 0,
      expected: 2,
      failing: 0,
      rule: 1,
      dimensions: {},
    });
  });

  it('are what one finds who does everything anew for each of them', () => {
    const anyResult = fc.record(
      {
        checkKey: fc.constantFrom('a', 'b', 'c', 'unknown'),
        outcome: fc.constantFrom(...CHECK_OUTCOMES),
        executedAt: fc
          .integer({ min: -40 * 24, max: 12 * 24 })
          .map(hours => at(0, hours)),
        executed: fc.constant(false as const),
      },
      { requiredKeys: ['checkKey', 'outcome', 'executedAt'] },
    );
    fc.assert(
      fc.property(
        fc.array(fc.array(anyResult, { maxLength: 4 }), { maxLength: 12 }),
        fc.boolean(),
        fc.integer({ min: 0, max: 10 * 24 }),
        fc.option(
          fc.record({
            score: fc.integer({ min: 0, max: 100 }),
            expected: fc.integer({ min: 0, max: 3 }),
          }),
          { nil: undefined },
        ),
        (runs, hasPromises, hours, before) => {
          const options = {
            from: FIRST,
            to: FIRST + 9,
            now: new Date(at(0, hours)),
            before: before && {
              day: FIRST - 3,
              score: before.score,
              low: before.score,
              evaluated: before.expected,
              expected: before.expected,
              failing: 0,
              rule: 1,
              dimensions: {},
            },
          };
          const expectations = hasPromises ? promising : NO_EXPECTATIONS;
          expect(scoreDays(runs, checks, expectations, options)).toEqual(
            naiveDays(runs, expectations, options),
          );
        },
      ),
      { numRuns: 300 },
    );
  });
});
