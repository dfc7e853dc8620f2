import type { CheckOutcome } from '@backstage-data-mesh/plugin-data-mesh-common';
import {
  engineFixtures,
  outcomesIn,
} from '@backstage-data-mesh/plugin-data-mesh-node/testUtils';
import { dataContractReader } from './dataContractReader';

const { describeWithFixtures, fixture, itTakesNoFileOfOthers } =
  engineFixtures('datacontract');

const FILE = 'airflow_provider_results_v1.0.17.json';

/** Counted by hand in the file, a row for each run. */
const RUNS: Array<
  [
    run: string,
    contract: string,
    outcomes: Partial<Record<CheckOutcome, number>>,
  ]
> = [
  [
    '0b2f1c9e-6f4a-4b7e-9a5d-1c2d3e4f5a6b',
    'orders',
    { pass: 2, warn: 1, fail: 2 },
  ],
  ['7d8e9f0a-1b2c-3d4e-5f6a-7b8c9d0e1f2a', 'customers', { pass: 2 }],
  ['1c3e5a7b-9d0f-4a2c-8e6b-0d1f2a3b4c5d', 'orders', { pass: 4, fail: 1 }],
  ['2d4f6b8c-0e1a-4b3d-9f7c-1e2a3b4c5d6e', 'orders', { pass: 5 }],
  ['3e5a7c9d-1f2b-4c4e-a08d-2f3b4c5d6e7f', 'customers', { pass: 2 }],
];

const read = () =>
  dataContractReader.read([{ bytes: fixture(FILE) }], {
    now: new Date('2026-11-23T12:00:00Z'),
  });

describeWithFixtures(
  'files that the Data Contract CLI wrote (skipped without fixtures/datacontract in DATA_MESH_FIXTURES)',
  () => {
    it(`${FILE} has its outcomes`, async () => {
      const reports = await read();
      expect(
        reports.map(report => [
          report.runId,
          report.results[0].target.contractId,
          outcomesIn([report]),
        ]),
      ).toEqual(RUNS);
      expect(reports.flatMap(report => report.problems)).toEqual([]);
    });

    it('tells of a failing check what it measured, and shows no row', async () => {
      const [report] = await read();
      expect(report).toMatchObject({
        format: 'datacontract-run',
        engineVersion: '1.0.17',
        finishedAt: '2026-08-02T02:03:05.000Z',
      });
      expect(report.results[2]).toMatchObject({
        type: 'field_required',
        dimension: 'completeness',
        outcome: 'fail',
        rowsTested: 412,
        failedRows: 17,
        message: 'Found 17 rows with missing customer_id',
        target: {
          contractId: 'orders',
          schema: 'orders',
          property: 'customer_id',
          physicalName: { namespace: 'production', table: 'orders' },
        },
      });
      expect(JSON.stringify(report)).not.toContain('o-1017');
    });

    it('gives a check the same key in each run', async () => {
      const keys = (await read())
        .filter(report => report.results[0].target.contractId === 'orders')
        .map(report => report.results.map(each => each.checkKey));
      expect(keys).toHaveLength(3);
      expect(keys[1]).toEqual(keys[0]);
      expect(keys[2]).toEqual(keys[0]);
    });

    it.each([
      'schemas/odcs-3.0.1.schema.json',
      'schemas/odcs-3.0.2.schema.json',
      'schemas/odcs-3.1.0.schema.json',
    ])('%s is no run', async path => {
      expect(
        await dataContractReader.read([{ bytes: fixture(path) }], {
          now: new Date(),
        }),
      ).toEqual([]);
    });

    itTakesNoFileOfOthers(dataContractReader);
  },
);
