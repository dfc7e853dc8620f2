import { levelKeyOf } from '@backstage-data-mesh/plugin-data-mesh-common';
import { createTestDatabases } from '../../__testUtils__/databases';
import { productEntity } from '../../__testUtils__/entities';
import type {
  QualityLevelDayRow,
  QualityProductRow,
} from '../../database/tables';
import { reportOf, type ResultSketch } from '../__testUtils__/reports';
import { POSTGRES, tableContract } from '../__testUtils__/qualityWorld';
import { ORDER_TEAM } from '../__testUtils__/senders';
import { TestQuality } from '../__testUtils__/TestQuality';
import { dayOf } from '../days';
import { getProductQuality } from '../queries/getProductQuality';
import { storeReports } from '../results/storeReports';
import { spentLevels } from './spentLevels';

const ORDERS = 'dataproduct:default/orders';
const LATENCY = { property: 'latency', value: 4, unit: 'h' };
const RETENTION = {
  property: 'retention',
  value: 3,
  unit: 'y',
  element: 'orders.amount',
};

const databases = createTestDatabases();

describe.each(databases.eachSupportedId())('service levels, on %s', id => {
  let quality: TestQuality;

  beforeAll(async () => {
    quality = await TestQuality.create(await databases.init(id), {
      products: [
        productEntity({
          name: 'orders',
          contracts: {
            orders: tableContract({
              id: 'orders-contract',
              server: POSTGRES('orders'),
              tables: { orders: 'orders_v1' },
              more: [
                'slaProperties:',
                '  - { property: freshness, value: 4, unit: h }',
                '  - { property: retention, value: 3, unit: y, element: orders.amount }',
                '  - { property: endOfLife, value: "2030-01-01" }',
              ],
            }),
          },
        }),
      ],
    });
  });

  beforeEach(async () => {
    await quality.reset();
    quality.now = new Date('2026-01-15T10:00:00.000Z');
  });

  const send = (
    runId: string,
    finishedAt: string,
    ...results: ResultSketch[]
  ) =>
    storeReports(quality.room, ORDER_TEAM, [
      reportOf({ runId, finishedAt }, results),
    ]);
  const freshness = (
    outcome: ResultSketch['outcome'],
    more: Partial<ResultSketch> = {},
  ): ResultSketch => ({
    name: 'orders are fresh',
    type: 'freshness',
    outcome,
    ...more,
  });
  const counted = async () => {
    const rows = await quality
      .knex<QualityLevelDayRow>('quality_level_days')
      .orderBy(['level_key', 'day']);
    return rows.map(({ port, level_key, day, good, bad }) => ({
      port,
      level_key,
      day,
      good,
      bad,
    }));
  };
  const productId = async () => {
    const row = await quality
      .knex<QualityProductRow>('quality_products')
      .where({ product_ref: ORDERS })
      .first();
    return row!.id;
  };
  const levels = async () => {
    const { serviceLevels } = await getProductQuality(
      quality.room,
      await quality.caller('user:analyst'),
      { namespace: 'default', name: 'orders' },
    );
    return serviceLevels;
  };
  const spent = async () =>
    spentLevels(
      quality.room,
      quality.knex,
      [{ productId: await productId(), productRef: ORDERS }],
      quality.now,
    );

  it('are counted on the day on which the engine measured them', async () => {
    await send('r1', '2026-01-14T23:00:00Z', freshness('pass'));
    await send('r2', '2026-01-15T01:00:00Z', freshness('warn'));
    await send('r3', '2026-01-15T02:00:00Z', freshness('fail'));
    expect(await counted()).toEqual([
      {
        port: 'orders',
        level_key: levelKeyOf(LATENCY),
        day: dayOf(new Date('2026-01-14')),
        good: 1,
        bad: 0,
      },
      {
        port: 'orders',
        level_key: levelKeyOf(LATENCY),
        day: dayOf(new Date('2026-01-15')),
        good: 1,
        bad: 1,
      },
    ]);
  });

  it('are counted once, however often a run is delivered', async () => {
    await send('r1', '2026-01-15T09:00:00Z', freshness('fail'));
    await send('r1', '2026-01-15T09:00:00Z', freshness('fail'));
    await send('r1', '2026-01-15T09:00:00Z', freshness('pass'));
    expect(await counted()).toMatchObject([{ good: 0, bad: 1 }]);
  });

  it('are not measured by what is no verdict, nor by checks of other things', async () => {
    await send(
      'r1',
      '2026-01-15T09:00:00Z',
      freshness('error'),
      freshness('skipped', { name: 'b' }),
      freshness('not_evaluated', { name: 'c' }),
      freshness('pass', { name: 'd', executed: false }),
      { name: 'e', type: 'not_null', outcome: 'pass' },
    );
    expect(await counted()).toEqual([]);
    expect(await levels()).toMatchObject([
      { property: 'latency', state: 'not-measured', good: 0, bad: 0 },
      { property: 'retention', state: 'not-measured' },
      { property: 'endOfLife', state: 'not-measurable' },
    ]);
  });

  it('stand with their latest measurement', async () => {
    await send('r2', '2026-01-15T09:00:00Z', {
      ...freshness('fail'),
      measured: { value: 18_000, unit: 'seconds' },
    });
    // Late: it is older than what is known.
    await send('r1', '2026-01-14T09:00:00Z', freshness('pass'));
    await send('r3', '2026-01-15T08:00:00Z', {
      name: 'kept for three years',
      outcome: 'pass',
      ruleKey: levelKeyOf(RETENTION),
    });
    expect(await levels()).toEqual([
      expect.objectContaining({
        key: levelKeyOf(LATENCY),
        promise: 'at most 4 hours old',
        windowDays: 30,
        objective: 0.95,
        good: 1,
        bad: 1,
        compliance: 0.5,
        budgetLeft: 0,
        state: 'at-risk',
        latest: {
          outcome: 'fail',
          at: '2026-01-15T09:00:00.000Z',
          value: 18_000,
          unit: 'seconds',
        },
      }),
      expect.objectContaining({
        key: levelKeyOf(RETENTION),
        state: 'kept',
        latest: { outcome: 'pass', at: '2026-01-15T08:00:00.000Z' },
      }),
      expect.objectContaining({ property: 'endOfLife' }),
    ]);
  });

  it('are broken when more went wrong than the budget allows, until the window moved on', async () => {
    await send('r1', '2026-01-15T08:00:00Z', freshness('fail'));
    expect((await spent()).size).toBe(0);
    await send('r2', '2026-01-15T09:00:00Z', freshness('fail'));
    expect([...(await spent()).values()].flat()).toMatchObject([
      { property: 'latency', state: 'spent', budgetLeft: -1 },
    ]);
    quality.pass({ days: 30 });
    expect((await spent()).size).toBe(0);
  });

  it('of a product that was never measured are promises that nobody measures', async () => {
    expect(await levels()).toMatchObject([
      { state: 'not-measured' },
      { state: 'not-measured' },
      { state: 'not-measurable' },
    ]);
  });
});
