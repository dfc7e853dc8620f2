import fc from 'fast-check';
import {
  checkKeyOf,
  finishReport,
  parseRelationName,
  toCheckSeverity,
  toQualityDimension,
  type CheckResult,
  type QualityReport,
} from '.';

const NOW = new Date('2026-11-23T12:00:00Z');

const result = (fields: Partial<CheckResult> = {}): CheckResult => ({
  engine: 'dbt',
  runId: 'run-1',
  checkKey: 'dbt:1',
  name: 'not_null_orders_id',
  target: {},
  outcome: 'pass',
  executedAt: '2026-11-23T11:00:00.000Z',
  ...fields,
});

const report = (
  results: CheckResult[],
  fields: Partial<QualityReport> = {},
): QualityReport => ({
  engine: 'dbt',
  format: 'dbt-run-results-v6',
  runId: 'run-1',
  results,
  problems: [],
  ...fields,
});

describe('the key of a check', () => {
  it('does not depend on the order of parameters', () => {
    expect(
      checkKeyOf({ engine: 'gx', params: { min: 1, nested: { a: 1, b: 2 } } }),
    ).toBe(
      checkKeyOf({ engine: 'gx', params: { nested: { b: 2, a: 1 }, min: 1 } }),
    );
  });

  it('stays the same over releases', () => {
    expect(checkKeyOf({ engine: 'dbt', nativeId: 'test.shop.unique_id' })).toBe(
      'dbt:43924c37ff7634a76eae4432b52efb91',
    );
  });

  it.each([
    [{ engine: 'a' }, { engine: 'b' }],
    [
      { engine: 'a', nativeId: '1' },
      { engine: 'a', target: '1' },
    ],
    [
      { engine: 'a', target: ['x'] },
      { engine: 'a', params: ['x'] },
    ],
    [
      { engine: 'a', params: { max: NaN } },
      { engine: 'a', params: { max: Infinity } },
    ],
    [
      { engine: 'a', params: { max: NaN } },
      { engine: 'a', params: { max: null } },
    ],
  ])('tells %j from %j', (a, b) => {
    expect(checkKeyOf(a)).not.toBe(checkKeyOf(b));
  });
});

describe('the name of a relation', () => {
  it.each([
    ['"shop"."sales"."orders"', 'shop', 'sales', 'orders'],
    ['`my-project`.`sales`.`orders`', 'my-project', 'sales', 'orders'],
    ['[shop].[sales].[order lines]', 'shop', 'sales', 'order lines'],
    ['shop.sales.orders', 'shop', 'sales', 'orders'],
    ['sales.orders', undefined, 'sales', 'orders'],
    ['orders', undefined, undefined, 'orders'],
    ['"a.b"."say ""hi"""', undefined, 'a.b', 'say "hi"'],
    ['catalog.shop.sales.orders', 'catalog.shop', 'sales', 'orders'],
  ])('of %s has its parts', (text, database, schema, table) => {
    expect({ database, schema, ...parseRelationName(text) }).toEqual({
      database,
      schema,
      table,
    });
  });

  it.each(['', ' ', '.', 'a.', '"open', '"a"b', 'a.b.c.d.e', 'x'.repeat(501)])(
    'is not %j',
    text => {
      expect(parseRelationName(text)).toBeUndefined();
    },
  );

  it('is found again when it is quoted', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ minLength: 1, maxLength: 20 }), {
          minLength: 1,
          maxLength: 3,
        }),
        parts => {
          const quoted = parts
            .map(part => `"${part.replaceAll('"', '""')}"`)
            .join('.');
          const name = parseRelationName(quoted);
          expect(
            [name?.database, name?.schema, name?.table].filter(
              part => part !== undefined,
            ),
          ).toEqual(parts);
        },
      ),
    );
  });
});

describe('words of teams and engines', () => {
  it.each([
    ['Completeness', 'completeness'],
    ['validity', 'conformity'],
    ['freshness', 'timeliness'],
    ['uq', 'uniqueness'],
    ['beauty', undefined],
    [7, undefined],
  ])('%s is the dimension %s', (word, dimension) => {
    expect(toQualityDimension(word)).toBe(dimension);
  });

  it.each([
    ['ERROR', 'error'],
    ['WARN', 'warning'],
    ['blocker', 'critical'],
    ['trivial', 'info'],
    ['purple', undefined],
    [null, undefined],
  ])('%s is the severity %s', (word, severity) => {
    expect(toCheckSeverity(word)).toBe(severity);
  });
});

describe('a finished report', () => {
  it('has every key once, and says which checks cannot be told apart', () => {
    const finished = finishReport(
      report([result(), result({ outcome: 'fail' }), result()]),
      { now: NOW },
    );
    expect(finished.results.map(each => each.checkKey)).toEqual([
      'dbt:1',
      'dbt:1#2',
      'dbt:1#3',
    ]);
    expect(finished.problems.map(each => each.code)).toEqual([
      'repeated-check',
      'repeated-check',
    ]);
  });

  it('believes no result from the future', () => {
    const finished = finishReport(
      report([result({ executedAt: '2026-11-23T12:10:01.000Z' })]),
      { now: NOW },
    );
    expect(finished.results[0]).toMatchObject({
      outcome: 'not_evaluated',
      executed: false,
    });
    expect(finished.results[0].executedAt).toBeUndefined();
    expect(finished.problems).toMatchObject([{ code: 'from-the-future' }]);
  });

  it('believes nothing in a format of an unknown version', () => {
    const { results } = finishReport(
      {
        ...report([result({ outcome: 'pass' })]),
        problems: [
          {
            code: 'unknown-version',
            severity: 'error',
            message: 'Version 99 is not known',
          },
        ],
      },
      { now: NOW },
    );
    expect(results).toMatchObject([
      { outcome: 'not_evaluated', executed: false },
    ]);
  });

  it('forgives clocks that differ by minutes', () => {
    const finished = finishReport(
      report([result({ executedAt: '2026-11-23T12:09:00.000Z' })]),
      { now: NOW },
    );
    expect(finished.results[0].outcome).toBe('pass');
  });

  it('says when nothing was evaluated', () => {
    for (const results of [[], [result({ outcome: 'skipped' })]]) {
      expect(
        finishReport(report(results), { now: NOW }).problems,
      ).toMatchObject([{ code: 'no-checks' }]);
    }
  });

  it('says when a time is missing', () => {
    expect(
      finishReport(report([result({ executedAt: undefined })]), { now: NOW })
        .problems,
    ).toMatchObject([{ code: 'no-time' }]);
  });

  it('is bounded, in results and in problems', () => {
    const finished = finishReport(
      report(Array.from({ length: 200 }, () => result())),
      { now: NOW, maxResults: 100 },
    );
    expect(finished.results).toHaveLength(100);
    expect(finished.problems.map(each => each.code)).toContain(
      'too-many-results',
    );
    expect(finished.problems).toHaveLength(22);
    expect(finished.problems[21].message).toBe('The same holds for 79 more');
  });
});
