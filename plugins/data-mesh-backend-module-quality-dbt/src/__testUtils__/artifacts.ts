const encode = (value: unknown) =>
  new TextEncoder().encode(JSON.stringify(value));

const metadata = (kind: string, version: number) => ({
  dbt_schema_version: `https://schemas.getdbt.com/dbt/${kind}/v${version}.json`,
  dbt_version: '1.10.4',
  generated_at: '2026-11-20T06:00:09.000000Z',
  invocation_id: '5e2f9f3c-8f3b-4d0e-9a52-0b2f6a5d7c11',
  env: { DBT_ENV_SECRET: 'hush' },
});

/** A result of `run_results.json`. */
export const nodeResult = (fields: object = {}) => ({
  unique_id: 'test.shop.not_null_orders_order_id.cf6c17daed',
  status: 'pass',
  timing: [
    {
      name: 'compile',
      started_at: '2026-11-20T06:00:01.000000Z',
      completed_at: '2026-11-20T06:00:02.000000Z',
    },
    {
      name: 'execute',
      started_at: '2026-11-20T06:00:02.000000Z',
      completed_at: '2026-11-20T06:00:03.250000Z',
    },
  ],
  thread_id: 'Thread-1',
  execution_time: 1.2,
  adapter_response: { rows_affected: 1 },
  message: null,
  failures: 0,
  compiled_code: 'select order_id from orders where order_id is null',
  ...fields,
});

/** What dbt writes of a test that it compiled and did not run. */
export const stub = (fields: object = {}) =>
  nodeResult({
    status: 'success',
    failures: null,
    adapter_response: {},
    message: null,
    ...fields,
  });

export const runResults = (
  results: unknown,
  { version = 6, which = 'build' }: { version?: number; which?: string } = {},
) =>
  encode({
    metadata: metadata('run-results', version),
    results,
    elapsed_time: 8.1,
    args: { which },
  });

/** A result of `sources.json`. */
export const sourceResult = (fields: object = {}) => ({
  unique_id: 'source.shop.raw.orders',
  max_loaded_at: '2026-11-20T05:00:00+00:00',
  snapshotted_at: '2026-11-20T06:00:00+00:00',
  max_loaded_at_time_ago_in_s: 3600,
  status: 'pass',
  criteria: {
    warn_after: { count: 12, period: 'hour' },
    error_after: { count: 1, period: 'day' },
    filter: null,
  },
  adapter_response: {},
  timing: [],
  thread_id: 'Thread-1',
  execution_time: 0.1,
  ...fields,
});

export const sources = (results: unknown, version = 3) =>
  encode({ metadata: metadata('sources', version), results, elapsed_time: 1 });

export const freshness = (results: unknown, version = 0) =>
  encode({ metadata: metadata('freshness', version), results });

export const manifest = (nodes: object, sourceNodes: object = {}) =>
  encode({
    metadata: { ...metadata('manifest', 12), adapter_type: 'postgres' },
    nodes,
    sources: sourceNodes,
    macros: { 'macro.dbt.test_not_null': { macro_sql: '{% test %}' } },
  });
