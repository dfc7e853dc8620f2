import type { CheckOutcome } from '@backstage-data-mesh/plugin-data-mesh-common';
import {
  engineFixtures,
  outcomesIn,
  problemsIn,
} from '@backstage-data-mesh/plugin-data-mesh-node/testUtils';
import { openLineageReader } from './openLineageReader';

const { describeWithFixtures, fixture, itTakesNoFileOfOthers } =
  engineFixtures('openlineage');

const NOW = new Date('2026-11-23T12:00:00Z');

/** Counted by hand in the files: assertions of runs that have ended. */
const FILES: Array<
  [
    file: string,
    outcomes: Partial<Record<CheckOutcome, number>>,
    problems: string[],
  ]
> = [
  // Its times are templates.
  ['dbt_build_events.json', { pass: 3 }, ['no-time']],
  [
    // Each assertion is in START and COMPLETE, twice in both.
    'dbt_no_test_metadata_events.json',
    { pass: 18, fail: 2 },
    ['unfinished-run'],
  ],
  ['dbt_test_result_events.json', { pass: 10, fail: 4 }, []],
  ['example_full_event.json', {}, ['no-checks']],
  ['fluentd_event_full.json', { pass: 2 }, []],
  ['marquez_event_full.json', { pass: 2 }, []],
  [
    // All assertions are in a START event.
    'marquez_metadata_template.json',
    {},
    ['no-checks', 'unfinished-run'],
  ],
  ['structured_logs_postgres_test.json', { pass: 3, fail: 1 }, []],
  ['structured_logs_singular.json', { pass: 2 }, []],
  ['structured_logs_test_source.json', { pass: 1 }, []],
];

/** Facets and schemas, of no run. */
const OTHERS = [
  'DataQualityAssertions_example.json',
  'DataQualityMetricsInput_example.json',
  'spec/DataQualityAssertionsDatasetFacet.json',
  'spec/DataQualityMetricsDatasetFacet.json',
  'spec/DataQualityMetricsInputDatasetFacet.json',
  'spec/OpenLineage.json',
  'spec/TestRunFacet.json',
  'spec/ge-assertions-dataset-facet.json',
];

const read = (file: string) =>
  openLineageReader.read([{ bytes: fixture(file) }], { now: NOW });

describeWithFixtures(
  'events of OpenLineage (skipped without fixtures/openlineage in DATA_MESH_FIXTURES)',
  () => {
    it.each(FILES)('%s has its outcomes', async (file, outcomes, problems) => {
      const reports = await read(file);
      expect({
        outcomes: outcomesIn(reports),
        problems: problemsIn(reports),
      }).toEqual({ outcomes, problems });
    });

    it.each(OTHERS)('%s is no event', async file => {
      expect(await read(file)).toEqual([]);
    });

    it('tells table, column and kind of a check', async () => {
      const [report] = (await read('dbt_no_test_metadata_events.json')).filter(
        each => each.results.some(result => result.outcome === 'fail'),
      );
      expect(report.results[0]).toMatchObject({
        name: 'unique_customers_customer_id',
        type: 'unique',
        dimension: 'uniqueness',
        severity: 'error',
        outcome: 'fail',
        measured: { value: 1 },
        threshold: 'expected 0',
        executedAt: '2021-08-25T11:00:25.277Z',
        target: {
          property: 'customer_id',
          physicalName: {
            namespace: 'snowflake://ASDF1234.eu-central-1.aws',
            database: 'DEMO_DB',
            schema: 'public',
            table: 'customers',
          },
        },
      });
    });

    itTakesNoFileOfOthers(openLineageReader);
  },
);
