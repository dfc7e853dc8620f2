import type { CheckOutcome } from '@backstage-data-mesh/plugin-data-mesh-common';
import {
  engineFixtures,
  outcomesIn,
  problemsIn,
} from '@backstage-data-mesh/plugin-data-mesh-node/testUtils';
import { dbtReader } from './dbtReader';

const { describeWithFixtures, fixture, itTakesNoFileOfOthers } =
  engineFixtures('dbt');

const NOW = new Date('2026-11-23T12:00:00Z');

type Counts = Partial<Record<CheckOutcome, number>>;

/** Counted by hand in the files. */
const RUNS: Array<
  [
    file: string,
    format: string,
    outcomes: Counts,
    others: Record<string, number> | undefined,
    problems: string[],
  ]
> = [
  [
    'conveyor/dbt_run_results.json',
    'dbt-run-results-v5',
    {},
    { model: 8 },
    ['no-checks'],
  ],
  [
    'core-1.12/run_results.json',
    'dbt-run-results-v6',
    { not_evaluated: 42 },
    { model: 11, seed: 3, operation: 1, snapshot: 2 },
    ['no-checks', 'not-executed'],
  ],
  [
    'core-tests/run_results_v4.json',
    'dbt-run-results-v4',
    {},
    { model: 2 },
    ['no-checks'],
  ],
  [
    'core-tests/run_results_v5.json',
    'dbt-run-results-v5',
    {},
    { model: 2 },
    ['no-checks'],
  ],
  [
    'core-tests/run_results_v6.json',
    'dbt-run-results-v6',
    {},
    { model: 2 },
    ['no-checks'],
  ],
  [
    'jaffle/run_results_v1.json',
    'dbt-run-results-v1',
    {},
    { model: 8 },
    ['no-checks'],
  ],
  [
    'jaffle/run_results_v2.json',
    'dbt-run-results-v2',
    { not_evaluated: 21 },
    { seed: 3, model: 8 },
    ['no-checks', 'not-executed'],
  ],
  [
    'jaffle/run_results_v4.json',
    'dbt-run-results-v4',
    { pass: 20 },
    { seed: 3, model: 6 },
    ['engine-error'],
  ],
  [
    'jaffle/run_results_v5.json',
    'dbt-run-results-v5',
    { pass: 20 },
    { model: 35, seed: 3 },
    [],
  ],
  [
    'jaffle/run_results_v6.json',
    'dbt-run-results-v6',
    { pass: 20 },
    { operation: 2, model: 36, seed: 3 },
    [],
  ],
  [
    'jaffle/run_results_v6_dbt1.11_DOCS_GENERATE.json',
    'dbt-run-results-v6',
    { not_evaluated: 27 },
    { model: 13 },
    ['no-checks', 'not-executed'],
  ],
  [
    'openlineage/build/run_results.json',
    'dbt-run-results-v3',
    { pass: 3 },
    { model: 1, snapshot: 1 },
    [],
  ],
  [
    'openlineage/duckdb/run_results.json',
    'dbt-run-results-v6',
    {},
    { model: 1 },
    ['no-checks'],
  ],
  [
    'openlineage/fail/run_results.json',
    'dbt-run-results-v2',
    {},
    { model: 4 },
    ['engine-error', 'no-checks'],
  ],
  [
    'openlineage/no_test_metadata/run_results.json',
    'dbt-run-results-v5',
    { fail: 2, pass: 18 },
    undefined,
    ['no-identity'],
  ],
  [
    'openlineage/singular_test/run_results.json',
    'dbt-run-results-v5',
    { pass: 1, fail: 1 },
    undefined,
    [],
  ],
  [
    'openmetadata/sources_v3_all_statuses.json',
    'dbt-sources-v3',
    { pass: 1, warn: 1, fail: 1, error: 1 },
    undefined,
    [],
  ],
  [
    'ticketswap/run_results.json',
    'dbt-run-results-v6',
    {},
    { other: 2 },
    ['no-checks'],
  ],
  ['ticketswap/sources.json', 'dbt-sources-v3', { pass: 1 }, undefined, []],
];

