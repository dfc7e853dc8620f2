import { randomUUID } from 'node:crypto';
import { tableOf } from '../harness/contractHead';

/** What dbt leaves behind, as bytes of its two files. */
export type DbtArtifacts = { runResults: Buffer; manifest: Buffer };

export type DbtRunOptions = {
  /** Products whose tables are tested, by their number. */
  products: readonly number[];
  /** Of each product. */
  testsOfProduct: number;
  at: Date;
  /** Share of tests that fail. */
  failing: number;
  runId?: string;
};

/**
 * The artifacts of a run, with the SQL that real ones carry: most of their
 * bytes, and nothing that a reader needs.
 */
export function generateDbtRun(options: DbtRunOptions): DbtArtifacts {
  const { products, testsOfProduct, at, failing } = options;
  const invocation = options.runId ?? randomUUID();
  const tests = products.flatMap(product =>
    Array.from({ length: testsOfProduct }, (_, column) => ({
      product,
      column,
      id: `test.shop.not_null_table_${product}_column_${column}.${(
        product * 1000 +
        column
      )
        .toString(16)
        .padStart(10, '0')}`,
    })),
  );
  const metadata = (kind: string, version: number) => ({
    dbt_schema_version: `https://schemas.getdbt.com/dbt/${kind}/v${version}.json`,
    dbt_version: '1.10.4',
    generated_at: at.toISOString(),
    invocation_id: invocation,
    env: {},
  });
  const started = at.getTime();
  const every = failing > 0 ? Math.round(1 / failing) : Infinity;
  const runResults = {
    metadata: metadata('run-results', 6),
    results: tests.map(({ id, product, column }, n) => {
      const fails = n % every === every - 1;
      const begin = new Date(started + n * 7);
      const end = new Date(started + n * 7 + 400 + ((n * 31) % 900));
      return {
        unique_id: id,
        status: fails ? 'fail' : 'pass',
        timing: [step('compile', begin, begin), step('execute', begin, end)],
        thread_id: `Thread-${n % 8}`,
        execution_time: (end.getTime() - begin.getTime()) / 1000,
        adapter_response: { _message: 'SELECT 1', rows_affected: 1 },
        message: fails
          ? `Got ${n % 97} results, configured to fail if != 0`
          : null,
        failures: fails ? n % 97 : 0,
        compiled: true,
        compiled_code: sqlOf(product, column),
        relation_name: null,
      };
    }),
    elapsed_time: 1,
    args: { which: 'build' },
  };
  return {
    runResults: Buffer.from(JSON.stringify(runResults)),
    manifest: Buffer.from(
      JSON.stringify({
        metadata: metadata('manifest', 12),
        nodes: Object.fromEntries([
          ...products.map(product => [
            `model.shop.table_${product}`,
            modelNode(product),
          ]),
          ...tests.map(({ id, product, column }) => [
            id,
            testNode(id, product, column),
          ]),
        ]),
        sources: {},
      }),
    ),
  };
}

function step(name: string, from: Date, to: Date) {
  return {
    name,
    started_at: from.toISOString(),
    completed_at: to.toISOString(),
  };
}

function sqlOf(product: number, column: number): string {
  const { database, schema, table } = tableOf(product);
  return `select column_${column} from "${database}"."${schema}"."${table}" where column_${column} is null`;
}

function modelNode(product: number) {
  const { database, schema, table } = tableOf(product);
  return {
    unique_id: `model.shop.${table}`,
    resource_type: 'model',
    name: table,
    alias: table,
    database,
    schema,
    relation_name: `"${database}"."${schema}"."${table}"`,
    raw_code: `select * from {{ source('raw', '${table}') }}\n`.repeat(20),
    config: { materialized: 'table', meta: {} },
    meta: {},
    depends_on: { nodes: [] },
  };
}

function testNode(id: string, product: number, column: number) {
  return {
    unique_id: id,
    resource_type: 'test',
    name: id.split('.')[2],
    database: 'warehouse',
    schema: 'dbt_test__audit',
    relation_name: null,
    raw_code: '{{ test_not_null(**_dbt_generic_test_kwargs) }}',
    compiled_code: sqlOf(product, column),
    column_name: `column_${column}`,
    attached_node: `model.shop.table_${product}`,
    depends_on: {
      macros: ['macro.dbt.test_not_null'],
      nodes: [`model.shop.table_${product}`],
    },
    test_metadata: {
      name: 'not_null',
      namespace: null,
      kwargs: { column_name: `column_${column}`, model: '{{ ref() }}' },
    },
    config: { severity: 'ERROR', warn_if: '!= 0', error_if: '!= 0', meta: {} },
    meta: {},
  };
}
