import fc from 'fast-check';
import type { Contract, QualityRule, ServiceLevel } from '../../api/types';
import { expectedChecks, type ExpectedCheck } from '../expectations';
import { describeComparison, isMet, readComparison } from './comparison';
import { judgeOwnCheck, notEvaluated, type OwnRun } from './judgeOwnCheck';
import { columnOf, judgeSchema } from './judgeSchema';
import { describeSeconds, levelSeconds } from './levelSeconds';
import { planOwnChecks } from './planOwnChecks';
import { keepsPromise, promisedFamily, typeFamilyOf } from './typeFamily';

const RUN: OwnRun = {
  product: 'dataproduct:default/orders',
  port: 'main',
  contractId: 'orders-contract',
  runId: 'run-1',
  now: new Date('2026-11-23T12:00:00Z'),
};

const rule = (given: Partial<QualityRule>): QualityRule => ({
  type: 'library',
  title: 'a rule',
  ...given,
});

function contractOf(overrides: Partial<Contract> = {}): Contract {
  return {
    apiVersion: 'v3.1.0',
    schemas: [
      {
        name: 'orders',
        quality: [],
        properties: ['id', 'placed_at'].map(name => ({
          name,
          path: name,
          required: false,
          unique: false,
          quality: [],
        })),
      },
    ],
    servers: [],
    serviceLevels: [],
    roles: [],
    support: [],
    team: [],
    tags: [],
    ...overrides,
  };
}

const promise = (given: Partial<QualityRule>): ExpectedCheck => ({
  kind: 'rule',
  ruleKey: 'rule:1',
  port: 'main',
  schema: 'orders',
  property: 'id',
  name: 'a rule',
  rule: rule(given),
});

const level = (given: Partial<ServiceLevel>): ServiceLevel => ({
  property: 'latency',
  value: 1,
  ...given,
});

function plan(...expected: ExpectedCheck[]) {
  return planOwnChecks(contractOf(), expected);
}
const reasonOf = (given: Partial<QualityRule>) =>
  plan(promise(given)).unplanned[0]?.reason;

describe('a comparison', () => {
  it.each([
    [{ operator: 'mustBe', threshold: ['0'] }, 'exactly 0'],
    [{ operator: 'mustBeBetween', threshold: [1, 2] }, 'between 1 and 2'],
    [{ operator: 'mustBeLessOrEqualTo', threshold: [0.5] }, 'at most 0.5'],
  ])('of %j reads "%s"', (given, words) => {
    const comparison = readComparison(given);
    expect('problem' in comparison || describeComparison(comparison)).toBe(
      words,
    );
  });

  it.each([
    [{}, 'compares what it measures with nothing'],
    [{ operator: 'toString', threshold: [0] }, 'is not known'],
    [{ operator: 'mustBe' }, 'needs one number'],
    [{ operator: 'mustBe', threshold: [1, 2] }, 'needs one number'],
    [{ operator: 'mustBe', threshold: [true] }, 'no number'],
    [{ operator: 'mustBe', threshold: [' '] }, 'no number'],
    [{ operator: 'mustBe', threshold: ['NaN'] }, 'no number'],
    [{ operator: 'mustBe', threshold: [Infinity] }, 'no number'],
    [{ operator: 'mustNotBeBetween', threshold: [1] }, 'needs two numbers'],
    [{ operator: 'mustNotBeBetween', threshold: [2, 1] }, 'the higher'],
  ])('of %j cannot be made', (given, problem) => {
    expect(readComparison(given)).toEqual({
      problem: expect.stringContaining(problem),
    });
  });

  it('and its opposite never both hold, and never both fail', () => {
    const opposites = [
      ['mustBe', 'mustNotBe', 1],
      ['mustBeGreaterThan', 'mustBeLessOrEqualTo', 1],
      ['mustBeLessThan', 'mustBeGreaterOrEqualTo', 1],
      ['mustBeBetween', 'mustNotBeBetween', 2],
    ] as const;
    fc.assert(
      fc.property(
        fc.constantFrom(...opposites),
        fc.integer({ min: -5, max: 5 }),
        fc.integer({ min: -5, max: 5 }),
        fc.integer({ min: 0, max: 5 }),
        ([one, other, count], value, low, width) => {
          const bounds = [low, low + width].slice(0, count);
          expect(isMet({ operator: one, bounds }, value)).toBe(
            !isMet({ operator: other, bounds }, value),
          );
        },
      ),
    );
  });
});