/** Tests whose table the manifest tells, of those that ran. */
const JOINS: Array<[results: string, manifest: string, targets: number]> = [
  ['jaffle/run_results_v5.json', 'jaffle/manifest_v11.json', 20],
  ['core-1.12/run_results.json', 'core-1.12/manifest.json', 41],
  ['openlineage/build/run_results.json', 'openlineage/build/manifest.json', 3],
  [
    'openlineage/singular_test/run_results.json',
    'openlineage/singular_test/manifest.json',
    0,
  ],
];

const COMPANIONS: Array<[string, string]> = [
  ['jaffle/manifest_v4.json', 'dbt-manifest'],
  ['jaffle/manifest_v11.json', 'dbt-manifest'],
  ['core-1.12/manifest.json', 'dbt-manifest'],
  ['core-1.12/catalog.json', 'dbt-catalog'],
  ['core-tests/manifest_v12.json', 'dbt-manifest'],
  ['openlineage/build/manifest.json', 'dbt-manifest'],
  ['openlineage/duckdb/manifest.json', 'dbt-manifest'],
  ['openlineage/fail/manifest.json', 'dbt-manifest'],
  ['openlineage/no_test_metadata/manifest.json', 'dbt-manifest'],
  ['openlineage/singular_test/manifest.json', 'dbt-manifest'],
  ['ticketswap/manifest.json', 'dbt-manifest'],
  ['ticketswap/catalog.json', 'dbt-catalog'],
];

const read = (...files: string[]) =>
  dbtReader.read(
    files.map(file => ({ name: file, bytes: fixture(file) })),
    { now: NOW },
  );

describeWithFixtures(
  'files that dbt wrote (skipped without fixtures/dbt in DATA_MESH_FIXTURES)',
  () => {
    it.each(RUNS)(
      '%s has its outcomes',
      async (file, format, outcomes, others, problems) => {
        const [report, ...more] = await read(file);
        expect(more).toEqual([]);
        expect({
          format: report.format,
          counts: outcomesIn([report]),
          others: report.others,
          problems: problemsIn([report]),
        }).toEqual({ format, counts: outcomes, others, problems });
        for (const result of report.results) {
          expect(result.executedAt).toMatch(/^20\d\d-/);
        }
      },
    );

    it.each(COMPANIONS)(
      '%s is a %s and holds no checks',
      async (file, format) => {
        const head = JSON.parse(new TextDecoder().decode(fixture(file)));
        expect(dbtReader.sniff(head)).toBe(format);
        expect(await read(file)).toEqual([]);
      },
    );

    it.each(JOINS)(
      'of the tests in %s, %s tells the tables',
      async (results, manifest, targets) => {
        const [alone] = await read(results);
        const [joined] = await read(manifest, results);
        expect(
          joined.results.filter(each => each.target.physicalName),
        ).toHaveLength(targets);
        expect(joined.results.map(each => each.checkKey)).toEqual(
          alone.results.map(each => each.checkKey),
        );
        expect(joined.results.map(each => each.outcome)).toEqual(
          alone.results.map(each => each.outcome),
        );
      },
    );

    it('takes a test of two tables for one of the tested table', async () => {
      const [report] = await read(
        'jaffle/manifest_v4.json',
        'jaffle/run_results_v4.json',
      );
      expect(
        report.results.find(each => each.type === 'relationships'),
      ).toMatchObject({
        target: {
          property: 'customer_id',
          physicalName: { table: 'orders' },
        },
        dimension: 'consistency',
        severity: 'error',
      });
    });

    it('guesses no table where the manifest does not tell the tested one', async () => {
      const [report] = await read(
        'openlineage/no_test_metadata/manifest.json',
        'openlineage/no_test_metadata/run_results.json',
      );
      const relationships = report.results.find(each =>
        each.name.startsWith('relationships_'),
      );
      expect(relationships?.target.physicalName).toBeUndefined();
      expect(
        report.results.find(each => each.name === 'unique_orders_order_id'),
      ).toMatchObject({
        target: {
          property: 'order_id',
          physicalName: {
            database: 'DEMO_DB',
            schema: 'public',
            table: 'orders',
          },
        },
      });
    });

    itTakesNoFileOfOthers(dbtReader);
  },
);
