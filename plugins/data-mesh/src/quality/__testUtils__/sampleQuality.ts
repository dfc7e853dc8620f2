import type {
  CheckHistory,
  Incident,
  MaturityResult,
  ProductQuality,
  QualityCheck,
  QualityHistory,
  ServiceLevelStatus,
} from '@backstage-data-mesh/plugin-data-mesh-common';

/** A moment so long ago, as the API writes it. */
export const hoursAgo = (hours: number) =>
  new Date(Date.now() - hours * 3_600_000).toISOString();

// A test that runs past midnight keeps its day.
const BEGUN = Date.now();

/** A day so many days ago, as the API writes it. */
export const dayBefore = (days: number) =>
  new Date(BEGUN - days * 24 * 3_600_000).toISOString().slice(0, 10);

/** A check; what a test does not care about is filled in. */
export function sampleCheck(parts: Partial<QualityCheck> = {}): QualityCheck {
  return {
    id: 7,
    key: 'dbt:unique_order_id',
    name: 'order_id is unique',
    engine: 'dbt',
    type: 'unique',
    port: 'orders',
    schema: 'orders',
    property: 'order_id',
    dimension: 'uniqueness',
    severity: 'error',
    state: 'pass',
    outcome: 'pass',
    since: hoursAgo(50),
    executedAt: hoursAgo(2),
    maxAgeSeconds: 604_800,
    runId: 'run-41',
    effect: 'raises',
    gained: 25,
    lost: 0,
    ...parts,
  };
}

/** A check that failed. */
export function failingCheck(parts: Partial<QualityCheck> = {}): QualityCheck {
  return sampleCheck({
    state: 'fail',
    outcome: 'fail',
    effect: 'lowers',
    gained: 0,
    lost: 12.5,
    failedRows: 17,
    rowsTested: 3400,
    measured: { value: 17, unit: 'rows' },
    threshold: 'no rows',
    message: 'Got 17 results, configured to fail if != 0',
    link: 'https://dbt.example/runs/41',
    promised: 'order_id: duplicate values must be 0',
    ...parts,
  });
}

/** A check of the contract that no engine reported. */
export function missingCheck(parts: Partial<QualityCheck> = {}): QualityCheck {
  return {
    key: 'rule:0123456789abcdef',
    name: 'status: invalid values must be 0',
    promised: 'status: invalid values must be 0',
    port: 'orders',
    schema: 'orders',
    property: 'status',
    dimension: 'conformity',
    state: 'not_reported',
    effect: 'uncovered',
    gained: 0,
    lost: 0,
    ...parts,
  };
}

export function sampleIncident(parts: Partial<Incident> = {}): Incident {
  return {
    id: '55555555-5555-4555-8555-555555555555',
    version: 3,
    product: 'dataproduct:default/orders',
    kind: 'check-failing',
    title: 'order_id is unique fails',
    detail: '17 of 3,400 rows failed.',
    checkId: 7,
    severity: 'error',
    state: 'open',
    openedAt: hoursAgo(2),
    lastSeenAt: hoursAgo(1),
    reopened: 0,
    actions: [],
    ...parts,
  };
}

export function sampleServiceLevel(
  parts: Partial<ServiceLevelStatus> = {},
): ServiceLevelStatus {
  return {
    key: 'level:1',
    port: 'orders',
    property: 'freshness',
    element: 'orders.placed_at',
    promise: 'at most 24 hours old',
    windowDays: 30,
    objective: 0.95,
    good: 59,
    bad: 1,
    compliance: 59 / 60,
    budgetLeft: 0.66,
    burnRate: 0.4,
    latest: {
      outcome: 'pass',
      at: hoursAgo(3),
      value: 7200,
      unit: 'seconds',
    },
    state: 'kept',
    days: [
      { day: dayBefore(2), good: 2, bad: 0 },
      { day: dayBefore(1), good: 1, bad: 1 },
    ],
    ...parts,
  };
}