describe('the time of a service level', () => {
  it.each([
    [{ value: 24, unit: 'h' }, 86_400],
    [{ value: '1.5', unit: ' Hours ' }, 5_400],
    [{ value: 2 }, 172_800],
    // The same letter, once for data that comes, once for data that stays.
    [{ value: 30, unit: 'm' }, 1_800],
    [{ value: 30, unit: 'm', property: 'retention' }, 30 * 30 * 86_400],
    [{ value: 30, unit: 'minutes', property: 'retention' }, 1_800],
    [{ value: 6, unit: 'months' }, 6 * 30 * 86_400],
    [{ value: 7, unit: 'y' }, 7 * 365 * 86_400],
    [{ value: 'PT15M' }, 900],
    [{ value: 'P1Y2M3W4DT5H6M7.5S' }, (365 + 60 + 21 + 4) * 86_400 + 18_367.5],
    [{ value: 'p30d', unit: 'h' }, 30 * 86_400],
    [{ value: 0, unit: 'h' }, undefined],
    [{ value: -1, unit: 'h' }, undefined],
    [{ value: '', unit: 'h' }, undefined],
    [{ value: true, unit: 'h' }, undefined],
    [{ value: 'soon', unit: 'h' }, undefined],
    [{ value: 99.9, unit: 'percent' }, undefined],
    [{ value: 'P' }, undefined],
    [{ value: 'PT' }, undefined],
    [{ value: 'Infinity', unit: 'd' }, undefined],
  ])('%j is %s seconds', (given, seconds) => {
    expect(levelSeconds(level(given))).toBe(seconds);
  });

  it.each([
    [1, '1 second'],
    [5400, '1.5 hours'],
    [86_400, '1 day'],
    [7 * 365 * 86_400, '7 years'],
    [0, '0 seconds'],
  ])('%s seconds are %s', (seconds, words) => {
    expect(describeSeconds(seconds)).toBe(words);
  });

  it('is a positive number or nothing, for any text', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.double()),
        fc.option(fc.string(), { nil: undefined }),
        (value, unit) => {
          const seconds = levelSeconds(level({ value, unit }));
          expect(
            seconds === undefined || (seconds > 0 && Number.isFinite(seconds)),
          ).toBe(true);
        },
      ),
    );
  });
});

