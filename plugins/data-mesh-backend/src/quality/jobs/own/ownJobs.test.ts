import { createTestDatabases } from '../../../__testUtils__/databases';
import type { QualityJobRow } from '../../../database/tables';
import { POSTGRES, tableContract } from '../../__testUtils__/qualityWorld';
import {
  OrderJobs,
  ORDERS,
  ordersContract,
  RULE,
} from '../__testUtils__/OrderJobs';

const databases = createTestDatabases();

describe.each(databases.eachSupportedId())(
  'jobs that check by themselves on %s',
  id => {
    let orders: OrderJobs;

    beforeEach(async () => {
      orders = await OrderJobs.create(await databases.init(id));
    });
    afterEach(() => orders.quality.knex.destroy());

    it('run own checks where a contract promises something, and again when it changes', async () => {
      await orders.declare({ contract: ordersContract() });
      await orders.plan();
      expect(await orders.jobs()).toEqual([]);
      await orders.declare({ contract: ordersContract(RULE) });
      await orders.plan();
      await orders.work();
      expect(orders.ran).toEqual([`${ORDERS} orders 1`]);
      expect(await orders.checks()).toHaveLength(1);
      expect(await orders.jobs()).toMatchObject([
        { kind: 'own', subject: 'orders', dueAt: '2026-01-15T11:00:00.000Z' },
      ]);
      await orders.plan();
      await orders.work();
      expect(orders.ran).toHaveLength(1);
      await orders.declare({
        contract: ordersContract([
          ...RULE,
          '      - { type: library, metric: duplicateValues, mustBe: 0, arguments: { properties: [order_id] } }',
        ]),
      });
      await orders.plan();
      await orders.work();
      expect(orders.ran).toEqual([`${ORDERS} orders 1`, `${ORDERS} orders 2`]);
    });

    it('run own checks where a contract promises columns alone, and none where it says nothing of them', async () => {
      await orders.declare({ contract: ordersContract([]) });
      await orders.plan();
      await orders.work();
      expect(orders.ran).toEqual([`${ORDERS} orders 0`]);
      expect(await orders.jobs()).toMatchObject([
        { kind: 'own', subject: 'orders' },
      ]);
      await orders.declare({
        contract: tableContract({
          id: 'Orders-Contract',
          server: POSTGRES('orders'),
          tables: {},
          more: ['  - name: orders', '    logicalType: object'],
        }),
      });
      await orders.plan();
      expect(await orders.jobs()).toEqual([]);
    });

    it('run own checks as often as the contract has them scheduled', async () => {
      await orders.declare({
        contract: ordersContract([
          ...RULE,
          'slaProperties:',
          '  - { property: frequency, value: 6, unit: h }',
        ]),
      });
      await orders.plan();
      await orders.work();
      expect(await orders.jobs()).toMatchObject([
        { dueAt: '2026-01-15T16:00:00.000Z' },
      ]);
    });

    it('tell why own checks failed, and try again', async () => {
      orders.runner = {
        ...orders.runner,
        run: async () => {
          throw new Error('connect ECONNREFUSED postgres://u:secret@db:5432');
        },
      };
      await orders.declare({ contract: ordersContract(RULE) });
      await orders.plan();
      await orders.work();
      const [job] = await orders.jobs();
      expect(job).toMatchObject({
        lastError: 'connect ECONNREFUSED postgres://u:***@db:5432',
        dueAt: '2026-01-15T10:00:30.000Z',
      });
    });

    it('store a run once, though the worker died after storing it', async () => {
      await orders.declare({ contract: ordersContract(RULE) });
      await orders.plan();
      const before = await orders.quality
        .knex<QualityJobRow>('quality_jobs')
        .select('id', 'due_at');
      await orders.work();
      // As if the end of the job had never been written.
      await orders.quality
        .knex('quality_jobs')
        .where({ id: before[0].id })
        .update({ due_at: before[0].due_at });
      orders.quality.pass({ minutes: 3 });
      await orders.work();
      expect(orders.ran).toHaveLength(2);
      expect(await orders.quality.knex('quality_runs')).toHaveLength(1);
    });
  },
);
