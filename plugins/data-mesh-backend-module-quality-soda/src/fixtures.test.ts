import type { CheckOutcome } from '@backstage-data-mesh/plugin-data-mesh-common';
import {
  engineFixtures,
  outcomesIn,
  problemsIn,
} from '@backstage-data-mesh/plugin-data-mesh-node/testUtils';
import { sodaReader } from './sodaReader';

const { describeWithFixtures, fixture, itTakesNoFileOfOthers } =
  engineFixtures('soda');

const NOW = new Date('2026-11-23T12:00:00Z');

type Counts = Partial<Record<CheckOutcome, number>>;

/** Counted by hand in the files. */
const FILES: Array<
  [file: string, format: string, outcomes: Counts, problems: string[]]
> = [
  [
    // Says hasFailures, and has no failing check.
    'v3/conveyor_soda_results_success_HAND_EDITED.json',
    'soda-scan',
    { pass: 2 },
    [],
  ],
  ['v3/generated_3.5.6_groupby.json', 'soda-scan', { pass: 3, fail: 2 }, []],
  [
    // Its check of an empty table passes by 0 percent.
    'v3/generated_3.5.6_mixed.json',
    'soda-scan',
    { pass: 5, warn: 2, fail: 9, not_evaluated: 1 },
    ['nothing-tested'],
  ],
  ['v3/generated_3.5.6_pass.json', 'soda-scan', { pass: 6 }, []],
  [
    'v3/insertScanResults_cloud_payload_3.5.6.json',
    'soda-scan',
    { pass: 9, warn: 2, fail: 5, not_evaluated: 1 },
    ['nothing-tested'],
  ],
  ['v3/soda_core_3.0.38_postgres_pass.json', 'soda-scan', { pass: 3 }, []],
  [
    // Has no list of checks at all.
    'v4/insertScanResults_invalid_contract.json',
    'soda-contract-verification',
    {},
    ['engine-error'],
  ],
  [
    // Says not hasWarnings, although a check warned.
    'v4/insertScanResults_mixed.json',
    'soda-contract-verification',
    { pass: 6, warn: 1, fail: 2 },
    [],
  ],
  [
    'v4/insertScanResults_pass.json',
    'soda-contract-verification',
    { pass: 3 },
    [],
  ],
  [
    // Says not hasFailures.
    'v4/insertScanResults_table_missing.json',
    'soda-contract-verification',
    { not_evaluated: 3 },
    ['engine-error'],
  ],
];

/** What the engine sends beside results. */
const OTHERS = [
  'v4/command_sodaCoreUploadContractFile.json',
  'v4/query_sodaCoreDatasetsConfiguration.json',
];

const read = (file: string) =>
  sodaReader.read([{ bytes: fixture(file) }], { now: NOW });

describeWithFixtures(
  'files that Soda wrote (skipped without fixtures/soda in DATA_MESH_FIXTURES)',
  () => {
    it.each(FILES)(
      '%s has its outcomes',
      async (file, format, outcomes, problems) => {
        const [report, ...more] = await read(file);
        expect(more).toEqual([]);
        expect({
          format: report.format,
          outcomes: outcomesIn([report]),
          problems: problemsIn([report]),
        }).toEqual({ format, outcomes, problems });
        expect(JSON.stringify(report)).not.toContain('tok-1');
      },
    );

    it.each(OTHERS)('%s has no results', async file => {
      expect(await read(file)).toEqual([]);
    });

    it('tells kind, measure, threshold and table of the checks of version 3', async () => {
      const [report] = await read('v3/generated_3.5.6_mixed.json');
      expect(
        report.results.map(each => [each.name, each.type, each.dimension]),
      ).toEqual([
        ['row_count > 10', 'row_count', 'coverage'],
        ['Orders are not empty', 'row_count', 'coverage'],
        [
          'values in (customer_id) must exist in customers (customer_id)',
          'reference',
          'consistency',
        ],
        ['No negative amounts', 'failed_rows', undefined],
        ['EUR orders have customer', 'failed_rows', undefined],
        ['Every order has a customer', 'missing_count', 'completeness'],
        ['Status in value set', 'invalid_percent', 'conformity'],
        ['invalid_count(email) = 0', 'invalid_count', 'conformity'],
        ['min(amount) >= 0', 'min', 'accuracy'],
        ['avg(amount) between 100 and 400', 'avg', 'accuracy'],
        ['freshness(created_at) < 1d', 'freshness', 'timeliness'],
        ['duplicate_count(order_id) = 0', 'duplicate_count', 'uniqueness'],
        ['Schema Check', 'schema', 'conformity'],
        ['Customers refreshed weekly', 'freshness', 'timeliness'],
        [
          'duplicate_percent(customer_id) < 1%',
          'duplicate_percent',
          'uniqueness',
        ],
        ['row_count > 0', 'row_count', 'coverage'],
        ['missing_percent(id) = 0', 'missing_percent', 'completeness'],
      ]);
      expect(report.results[6]).toMatchObject({
        outcome: 'warn',
        measured: { value: 25, unit: 'percent' },
        threshold: 'warns if > 1 %, fails if > 50 %',
        target: {
          property: 'status',
          physicalName: { namespace: 'retail', table: 'orders' },
        },
      });
      // Version 3 does not write the thresholds of freshness.
      expect(report.results[13]).toMatchObject({
        measured: { value: 777_654.631, unit: 'seconds' },
        threshold: undefined,
      });
    });

    it('gives a check the same key in another file and another way of sending', async () => {
      const key = async (file: string, name: string) =>
        (await read(file))[0].results.find(each => each.name === name)
          ?.checkKey;
      const name = 'duplicate_count(order_id) = 0';
      const expected = await key('v3/generated_3.5.6_mixed.json', name);
      expect(expected).toBeDefined();
      for (const file of [
        'v3/generated_3.5.6_pass.json',
        'v3/insertScanResults_cloud_payload_3.5.6.json',
      ]) {
        expect(await key(file, name)).toBe(expected);
      }
    });

    it('tells the rows that version 4 tested', async () => {
      const [report] = await read('v4/insertScanResults_mixed.json');
      expect(report.results[3]).toMatchObject({
        type: 'invalid',
        outcome: 'warn',
        rowsTested: 5,
        failedRows: 1,
        target: {
          property: 'status',
          physicalName: {
            namespace: 'retail',
            database: 'retail',
            schema: 'sales',
            table: 'orders',
          },
        },
      });
    });

    itTakesNoFileOfOthers(sodaReader);
  },
);