describe('planning', () => {
  it('answers every promise, with a check or a reason', () => {
    const word = fc.constantFrom(
      'rowCount',
      'nullValues',
      'missingValues',
      'invalidValues',
      'duplicateValues',
      'rowCounts',
      'toString',
    );
    const anything = fc.anything({ maxDepth: 2 });
    fc.assert(
      fc.property(
        fc.array(
          fc.record(
            {
              type: fc.constantFrom('library', 'sql', 'text', 'custom'),
              metric: word,
              operator: fc.constantFrom('mustBe', 'mustBeBetween', 'x'),
              threshold: fc.array(fc.oneof(fc.integer(), fc.string()), {
                maxLength: 3,
              }),
              unit: fc.constantFrom('rows', 'percent', 'x'),
              query: fc.string(),
              arguments: fc.record(
                {
                  missingValues: anything,
                  validValues: anything,
                  pattern: anything,
                  properties: anything,
                },
                { requiredKeys: [] },
              ),
            },
            { requiredKeys: [] },
          ),
        ),
        rules => {
          const expected = rules.map((each, index) => ({
            ...promise(each as Partial<QualityRule>),
            ruleKey: `rule:${index}`,
          }));
          const { tables, unplanned } = plan(...expected);
          const answered = [
            ...tables.flatMap(({ checks }) => checks),
            ...unplanned,
          ].map(each => each.expected.ruleKey);
          expect(answered.sort()).toEqual(
            expected.map(each => each.ruleKey).sort(),
          );
        },
      ),
    );
  });

  const none = { operator: 'mustBe', threshold: [0] };
  it.each([
    [{ metric: 'nullValues' }, 'compares what it measures with nothing'],
    [{ ...none }, 'names no metric'],
    [{ ...none, metric: 'rowCounts' }, 'not of the standard’s library'],
    [
      { ...none, metric: 'invalidValues', arguments: { validValues: 'a' } },
      'validValues is no list',
    ],
    [
      { ...none, metric: 'invalidValues', arguments: { validValues: [{}] } },
      'no value of a column',
    ],
    [
      { ...none, metric: 'invalidValues', arguments: { pattern: 1 } },
      'The pattern is no text',
    ],
    [
      {
        ...none,
        metric: 'missingValues',
        arguments: { missingValues: Array.from({ length: 1001 }, (_, i) => i) },
      },
      'more than 1000 values',
    ],
    [{ ...none, metric: 'rowCount', unit: 'percent' }, 'no share of anything'],
    [{ type: 'custom' as const, engine: 'soda' }, 'The rule is for soda'],
    [{ type: 'sql' as const, ...none }, 'has no query'],
  ])('%j is not evaluated: %s', (given, reason) => {
    expect(reasonOf(given)).toContain(reason.replace('’', "'"));
  });

  it('takes what files of version 3.0 called the metrics', () => {
    // As the contract reader normalises `rule: duplicateCount`.
    const { tables } = plan(promise({ ...none, metric: 'duplicateValues' }));
    expect(tables[0].checks[0].measure).toEqual({
      kind: 'duplicateValues',
      columns: ['id'],
    });
  });

  it.each([
    ['orders.placed_at', 'placed_at'],
    ['placed_at', 'placed_at'],
    [undefined, 'The service level names no column with the time'],
    ['orders', 'The service level names no column with the time'],
    ['orders.placed_at, orders.id', 'The service level names several columns'],
  ])('finds the column of the service level of %s: %s', (element, found) => {
    const contract = contractOf({
      serviceLevels: [level({ value: 1, unit: 'h', element })],
    });
    const { tables, unplanned } = planOwnChecks(
      contract,
      expectedChecks(contract, 'main'),
    );
    expect([
      ...tables[0].checks.map(
        ({ measure }) => measure.kind === 'freshness' && measure.column,
      ),
      ...unplanned.map(({ reason }) => reason),
    ]).toEqual([found]);
  });

  it('measures no service level that shows nowhere in the data', () => {
    const { unplanned } = plan({
      kind: 'service-level',
      ruleKey: 'level:1',
      port: 'main',
      name: 'availability',
      level: level({ property: 'availability', value: 99.9 }),
    });
    expect(unplanned[0].reason).toBe(
      'A look at the data does not tell the availability',
    );
  });
});

