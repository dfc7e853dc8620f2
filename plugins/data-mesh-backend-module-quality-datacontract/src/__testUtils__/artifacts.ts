const encode = (value: unknown) =>
  new TextEncoder().encode(JSON.stringify(value));

/** A check as version 1.1 writes it. */
export const check = (fields: object = {}, diagnostics: object = {}) => ({
  id: '2ad0a1f0-7f0e-4c3a-b9ae-0d5b64d2f7a1',
  key: 'orders__order_id__field_required',
  category: 'schema',
  type: 'field_required',
  name: 'Check that field order_id has no missing values',
  model: 'orders',
  field: 'order_id',
  engine: 'ibis',
  language: 'sql',
  implementation: 'SELECT COUNT(*) FROM orders WHERE order_id IS NULL',
  result: 'passed',
  diagnostics: {
    metric: 'missing_count',
    field: 'order_id',
    value: 0,
    threshold: '= 0',
    row_count: 412,
    failed_fraction: 0,
    ...diagnostics,
  },
  ...fields,
});

/** A check as version 0.9 wrote it. */
export const oldCheck = (fields: object = {}) => ({
  type: 'field_is_present',
  name: 'Check that field order_id is present',
  model: 'orders',
  field: 'order_id',
  engine: 'soda',
  result: 'passed',
  reason: null,
  ...fields,
});

export const run = (checks: unknown, fields: object = {}) => ({
  runId: '0b2f1c9e-6f4a-4b7e-9a5d-1c2d3e4f5a6b',
  datacontractCliVersion: '1.1.1',
  dataContractId: 'orders',
  dataContractVersion: '2.1.0',
  server: 'production',
  timestampStart: '2026-11-20T06:00:00Z',
  timestampEnd: '2026-11-20T06:00:05.123456Z',
  result: 'passed',
  checks,
  logs: [],
  ...fields,
});

export const published = (checks: unknown, fields: object = {}) =>
  encode(run(checks, fields));

export const oldRun = (checks: unknown) =>
  encode({
    runId: '7d8e9f0a-1b2c-3d4e-5f6a-7b8c9d0e1f2a',
    timestampStart: '2024-02-20T06:00:00Z',
    timestampEnd: '2024-02-20T06:00:05Z',
    result: 'passed',
    checks,
    logs: [],
  });

/** As a scheduler keeps the results of its tasks. */
export const scheduled = (...runs: unknown[]) =>
  encode(
    runs.map(result => ({
      dag_id: 'nightly',
      task_id: 'test_orders',
      timestamp: '2026-11-20T06:00:06.000000',
      result,
    })),
  );
