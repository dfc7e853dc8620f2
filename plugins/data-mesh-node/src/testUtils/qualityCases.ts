import type { CheckOutcome } from '@backstage-data-mesh/plugin-data-mesh-common';

/**
 * A table to fill a platform with.
 * @public
 */
export type QualityCaseTable = {
  name: string;
  columns: ReadonlyArray<{
    name: string;
    type: 'integer' | 'number' | 'string' | 'boolean' | 'date' | 'timestamp';
  }>;
  /** Dates and times as text in ISO 8601. */
  rows: ReadonlyArray<ReadonlyArray<string | number | boolean | null>>;
};

/** The present of all cases. */
export const CASE_NOW = new Date('2026-11-23T12:00:00Z');

const PERSON: QualityCaseTable['columns'] = [
  { name: 'id', type: 'integer' },
  { name: 'country', type: 'string' },
  { name: 'email', type: 'string' },
  { name: 'age', type: 'integer' },
  { name: 'amount', type: 'number' },
  { name: 'member', type: 'boolean' },
  { name: 'joined_on', type: 'date' },
  { name: 'seen_at', type: 'timestamp' },
  { name: 'note', type: 'string' },
];

const QUOTED = `it's "quoted", with a comma`;

/** Eight rows, so that each is an eighth: 12.5 percent. */
const PEOPLE: QualityCaseTable = {
  name: 'people',
  columns: PERSON,
  // prettier-ignore
  rows: [
    [1, 'DE', 'anna@example.com',  34,   1.5,  true,  '2024-01-15', '2026-11-23T10:00:00Z', 'fine'],
    [2, 'DE', 'bob@example.com',   27,   2.25, false, '2024-01-15', '2026-11-23T09:00:00Z', 'N/A'],
    [3, 'FR', 'carla@example.com', 41,   null, true,  '2024-03-02', '2026-11-22T12:00:00Z', 'fine'],
    [4, 'FR', null,                41,   10,   true,  '2023-07-30', '2026-11-20T12:00:00Z', '-'],
    [5, 'XX', 'dora.example.com',  0,    10,   false, '2022-02-28', null,                   'fine'],
    [6, null, 'anna@example.com',  -1,   99.9, null,  null,         '2026-10-24T12:00:00Z', null],
    [7, 'DE', 'emil@example.com',  34,   5,    true,  '2024-01-15', '2026-11-01T00:00:00Z', QUOTED],
    [7, 'fr', 'Emil@example.com',  null, 5,    false, '2025-12-31', '2026-11-02T00:00:00Z', 'N/A'],
  ],
};

const NOBODY: QualityCaseTable = { name: 'nobody', columns: PERSON, rows: [] };

/** A name that has to be quoted, and columns without a single value. */
export const ODD_COLUMN = `odd "col'umn"; --`;
const SPARSE: QualityCaseTable = {
  name: 'sparse',
  columns: [
    { name: 'id', type: 'integer' },
    { name: ODD_COLUMN, type: 'string' },
    { name: 'code', type: 'string' },
    { name: 'loaded_at', type: 'timestamp' },
  ],
  rows: [
    [1, 'a', null, null],
    [2, null, null, null],
  ],
};

/** @public */
export const QUALITY_CASE_TABLES: readonly QualityCaseTable[] = [
  PEOPLE,
  NOBODY,
  SPARSE,
];

/** A number that was worked out by hand, to be compared in every way. */
export type CountedCase = {
  table: string;
  column?: string;
  metric: string;
  arguments?: Record<string, unknown>;
  /** Rows, or values that occur more than once. */
  count: number;
  percent?: number;
  tested?: number;
  failed?: number;
};