describe('judging', () => {
  const none = { metric: 'nullValues', operator: 'mustBe', threshold: [0] };
  const check = (given: Partial<QualityRule> = none) =>
    plan(promise(given)).tables[0].checks[0];
  const age = (seconds: number) => ({
    expected: {
      kind: 'service-level' as const,
      ruleKey: 'level:1',
      port: 'main',
      name: 'freshness',
      level: level({}),
    },
    measure: { kind: 'freshness' as const, column: 'placed_at' },
    criterion: { kind: 'age' as const, seconds },
  });
  const now = RUN.now.getTime() / 1000;

  it('says what was measured, against what, in how many rows, and for which promise', () => {
    expect(
      judgeOwnCheck(
        check({ ...none, unit: 'percent', severity: 'error' }),
        { status: 'measured', rows: 3, value: 1 },
        { ...RUN, physicalName: { schema: 'sales', table: 'orders' } },
      ),
    ).toEqual({
      engine: 'portal',
      runId: 'run-1',
      checkKey: expect.stringMatching(/^portal:[0-9a-f]{32}$/),
      ruleKey: 'rule:1',
      name: 'a rule',
      type: 'nullValues',
      target: {
        productRef: 'dataproduct:default/orders',
        port: 'main',
        contractId: 'orders-contract',
        schema: 'orders',
        property: 'id',
        physicalName: { schema: 'sales', table: 'orders' },
      },
      dimension: 'completeness',
      severity: undefined,
      outcome: 'fail',
      measured: { value: 33.333333, unit: 'percent' },
      threshold: 'exactly 0 percent',
      rowsTested: 3,
      failedRows: 1,
      executedAt: '2026-11-23T12:00:00.000Z',
      message: '1 of 3 rows without a value',
    });
  });

  it('makes no pass of nothing, whatever was counted', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(
          'nullValues',
          'missingValues',
          'invalidValues',
          'duplicateValues',
        ),
        fc.constantFrom('rows', 'percent'),
        fc.constantFrom('mustBe', 'mustBeLessThan', 'mustNotBe'),
        fc.integer({ min: -1, max: 2 }),
        fc.constantFrom<number | null>(0, 1, null, Number.NaN),
        (metric, unit, operator, bound, value) => {
          const { outcome } = judgeOwnCheck(
            check({
              metric,
              unit,
              operator,
              threshold: [bound],
              arguments: { pattern: 'x' },
            }),
            { status: 'measured', rows: 0, value, tested: 0 },
            RUN,
          );
          expect(outcome).toBe('not_evaluated');
        },
      ),
    );
  });

  it('counts the rows of an empty table', () => {
    const outcome = (threshold: number) =>
      judgeOwnCheck(
        check({
          metric: 'rowCount',
          operator: 'mustBeGreaterOrEqualTo',
          threshold: [threshold],
        }),
        { status: 'measured', rows: 0, value: 0 },
        RUN,
      ).outcome;
    expect([outcome(0), outcome(1)]).toEqual(['pass', 'fail']);
  });

  it.each(['error', 'not_evaluated'] as const)(
    'passes %s on with its reason',
    status => {
      expect(
        judgeOwnCheck(check(), { status, reason: 'because' }, RUN),
      ).toMatchObject({ outcome: status, message: 'because' });
    },
  );

  it.each([
    ['a time that is still to come', now + 2 * 86_400, 'not_evaluated'],
    // It is tomorrow already in the east.
    ['a date of today', now + 12 * 3600, 'pass'],
    ['no time', null, 'not_evaluated'],
    ['a time without end', Infinity, 'not_evaluated'],
    ['a time without beginning', -Infinity, 'not_evaluated'],
    ['a young time', now - 59, 'pass'],
    ['a time as old as promised', now - 60, 'fail'],
  ] as const)('judges %s', (_, value, outcome) => {
    expect(
      judgeOwnCheck(age(60), { status: 'measured', rows: 1, value }, RUN)
        .outcome,
    ).toBe(outcome);
  });

  it('tells ports and products apart, and runs not', () => {
    const key = (run: Partial<OwnRun>) =>
      notEvaluated(promise(none), 'because', { ...RUN, ...run }).checkKey;
    expect(key({ runId: 'run-2', now: new Date(0) })).toBe(key({}));
    expect(key({ product: 'dataproduct:default/others' })).not.toBe(key({}));
    expect(
      notEvaluated({ ...promise(none), port: 'b' }, 'because', RUN).checkKey,
    ).not.toBe(key({}));
    expect(
      judgeOwnCheck(check(), { status: 'error', reason: '' }, RUN).checkKey,
    ).toBe(key({}));
  });
});

