import { createTestDatabases } from '../../__testUtils__/databases';
import { productEntity } from '../../__testUtils__/entities';
import type { QualityRoom } from '../QualityRoom';
import {
  OrderJobs,
  ORDERS,
  ordersContract,
  RULE,
} from './__testUtils__/OrderJobs';
import { makeDue } from './makeDue';
import { Planner } from './Planner';

const databases = createTestDatabases();

describe.each(databases.eachSupportedId())(
  'the jobs of a product on %s',
  id => {
    let orders: OrderJobs;

    beforeEach(async () => {
      orders = await OrderJobs.create(await databases.init(id));
    });
    afterEach(() => orders.quality.knex.destroy());

    it('come and go with the annotation, and go with the product', async () => {
      await orders.declare({ results: './quality/results.json' });
      await orders.plan();
      expect(await orders.jobs()).toMatchObject([
        { kind: 'pull', subject: './quality/results.json' },
      ]);
      await orders.declare({ results: './a.json + ./b.json, ./c.json' });
      await orders.plan();
      expect((await orders.jobs()).map(({ subject }) => subject)).toEqual([
        './a.json + ./b.json',
        './c.json',
      ]);
      await orders.declare();
      await orders.plan();
      expect(await orders.jobs()).toEqual([]);
      await orders.declare({ results: './c.json' });
      await orders.plan();
      orders.quality.catalog.set([
        productEntity({ name: 'other', contracts: {} }),
      ]);
      await orders.quality.registry.follow();
      await orders.quality.knex('products').where({ ref: ORDERS }).update({
        vanished_at: orders.quality.now,
      });
      await orders.plan();
      expect(await orders.jobs()).toEqual([]);
    });

    it('come in the next run when a product could not be planned, without keeping others waiting', async () => {
      await orders.declare({ contract: ordersContract(RULE) });
      const ill = new Set<string>([ORDERS]);
      const planned: string[] = [];
      const moody = {
        ...orders.room(),
        runners: [
          {
            ...orders.runner,
            supports: () => {
              planned.push('orders');
              if (ill.has(ORDERS)) {
                throw new Error('The module is not ready');
              }
              return true;
            },
          },
        ],
      };
      const logged = jest.spyOn(moody.logger, 'error');
      const planner = new Planner(moody);
      await planner.run();
      await planner.run();
      expect(await orders.jobs()).toEqual([]);
      // Each run tries once, and the first alone says so.
      expect(planned).toHaveLength(2);
      expect(logged).toHaveBeenCalledTimes(1);
      ill.clear();
      await planner.run();
      expect(await orders.jobs()).toMatchObject([
        { kind: 'own', subject: 'orders' },
      ]);
      const times = planned.length;
      await planner.run();
      expect(planned).toHaveLength(times);
      logged.mockRestore();
    });

    it('give each run a bounded number of products to try again, and all their turn', async () => {
      const names = Array.from({ length: 120 }, (_, nth) => `p${nth}`);
      orders.quality.catalog.set(
        names.map(name =>
          productEntity({
            name,
            annotations: { 'data-mesh/quality-results': './results.json' },
            contracts: {},
          }),
        ),
      );
      await orders.quality.registry.follow();
      let isIll = true;
      const { knex } = orders.quality;
      const moody = {
        ...orders.room(),
        get options(): QualityRoom['options'] {
          if (isIll) {
            throw new Error('not now');
          }
          return orders.quality.room.options;
        },
      };
      const logged = jest
        .spyOn(moody.logger, 'error')
        .mockReturnValue(undefined);
      const planner = new Planner(moody);
      await planner.run();
      isIll = false;
      const count = async () => (await knex('quality_jobs')).length;
      await planner.run();
      expect(await count()).toBe(100);
      await planner.run();
      expect(await count()).toBe(120);
      logged.mockRestore();
    });

    it('are due at once when somebody asks, and say why there are none', async () => {
      expect(
        await makeDue(orders.room(), 'dataproduct:default/plain'),
      ).toMatchObject({
        kind: 'none',
        reason: expect.stringContaining('has a contract'),
      });
      await orders.declare();
      expect(await makeDue(orders.room(), ORDERS)).toMatchObject({
        kind: 'none',
        reason: expect.stringContaining('columns, rules or service levels'),
      });
      expect(
        await makeDue({ ...orders.room(), runners: [] }, ORDERS),
      ).toMatchObject({
        kind: 'none',
        reason: 'This portal has no module that runs checks.',
      });
      await orders.declare({ contract: ordersContract(RULE) });
      // Before the planner has seen it.
      expect(await makeDue(orders.room(), ORDERS)).toEqual({
        kind: 'due',
        ports: ['orders'],
      });
      await orders.work();
      expect(orders.ran).toHaveLength(1);
      expect(await makeDue(orders.room(), ORDERS)).toMatchObject({
        kind: 'due',
      });
      await orders.quality.knex('quality_jobs').update({
        lease_holder: 'other',
        lease_until: new Date(orders.quality.now.getTime() + 60_000),
      });
      expect(await makeDue(orders.room(), ORDERS)).toEqual({ kind: 'running' });
    });
  },
);