/** Three of four checks evaluated, one of them failed. */
export function sampleProductQuality(
  parts: Partial<ProductQuality> = {},
): ProductQuality {
  return {
    product: 'dataproduct:default/orders',
    rule: 1,
    score: 87.5,
    coverage: 0.75,
    evaluated: 3,
    expected: 4,
    failing: 1,
    change: -12.5,
    alertBelow: 70,
    lastResultAt: hoursAgo(2),
    dimensions: [
      { dimension: 'completeness', score: 100, evaluated: 2, expected: 2 },
      { dimension: 'conformity', evaluated: 0, expected: 1 },
      { dimension: 'uniqueness', score: 0, evaluated: 1, expected: 1 },
    ],
    ports: [
      {
        port: 'orders',
        title: 'Order tables',
        score: 87.5,
        coverage: 0.75,
        evaluated: 3,
        expected: 4,
        failing: 1,
      },
    ],
    checks: [
      failingCheck(),
      missingCheck(),
      sampleCheck({
        id: 8,
        key: 'dbt:not_null_order_id',
        name: 'order_id is not null',
        type: 'not_null',
        dimension: 'completeness',
        gained: 43.75,
      }),
      sampleCheck({
        id: 9,
        key: 'soda:rows',
        name: 'there are orders',
        engine: 'soda',
        type: 'row_count',
        property: undefined,
        dimension: 'completeness',
        gained: 43.75,
      }),
    ],
    serviceLevels: [sampleServiceLevel()],
    incidents: [],
    runs: [
      {
        engine: 'dbt',
        engineVersion: '1.11.0',
        runId: 'run-41',
        source: 'push',
        results: 3,
        executedAt: hoursAgo(2),
        receivedAt: hoursAgo(1.9),
      },
    ],
    jobs: [],
    actions: [],
    ...parts,
  };
}

/** A product of which nobody knows anything. */
export function emptyProductQuality(
  parts: Partial<ProductQuality> = {},
): ProductQuality {
  return {
    product: 'dataproduct:default/orders',
    rule: 1,
    evaluated: 0,
    expected: 0,
    failing: 0,
    dimensions: [],
    ports: [],
    checks: [],
    serviceLevels: [],
    incidents: [],
    runs: [],
    jobs: [],
    actions: [],
    ...parts,
  };
}

export const SAMPLE_HISTORY: QualityHistory = {
  days: [
    {
      day: '2026-11-20',
      score: 100,
      coverage: 0.75,
      evaluated: 3,
      expected: 4,
      failing: 0,
    },
    {
      day: '2026-11-21',
      score: 87.5,
      coverage: 0.75,
      evaluated: 3,
      expected: 4,
      failing: 1,
    },
  ],
};

export const SAMPLE_CHECK_HISTORY: CheckHistory = {
  id: 7,
  name: 'order_id is unique',
  results: [
    {
      outcome: 'fail',
      executedAt: hoursAgo(2),
      runId: 'run-41',
      value: 17,
      failedRows: 17,
      rowsTested: 3400,
      message: 'Got 17 results',
    },
    { outcome: 'pass', executedAt: hoursAgo(26), runId: 'run-40', value: 0 },
    { outcome: 'error', executedAt: hoursAgo(50), runId: 'run-39' },
  ],
};

export const SAMPLE_MATURITY: { scorecards: MaturityResult[] } = {
  scorecards: [
    {
      id: 'usability',
      title: 'Usable data product',
      level: 1,
      levelTitle: 'Discoverable',
      levels: [
        {
          level: 1,
          title: 'Discoverable',
          reached: true,
          criteria: [
            {
              id: 'described',
              title: 'It has a description',
              attribute: 'discoverable',
              met: true,
            },
          ],
        },
        {
          level: 2,
          title: 'Trustworthy',
          reached: false,
          criteria: [
            {
              id: 'contract',
              title: 'Every port has a contract',
              attribute: 'understandable',
              met: true,
            },
            {
              id: 'checked',
              title: 'Every promise is checked',
              attribute: 'trustworthy',
              met: false,
              remediation: 'Have the missing checks run.',
            },
            {
              id: 'odd',
              title: 'It is cheap',
              met: false,
              error: 'There is no fact named cost',
            },
          ],
        },
      ],
    },
  ],
};
