const encode = (value: unknown) =>
  new TextEncoder().encode(JSON.stringify(value));

const scan = (fields: object) => ({
  definitionName: 'nightly',
  defaultDataSource: 'retail',
  dataTimestamp: '2026-11-20T06:00:00+00:00',
  scanStartTimestamp: '2026-11-20T06:00:00+00:00',
  scanEndTimestamp: '2026-11-20T06:00:05+00:00',
  hasErrors: false,
  hasWarnings: false,
  hasFailures: false,
  ...fields,
});

/** A check of version 3. */
export const check = (fields: object = {}) => ({
  identity: '417d72e0',
  identities: { v1: 'e71e9907', v2: '0b58f99c', v3: '417d72e0' },
  name: 'missing_count(order_id) = 0',
  type: 'generic',
  definition: 'checks for orders:\n  missing_count(order_id) = 0',
  resourceAttributes: [],
  dataSource: 'retail',
  table: 'orders',
  column: 'order_id',
  metrics: ['metric-nightly-retail-orders-order_id-missing_count'],
  outcome: 'pass',
  diagnostics: {
    blocks: [],
    value: 0,
    fail: { greaterThan: 0, lessThan: 0 },
  },
  ...fields,
});

export const scanResults = (checks: unknown, fields: object = {}) =>
  encode(scan({ metrics: [], checks, queries: [], logs: [], ...fields }));

/** A check of version 4. */
export const contractCheck = (fields: object = {}, v4: object = {}) => ({
  identities: { vc1: '20faf7be' },
  checkPath: 'columns.order_id.checks.missing',
  name: 'No missing values',
  type: 'generic',
  checkType: 'missing',
  definition: 'columns: …',
  resourceAttributes: [],
  dataSource: 'retail',
  table: 'orders',
  datasetPrefix: ['shop', 'sales'],
  column: 'order_id',
  outcome: 'pass',
  diagnostics: {
    value: 0,
    fail: {},
    v4: {
      type: 'missing',
      failedRowsCount: 0,
      failedRowsPercent: 0,
      datasetRowsTested: 5,
      checkRowsTested: 5,
      ...v4,
    },
  },
  ...fields,
});

export const verification = (checks: unknown, fields: object = {}) =>
  encode(
    scan({
      definitionName: 'retail/shop/sales/orders',
      checks,
      logs: [],
      contract: { fileId: 'file-1' },
      resultsIngestionMode: 'full',
      type: 'sodaCoreInsertScanResults',
      token: 'a-token-that-must-not-get-out',
      ...fields,
    }),
  );