describe('types', () => {
  it.each([
    ['varchar(16)', 'string'],
    ['CHARACTER VARYING', 'string'],
    ['uuid', 'string'],
    ["ENUM('a', 'b')", 'string'],
    ['numeric(10,2)', 'number'],
    ['BIGINT UNSIGNED', 'number'],
    ['double precision', 'number'],
    ['timestamp(3) without time zone', 'timestamp'],
    ['TIMESTAMP WITH TIME ZONE', 'timestamp'],
    ['time with time zone', 'time'],
    ['date', 'date'],
    ['text[]', 'array'],
    ['varchar(20)[3]', 'array'],
    ['array<string>', 'array'],
    ['STRUCT(a DECIMAL(10,2), b INTEGER)', 'object'],
    ['STRUCT(a INTEGER)[]', 'array'],
    ['jsonb', 'json'],
    ['bytea', 'binary'],
    ['inet', undefined],
    ['', undefined],
    ['constructor', undefined],
  ])('%s is of the family %s', (type, family) => {
    expect(typeFamilyOf(type)).toBe(family);
  });

  it('goes by the physical type where it is known, else by the logical one', () => {
    expect(
      promisedFamily({ logicalType: 'string', physicalType: 'date' }),
    ).toBe('date');
    expect(promisedFamily({ logicalType: 'number', physicalType: 'odd' })).toBe(
      'number',
    );
    expect(promisedFamily({})).toBeUndefined();
  });

  it.each([
    ['number', 'number', true],
    ['string', 'number', false],
    ['date', 'timestamp', false],
    ['object', 'json', true],
    ['array', 'json', true],
    ['string', 'json', false],
    [undefined, 'json', true],
    ['string', undefined, true],
  ] as const)('%s is kept by %s: %s', (promised, found, isKept) => {
    expect(keepsPromise(promised, found)).toBe(isKept);
  });
});

describe('a schema', () => {
  const contract = contractOf();
  const [schema] = contract.schemas;
  const judge = (...columns: Parameters<typeof columnOf>[0][]) =>
    judgeSchema(
      contract,
      schema,
      { columns: columns.flat().map(each => ({ type: 'text', ...each })) },
      RUN,
    );

  it('has its columns in any case and order, and may have more', () => {
    expect(
      judge([{ name: 'more' }, { name: 'PLACED_AT' }, { name: 'id' }]),
    ).toMatchObject({ outcome: 'pass', measured: { value: 0 } });
  });

  it('has a column whose name fits two by its exact name only', () => {
    const columns = [{ name: 'ID' }, { name: 'Id' }];
    expect(columnOf(columns, { name: 'Id' })).toBe(columns[1]);
    expect(columnOf(columns, { name: 'id' })).toBeUndefined();
  });

  it('names at most ten columns', () => {
    const many = contractOf();
    many.schemas[0].properties = Array.from({ length: 12 }, (_, i) => ({
      ...schema.properties[0],
      name: `c${i}`,
      path: `c${i}`,
    }));
    expect(
      judgeSchema(many, many.schemas[0], { columns: [] }, RUN).message,
    ).toMatch(/^12 of 12 columns: c0 is missing; .*c9 is missing; and 2 more$/);
  });

  it.each([
    ['v3.0.2', 'pass'],
    ['3.0.0', 'pass'],
    ['v3.1.0', 'fail'],
  ])(
    'of version %s may promise a time as a date: %s',
    (apiVersion, outcome) => {
      const old = contractOf({ apiVersion });
      old.schemas[0].properties = [
        { ...schema.properties[1], logicalType: 'date' },
      ];
      expect(
        judgeSchema(
          old,
          old.schemas[0],
          {
            columns: [
              { name: 'placed_at', type: 'timestamp', family: 'timestamp' },
            ],
          },
          RUN,
        ).outcome,
      ).toBe(outcome);
    },
  );
});