export const COUNTED_CASES: readonly CountedCase[] = [
  { table: 'people', metric: 'rowCount', count: 8 },
  ...people('nullValues', [
    ['id', undefined, 0, 0],
    ['country', undefined, 1, 12.5],
    ['amount', undefined, 1, 12.5],
    ['member', undefined, 1, 12.5],
    ['joined_on', undefined, 1, 12.5],
    ['seen_at', undefined, 1, 12.5],
  ]),
  ...people('missingValues', [
    ['note', undefined, 1, 12.5],
    ['note', { missingValues: [null] }, 1, 12.5],
    // Null, N/A twice, and a dash.
    ['note', { missingValues: [null, 'N/A', '-'] }, 4, 50],
    ['age', { missingValues: [-1, '0', 'N/A'] }, 3, 37.5],
    ['joined_on', { missingValues: ['2022-02-28'] }, 2, 25],
    ['seen_at', { missingValues: ['2026-11-01'] }, 2, 25],
    ['seen_at', { missingValues: ['2026-11-01T01:00:00+01:00'] }, 2, 25],
    ['member', { missingValues: [false] }, 4, 50],
  ]),
  ...people(
    'invalidValues',
    [
      // Null is not invalid; a different case is.
      ['country', { validValues: ['DE', 'FR'] }, 2, 25],
      ['age', { validValues: [34, 27, '41'] }, 2, 25],
      ['amount', { validValues: [1.5, 2.25, 10, '5.0', 99.9] }, 0, 0],
      ['amount', { validValues: [1.5, 2.25, 10, 5] }, 1, 12.5],
      ['member', { validValues: [true] }, 3, 37.5],
      ['joined_on', { validValues: ['2024-01-15', '2024-03-02'] }, 3, 37.5],
      ['note', { validValues: [QUOTED, 'fine', 'N/A'] }, 1, 12.5],
      ['email', { pattern: '^[^@]+@example\\.com$' }, 1, 12.5],
      // A part of the text is enough, as in the regular expressions of JSON Schema.
      ['email', { pattern: 'example' }, 0, 0],
      ['age', { pattern: '^[0-9]+$' }, 1, 12.5],
      [
        'country',
        { validValues: ['DE', 'FR', 'fr'], pattern: '^[A-Z]{2}$' },
        2,
        25,
      ],
    ],
    7,
  ),
  {
    table: 'people',
    column: 'id',
    metric: 'duplicateValues',
    count: 1,
    percent: 12.5,
    tested: 8,
    failed: 2,
  },
  {
    table: 'people',
    column: 'country',
    metric: 'duplicateValues',
    count: 2,
    percent: 25,
    tested: 7,
    failed: 5,
  },
  {
    table: 'people',
    column: 'email',
    metric: 'duplicateValues',
    count: 1,
    percent: 12.5,
    tested: 7,
    failed: 2,
  },
  {
    table: 'people',
    metric: 'duplicateValues',
    arguments: { properties: ['country', 'joined_on'] },
    count: 1,
    percent: 12.5,
    tested: 7,
    failed: 3,
  },
  {
    table: 'people',
    metric: 'duplicateValues',
    arguments: { properties: ['id', 'email'] },
    count: 0,
    percent: 0,
    tested: 7,
    failed: 0,
  },
  { table: 'nobody', metric: 'rowCount', count: 0 },
  { table: 'sparse', metric: 'rowCount', count: 2 },
  {
    table: 'sparse',
    column: 'code',
    metric: 'nullValues',
    count: 2,
    percent: 100,
  },
  {
    table: 'sparse',
    column: ODD_COLUMN,
    metric: 'missingValues',
    arguments: { missingValues: [`'; DROP TABLE people; --`] },
    count: 1,
    percent: 50,
  },
];

function people(
  metric: string,
  cases: ReadonlyArray<
    [
      column: string,
      args: Record<string, unknown> | undefined,
      count: number,
      percent: number,
    ]
  >,
  tested = 8,
): CountedCase[] {
  return cases.map(([column, args, count, percent]) => ({
    table: 'people',
    column,
    metric,
    arguments: args,
    count,
    percent,
    tested,
  }));
}

/** Whether a number keeps a comparison with something near to it. */
export const COMPARED: ReadonlyArray<
  [operator: string, bounds: readonly number[], outcome: 'pass' | 'fail']
