import { expect } from '@playwright/test';
import { randomUUID } from 'node:crypto';

/** Where the API answers; the portal's own address unless it is served apart. */
const API =
  process.env.PLAYWRIGHT_API_URL ??
  process.env.PLAYWRIGHT_URL ??
  'http://localhost:7117';

/** A table as dbt names it. */
export type DbtTable = { database: string; schema: string; table: string };

/** A test of dbt: what it is called, of which column, and what came of it. */
export type DbtTest = {
  kind: 'not_null' | 'unique';
  column: string;
  /** Rows that break it; none is a pass. */
  failures: number;
};

const PROJECT = 'journey';

const nameOf = ({ table }: DbtTable, { kind, column }: DbtTest) =>
  `${kind}_${table.toLowerCase()}_${column}`;

/** What the failing check is called on the pages. */
export const dbtTestName = nameOf;

/**
 * The artifacts of a run of dbt on one table, of now.
 *
 * @param which - `generate` is what `dbt docs generate` leaves: it lists all
 *   tests as a success and ran none
 */
export function dbtRun(
  table: DbtTable,
  tests: DbtTest[],
  which: 'build' | 'generate' = 'build',
): Record<string, object> {
  const now = new Date().toISOString();
  const model = `model.${PROJECT}.${table.table.toLowerCase()}`;
  const metadata = {
    dbt_version: '1.10.13',
    generated_at: now,
    invocation_id: randomUUID(),
    env: {},
  };
  const idOf = (each: DbtTest) => `test.${PROJECT}.${nameOf(table, each)}.1`;
  const timing = ['compile', 'execute'].map(name => ({
    name,
    started_at: now,
    completed_at: now,
  }));
  return {
    'run_results.json': {
      metadata: {
        ...metadata,
        dbt_schema_version:
          'https://schemas.getdbt.com/dbt/run-results/v6.json',
      },
      args: { which },
      elapsed_time: 3.2,
      results: tests.map(each => {
        const ran = which === 'build';
        const verdict = each.failures > 0 ? 'fail' : 'pass';
        return {
          unique_id: idOf(each),
          status: ran ? verdict : 'success',
          failures: ran ? each.failures : null,
          message:
            ran && each.failures > 0
              ? `Got ${each.failures} results, configured to fail if != 0`
              : null,
          timing,
          execution_time: 0.1,
          thread_id: 'Thread-1',
          adapter_response: {},
        };
      }),
    },
    'manifest.json': {
      metadata: {
        ...metadata,
        dbt_schema_version: 'https://schemas.getdbt.com/dbt/manifest/v12.json',
      },
      sources: {},
      nodes: {
        [model]: {
          resource_type: 'model',
          name: table.table,
          alias: table.table,
          database: table.database,
          schema: table.schema,
        },
        ...Object.fromEntries(
          tests.map(each => [
            idOf(each),
            {
              resource_type: 'test',
              name: nameOf(table, each),
              attached_node: model,
              column_name: each.column,
              test_metadata: { name: each.kind, kwargs: {} },
              config: { severity: 'ERROR', warn_if: '!= 0', error_if: '!= 0' },
              depends_on: { nodes: [model] },
            },
          ]),
        ),
      },
    },
  };
}

/** What the portal answers to results. */
export type Receipt = {
  runs: Array<{
    results: number;
    stored: number;
    unmatched: number;
    products: Array<{ product: string; results: number; score?: number }>;
  }>;
};

/** Sends artifacts as a pipeline does: over HTTP, with a token for results. */
export async function sendResults(
  token: string,
  artifacts: Record<string, object>,
): Promise<Receipt> {
  const form = new FormData();
  for (const [name, content] of Object.entries(artifacts)) {
    form.append(name, new Blob([JSON.stringify(content)]), name);
  }
  const response = await fetch(`${API}/api/data-mesh/quality/results`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: form,
  });
  expect([response.status, await response.clone().text()]).toEqual([
    200,
    expect.any(String),
  ]);
  return response.json();
}
