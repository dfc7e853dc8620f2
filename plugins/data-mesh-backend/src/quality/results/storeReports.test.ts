import { createTestDatabases } from '../../__testUtils__/databases';
import type {
  QualityCheckRow,
  QualityRunRow,
  QualityUnmatchedRow,
} from '../../database/tables';
import { reportOf } from '../__testUtils__/reports';
import { TestQuality } from '../__testUtils__/TestQuality';
import { unpackResults } from './packResults';
import type { Sender } from './Sender';
import { storeReports } from './storeReports';

const TEAM: Sender = {
  source: 'push',
  ref: 'token:orders-ci',
  owners: ['group:default/order-team'],
  inbox: 'group:default/order-team',
};
const ORDERS_REF = 'dataproduct:default/orders';

jest.setTimeout(60_000);
const databases = createTestDatabases();

describe.each(databases.eachSupportedId())('results that come, on %s', id => {
  let quality: TestQuality;

  beforeAll(async () => {
    quality = await TestQuality.create(await databases.init(id));
  });

  beforeEach(async () => {
    await quality.reset();
  });

  const checks = () =>
    quality.knex<QualityCheckRow>('quality_checks').orderBy('name');
  const runs = () => quality.knex<QualityRunRow>('quality_runs').orderBy('id');

  it('are kept with their run, under the port and the column that they are about', async () => {
    const [receipt] = await storeReports(quality.room, TEAM, [
      reportOf({ runId: 'r1', finishedAt: '2026-01-15T09:00:00Z' }, [
        {
          name: 'amount is there',
          outcome: 'fail',
          type: 'not_null',
          failedRows: 3,
          target: {
            physicalName: {
              schema: 'ORDERS',
              table: '"orders_v1"'.slice(1, -1),
            },
            property: 'AMOUNT',
          },
        },
      ]),
    ]);
    expect(receipt).toMatchObject({
      results: 1,
      stored: 1,
      repeated: 0,
      unmatched: 0,
      products: [
        {
          product: ORDERS_REF,
          results: 1,
          link: '/catalog/default/dataproduct/orders/quality',
        },
      ],
      targets: [],
    });
    const [check] = await checks();
    expect(check).toMatchObject({
      name: 'amount is there',
      port: 'orders',
      schema_name: 'orders',
      property: 'amount',
      outcome: 'fail',
    });
    const [run] = await runs();
    expect(unpackResults(run.packed)).toEqual([
      {
        checkId: check.id,
        outcome: 'fail',
        failedRows: 3,
        executedAt: Date.parse('2026-01-15T09:00:00Z'),
      },
    ]);
  });

  it('that belong nowhere wait in the inbox of the owner', async () => {
    const [receipt] = await storeReports(quality.room, TEAM, [
      reportOf({ runId: 'r1' }, [
        { name: 'a', target: { physicalName: { table: 'elsewhere' } } },
      ]),
    ]);
    expect(receipt).toMatchObject({
      stored: 0,
      unmatched: 1,
      targets: [
        {
          target: 'elsewhere',
          results: 1,
          reason: 'No contract promises elsewhere',
        },
      ],
    });
    const [row] = await quality.knex<QualityUnmatchedRow>('quality_unmatched');
    expect(row).toMatchObject({ scope: TEAM.inbox, runs: 1, checks: 1 });
  });
});
