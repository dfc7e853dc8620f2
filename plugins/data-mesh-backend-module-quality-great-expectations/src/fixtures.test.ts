import type { CheckOutcome } from '@backstage-data-mesh/plugin-data-mesh-common';
import {
  engineFixtures,
  outcomesIn,
  problemsIn,
} from '@backstage-data-mesh/plugin-data-mesh-node/testUtils';
import { greatExpectationsReader } from './greatExpectationsReader';

const { describeWithFixtures, fixture, itTakesNoFileOfOthers } =
  engineFixtures('great-expectations');

const NOW = new Date('2026-11-23T12:00:00Z');

type Counts = Partial<Record<CheckOutcome, number>>;

/** Counted by hand in the files. */
const FILES: Array<
  [file: string, format: string, outcomes: Counts[], problems: string[]]
> = [
  [
    'gx-0.x/datetime_column_evrs.json',
    'gx-validation-result',
    [{ pass: 2 }],
    [],
  ],
  [
    // Ran in 1955.
    'gx-0.x/expected_cli_results_default.json',
    'gx-validation-result',
    [{ pass: 9, fail: 1 }],
    ['no-time'],
  ],
  [
    // Counts its exception among the unsuccessful.
    'gx-0.x/profiler_evrs_with_exception.json',
    'gx-validation-result',
    [{ pass: 42, fail: 8, error: 1 }],
    ['no-time'],
  ],
  [
    'gx-0.x/titanic.json',
    'gx-validation-result',
    [{ pass: 9, fail: 1 }],
    ['no-time'],
  ],
  [
    // Says that 12 were evaluated with success, and lists none.
    'gx-0.x/v10_store_layout.json',
    'gx-validation-result',
    [{}],
    ['contradiction', 'no-checks'],
  ],
  [
    'gx-0.x/validation_operator_result_multiple.json',
    'gx-checkpoint-result',
    [
      { pass: 9, fail: 2 },
      { pass: 9, fail: 2 },
    ],
    [],
  ],
  [
    'gx-1.2.0-generated/no_expectations.describe.json',
    'gx-checkpoint-description',
    [{}],
    ['no-checks'],
  ],
  [
    'gx-1.2.0-generated/no_expectations.validation_result.json',
    'gx-validation-result',
    [{}],
    ['no-checks'],
  ],
  [
    'gx-1.2.0-generated/orders_boolean_only.describe.json',
    'gx-checkpoint-description',
    [{ pass: 1, fail: 1 }],
    ['no-time'],
  ],
  [
    'gx-1.2.0-generated/orders_boolean_only.validation_result.json',
    'gx-validation-result',
    [{ pass: 1, fail: 1 }],
    [],
  ],
  [
    'gx-1.2.0-generated/orders_complete.validation_result.json',
    'gx-validation-result',
    [{ fail: 1 }],
    [],
  ],
  [
    // Has NaN in it.
    'gx-1.2.0-generated/orders_mixed.describe.json',
    'gx-checkpoint-description',
    [{ pass: 3, fail: 5 }],
    ['no-time'],
  ],
  [
    'gx-1.2.0-generated/orders_mixed.validation_result.json',
    'gx-validation-result',
    [{ pass: 3, fail: 5 }],
    [],
  ],
  [
    // Has NaN in it.
    'gx-1.2.0-generated/orders_pass.describe.json',
    'gx-checkpoint-description',
    [{ pass: 4 }],
    ['no-time'],
  ],
  [
    'gx-1.2.0-generated/orders_pass.validation_result.json',
    'gx-validation-result',
    [{ pass: 4 }],
    [],
  ],
];

const read = (file: string) =>
  greatExpectationsReader.read([{ bytes: fixture(file) }], { now: NOW });

describeWithFixtures(
  'files that Great Expectations wrote (skipped without fixtures/great-expectations in DATA_MESH_FIXTURES)',
  () => {
    it.each(FILES)(
      '%s has its outcomes',
      async (file, format, outcomes, problems) => {
        const reports = await read(file);
        expect({
          formats: [...new Set(reports.map(report => report.format))],
          outcomes: reports.map(report => outcomesIn([report])),
          problems: problemsIn(reports),
        }).toEqual({ formats: [format], outcomes, problems });
      },
    );

    it('takes no value of the data out of a complete result', async () => {
      const [report] = await read(
        'gx-1.2.0-generated/orders_complete.validation_result.json',
      );
      expect(report.results[0]).toMatchObject({
        rowsTested: 2000,
        target: {
          property: expect.any(String),
          physicalName: {
            namespace: 'warehouse',
            schema: 'sales',
            table: 'orders',
          },
        },
      });
      expect(JSON.stringify(report).length).toBeLessThan(2000);
    });

    it('gives a check the same key in a run with other results', async () => {
      const [mixed] = await read(
        'gx-1.2.0-generated/orders_mixed.validation_result.json',
      );
      expect(mixed.results[0]).toMatchObject({
        name: 'expect_column_values_to_not_be_null(customer_id)',
        dimension: 'completeness',
        severity: 'critical',
        outcome: 'fail',
        measured: { value: 2.5, unit: 'percent' },
        rowsTested: 2000,
        failedRows: 50,
        executedAt: '2026-11-22T22:19:55.954Z',
        runId: expect.stringContaining('orders_mixed-run/2026-11-22T22:19:55'),
      });
      expect(new Set(mixed.results.map(each => each.checkKey)).size).toBe(8);
    });

    itTakesNoFileOfOthers(greatExpectationsReader);
  },
);
