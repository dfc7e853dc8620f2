/** Status by name of a test, such as `not_null_orders_order_id: 'pass'`. */
export type TestStatuses = Record<string, string>;

const idOf = (name: string) => `test.shop.${name}.0a1b2c3d4e`;

/** `run_results.json` as dbt writes it. */
export function dbtRunResults(options: {
  runId: string;
  at: Date;
  tests: TestStatuses;
  version?: number;
  /** The command. */
  which?: string;
}): object {
  const { runId, at, tests, version = 6, which = 'test' } = options;
  const time = at.toISOString();
  return {
    metadata: {
      dbt_schema_version: `https://schemas.getdbt.com/dbt/run-results/v${version}.json`,
      dbt_version: '1.10.1',
      generated_at: time,
      invocation_id: runId,
      env: {},
    },
    args: { which },
    elapsed_time: 1.5,
    results: Object.entries(tests).map(([name, status]) => ({
      unique_id: idOf(name),
      status,
      timing: [
        { name: 'compile', started_at: time, completed_at: time },
        { name: 'execute', started_at: time, completed_at: time },
      ],
      thread_id: 'Thread-1',
      execution_time: 0.1,
      message: status === 'fail' ? 'Got 3 results, configured to fail' : null,
      failures: { pass: 0, fail: 3 }[status] ?? null,
      adapter_response: {},
    })),
  };
}

/** Its `manifest.json`, in which the team wrote to which port tests belong. */
export function dbtManifest(options: {
  runId: string;
  tests: TestStatuses;
  product: string;
  port: string;
}): object {
  const { runId, tests, product, port } = options;
  return {
    metadata: {
      dbt_schema_version: 'https://schemas.getdbt.com/dbt/manifest/v12.json',
      dbt_version: '1.10.1',
      invocation_id: runId,
    },
    nodes: Object.fromEntries(
      Object.keys(tests).map(name => [
        idOf(name),
        {
          unique_id: idOf(name),
          resource_type: 'test',
          name,
          config: {
            severity: 'ERROR',
            meta: { data_mesh: { product, port } },
          },
        },
      ]),
    ),
    sources: {},
  };
}

/** A run as `datacontract test --publish` sends it. */
export function dataContractRun(options: {
  runId: string;
  at: Date;
  contract: string;
  product?: string;
  port?: string;
  /** Result by name of a check. */
  checks: Record<string, string>;
}): object {
  const { runId, at, contract, product, port, checks } = options;
  const time = at.toISOString();
  return {
    runId,
    datacontractCliVersion: '1.1.1',
    dataContractId: contract,
    dataContractVersion: '1.0.0',
    dataProductId: product ?? null,
    outputPortId: port ?? null,
    server: 'warehouse',
    timestampStart: time,
    timestampEnd: time,
    result: 'passed',
    checks: Object.entries(checks).map(([name, result]) => ({
      id: `${runId}-${name}`,
      key: name,
      category: 'schema',
      type: 'field_required',
      name,
      model: 'orders',
      field: 'order_id',
      engine: 'soda-core',
      result,
    })),
    logs: [],
  };
}

/** An event as the HTTP transport of OpenLineage sends it. */
export function lineageEvent(options: {
  runId: string;
  at: Date;
  type?: 'START' | 'RUNNING' | 'COMPLETE' | 'ABORT' | 'FAIL' | 'OTHER';
  /** Whether an assertion about the table held; left out for an event without. */
  assertions?: Record<string, boolean>;
}): object {
  const { runId, at, type = 'COMPLETE', assertions } = options;
  return {
    eventType: type,
    eventTime: at.toISOString(),
    producer: 'https://github.com/OpenLineage/OpenLineage',
    schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json',
    run: { runId },
    job: { namespace: 'shop', name: 'orders_tests' },
    inputs: [
      {
        namespace: 'postgres://db.example.com:5432',
        name: 'shop.orders.orders_v1',
        inputFacets: assertions
          ? {
              dataQualityAssertions: {
                assertions: Object.entries(assertions).map(
                  ([assertion, success]) => ({
                    assertion,
                    success,
                    column: 'order_id',
                  }),
                ),
              },
            }
          : {},
      },
    ],
    outputs: [],
  };
}