> = [
  ['mustBe', [0], 'pass'],
  ['mustBe', [1], 'fail'],
  ['mustNotBe', [1], 'pass'],
  ['mustNotBe', [0], 'fail'],
  ['mustBeGreaterThan', [-1], 'pass'],
  ['mustBeGreaterThan', [0], 'fail'],
  ['mustBeGreaterOrEqualTo', [0], 'pass'],
  ['mustBeGreaterOrEqualTo', [1], 'fail'],
  ['mustBeLessThan', [1], 'pass'],
  ['mustBeLessThan', [0], 'fail'],
  ['mustBeLessOrEqualTo', [0], 'pass'],
  ['mustBeLessOrEqualTo', [-1], 'fail'],
  ['mustBeBetween', [-1, 0], 'pass'],
  ['mustBeBetween', [0, 1], 'pass'],
  ['mustBeBetween', [1, 2], 'fail'],
  ['mustNotBeBetween', [1, 2], 'pass'],
  ['mustNotBeBetween', [0, 1], 'fail'],
];

/** Promises about the age of the newest or the oldest row. */
export const AGE_CASES: ReadonlyArray<{
  property: 'latency' | 'retention';
  element: string;
  value: number | string;
  unit?: string;
  outcome: CheckOutcome;
  seconds?: number;
}> = [
  ...ages('latency', 'people.seen_at', 2 * 3600, [
    [3, 'h', 'pass'],
    // As old as allowed is not younger.
    [2, 'h', 'fail'],
    [121, 'm', 'pass'],
    [119, 'minutes', 'fail'],
    ['3', 'hours', 'pass'],
    [1, undefined, 'pass'],
  ]),
  // A date is its beginning.
  ...ages('latency', 'people.joined_on', 327.5 * 86_400, [
    [328, 'd', 'pass'],
    [327, 'd', 'fail'],
  ]),
  ...ages('retention', 'people.seen_at', 30 * 86_400, [
    [31, 'd', 'pass'],
    [29, 'days', 'fail'],
    // Of a retention `m` is months.
    [2, 'm', 'pass'],
    [1, 'y', 'pass'],
  ]),
  ...ages('retention', 'people.joined_on', 1729.5 * 86_400, [
    [5, 'y', 'pass'],
    [4, 'y', 'fail'],
  ]),
  { ...level('latency', 'nobody.seen_at'), outcome: 'not_evaluated' },
  { ...level('retention', 'nobody.seen_at'), outcome: 'not_evaluated' },
  { ...level('latency', 'sparse.loaded_at'), outcome: 'not_evaluated' },
  { ...level('latency', 'people.note'), outcome: 'not_evaluated' },
  { ...level('latency', 'people'), outcome: 'not_evaluated' },
  { ...level('latency', 'people.gone'), outcome: 'not_evaluated' },
  { ...level('latency', 'elsewhere.at'), outcome: 'not_evaluated' },
];

function ages(
  property: 'latency' | 'retention',
  element: string,
  seconds: number,
  cases: ReadonlyArray<
    [value: number | string, unit: string | undefined, outcome: 'pass' | 'fail']
  >,
) {
  return cases.map(([value, unit, outcome]) => ({
    property,
    element,
    value,
    unit,
    outcome,
    seconds,
  }));
}

function level(property: 'latency' | 'retention', element: string) {
  return { property, element, value: 1, unit: 'd' };
}

/** Rules with another outcome than a number that is compared. */
export const OTHER_CASES: ReadonlyArray<{
  title: string;
  table: string;
  column?: string;
  rule: Record<string, unknown>;
  outcome: CheckOutcome;
}> = [
  // Nothing tested is no verdict.
  ...[
    ['nullValues', undefined],
    ['missingValues', undefined],
    ['invalidValues', { pattern: '.' }],
    ['duplicateValues', undefined],
  ].flatMap(([metric, args]) =>
    ['rows', 'percent'].map(unit => ({
      title: `${metric} in ${unit} of an empty table`,
      table: 'nobody',
      column: 'country',
      rule: {
        metric,
        arguments: args,
        unit,
        operator: 'mustBe',
        threshold: [0],
      },
      outcome: 'not_evaluated' as const,
    })),
  ),
  {
    title: 'valid values of a column without values',
    table: 'sparse',
    column: 'code',
    rule: {
      metric: 'invalidValues',
      arguments: { validValues: ['a'] },
      operator: 'mustBe',
      threshold: [0],
    },
    outcome: 'not_evaluated',
  },
  {
    title: 'duplicates of a column without values',
    table: 'sparse',
    column: 'code',
    rule: { metric: 'duplicateValues', operator: 'mustBe', threshold: [0] },
    outcome: 'not_evaluated',
  },
  // What says too little.
  ...(
    [
      ['no comparison', { metric: 'nullValues' }],
      [
        'an unknown comparison',
        { metric: 'nullValues', operator: 'mustBeNice', threshold: [0] },
      ],
      [
        'a comparison with a word',
        { metric: 'nullValues', operator: 'mustBe', threshold: ['none'] },
      ],
      [
        'a range with one end',
        { metric: 'nullValues', operator: 'mustBeBetween', threshold: [0] },
      ],
      [
        'a range from high to low',
        { metric: 'nullValues', operator: 'mustBeBetween', threshold: [2, 0] },
      ],
      [
        'an unknown metric',
        { metric: 'rowCounts', operator: 'mustBe', threshold: [0] },
      ],
      [
        'neither values nor a pattern',
        { metric: 'invalidValues', operator: 'mustBe', threshold: [0] },
      ],
      [
        'no valid value at all',
        {
          metric: 'invalidValues',
          arguments: { validValues: [] },
          operator: 'mustBe',
          threshold: [0],
        },
      ],
      [
        'rows in percent',
        {
          metric: 'rowCount',
          unit: 'percent',
          operator: 'mustBe',
          threshold: [100],
        },
      ],
      [
        'a rule of another engine',
        { type: 'custom', engine: 'soda', implementation: 'x' },
      ],
      [
        'a query that is not allowed',
        {
          type: 'sql',
          query: 'SELECT 0',
          operator: 'mustBe',
          threshold: [0],
        },
      ],
    ] as const
  ).map(([title, rule]) => ({
    title,
    table: 'people',
    column: 'country',
    rule,
    outcome: 'not_evaluated' as const,
  })),
  {
    title: 'a metric of a column without one',
    table: 'people',
    rule: { metric: 'nullValues', operator: 'mustBe', threshold: [0] },
    outcome: 'not_evaluated',
  },
  {
    title: 'duplicates of a column that is not there',
    table: 'people',
    rule: {
      metric: 'duplicateValues',
      arguments: { properties: ['id', 'gone'] },
      operator: 'mustBe',
      threshold: [0],
    },
    outcome: 'not_evaluated',
  },
  {
    title: 'a pattern that is no regular expression',
    table: 'people',
    column: 'email',
    rule: {
      metric: 'invalidValues',
      arguments: { pattern: '(' },
      operator: 'mustBe',
      threshold: [0],
    },
    outcome: 'error',
  },
  // What a miss means, in the words of datacontract-cli.
  ...(
    [
      ['info', 'warn'],
      ['Warning', 'warn'],
      ['low', 'warn'],
      ['minor', 'warn'],
      ['trivial', 'warn'],
      ['medium', 'fail'],
      ['error', 'fail'],
      ['critical', 'fail'],
      [undefined, 'fail'],
    ] as const
  ).map(([severity, outcome]) => ({
    title: `a miss of the severity ${severity}`,
    table: 'people',
    column: 'country',
    rule: {
      metric: 'nullValues',
      severity,
      operator: 'mustBe',
      threshold: [0],
    },
    outcome,
  })),
];
