import { createTestDatabases } from '../../__testUtils__/databases';
import { reportOf } from '../__testUtils__/reports';
import { ORDER_TEAM } from '../__testUtils__/senders';
import { TestQuality } from '../__testUtils__/TestQuality';
import { dayOf } from '../days';
import { lockProducts } from './lockProducts';
import { pruneQuality } from './pruneQuality';
import { storeReports } from './storeReports';

const databases = createTestDatabases();

describe.each(databases.eachSupportedId())('what is old, on %s', id => {
  let quality: TestQuality;

  beforeAll(async () => {
    quality = await TestQuality.create(await databases.init(id), {
      config: { keepResults: { days: 90 }, keepHistory: { days: 365 } },
    });
  });

  beforeEach(async () => {
    await quality.reset();
    quality.now = new Date('2026-01-15T10:00:00.000Z');
  });

  const days = async (table: string) =>
    (await quality.knex(table).orderBy('day')).map(row => row.day);

  it('is forgotten: runs by when they were executed', async () => {
    const store = (runId: string, finishedAt: string, name: string) =>
      storeReports(quality.room, ORDER_TEAM, [
        reportOf({ runId, finishedAt }, [{ name }]),
      ]);
    await store('old', '2025-10-17T09:00:00Z', 'gone');
    await store('still', '2025-10-17T11:00:00Z', 'still');
    await store('new', '2026-01-15T09:00:00Z', 'new');
    expect(await pruneQuality(quality.room)).toMatchObject({ runs: 1 });
    expect((await quality.knex('quality_runs').pluck('run_id')).sort()).toEqual(
      ['new', 'still'],
    );
    expect(await pruneQuality(quality.room)).toMatchObject({
      runs: 0,
      checks: 0,
    });
  });

  it.each([
    ['90 days, as usual', { days: 90 }],
    ['a few days', { days: 2 }],
  ])(
    'leaves checks that a score may count, where results are kept for %s',
    async (_, keepResults) => {
      const other = {
        ...quality.room,
        options: {
          ...quality.room.options,
          retention: {
            ...quality.room.options.retention,
            resultsMs: keepResults.days * 86_400_000,
          },
        },
      };
      const store = (runId: string, finishedAt: string) =>
        storeReports(quality.room, ORDER_TEAM, [
          reportOf({ runId, finishedAt }, [{ name: runId }]),
        ]);
      await store('gone', '2023-12-01T09:00:00Z');
      await store('of each year', '2024-03-01T09:00:00Z');
      await store('of last week', '2026-01-08T09:00:00Z');
      expect(await pruneQuality(other)).toMatchObject({ checks: 1 });
      expect(
        (await quality.knex('quality_checks').pluck('name')).sort(),
      ).toEqual(['of each year', 'of last week']);
    },
  );

  // One writer at a time is all that SQLite has.
  const onPostgres = id === 'POSTGRES_18' ? describe : describe.skip;
  onPostgres('at the same time (needs PostgreSQL)', () => {
    it('stays while results of its product are being stored', async () => {
      await storeReports(quality.room, ORDER_TEAM, [
        reportOf({ runId: 'old', finishedAt: '2023-01-01T00:00:00Z' }, [
          { name: 'a' },
        ]),
      ]);
      const writer = await quality.knex.transaction();
      try {
        await lockProducts(writer, ['dataproduct:default/orders']);
        expect(await pruneQuality(quality.room)).toMatchObject({
          runs: 0,
          checks: 0,
        });
      } finally {
        await writer.rollback();
      }
      expect(await pruneQuality(quality.room)).toMatchObject({
        runs: 1,
        checks: 1,
      });
    });
  });

  it('is forgotten however much it is', async () => {
    await storeReports(quality.room, ORDER_TEAM, [
      reportOf({ runId: 'r' }, [{ name: 'a' }]),
    ]);
    const [{ id: productId }] = await quality.knex('quality_products');
    await quality.knex.batchInsert(
      'quality_runs',
      Array.from({ length: 2_500 }, (_, n) => ({
        product_id: productId,
        engine: 'dbt',
        run_id: `old ${n}`,
        format: 'dbt',
        source: 'push',
        sender: 'x',
        executed_at: new Date('2025-01-01T00:00:00Z'),
        received_at: new Date('2025-01-01T00:00:00Z'),
        results: 0,
        packed: Buffer.from(''),
      })),
      100,
    );
    expect(await pruneQuality(quality.room)).toMatchObject({ runs: 2_500 });
    expect(await quality.knex('quality_runs')).toHaveLength(1);
  });

  it('leaves the last of the old days, which holds until the next one', async () => {
    const first = dayOf(quality.now) - 365;
    const [{ id: a }, { id: b }] = await quality
      .knex('quality_products')
      .insert([{ product_ref: 'a' }, { product_ref: 'b' }])
      .returning('id');
    const day = (product: number, offset: number) => ({
      product_id: product,
      day: first + offset,
      evaluated: 1,
      expected: 1,
      failing: 0,
      rule: 1,
    });
    await quality
      .knex('quality_days')
      .insert([
        ...[-30, -20, -10, 5].map(offset => day(a, offset)),
        ...[-30, 0, 1].map(offset => day(b, offset)),
      ]);
    await quality.knex('quality_rollup_days').insert(
      [-2, -1, 1].map(offset => ({
        scope: 'mesh',
        day: first + offset,
        products: 1,
        scored: 1,
        failing: 0,
      })),
    );
    await quality.knex('quality_level_days').insert(
      [-2, 0].map(offset => ({
        product_id: a,
        port: 'orders',
        level_key: 'k',
        day: first + offset,
        good: 1,
        bad: 0,
      })),
    );
    expect(await pruneQuality(quality.room)).toMatchObject({
      days: 3,
      rollUpDays: 1,
      levelDays: 1,
    });
    expect(
      (await quality.knex('quality_days').orderBy(['product_id', 'day'])).map(
        row => [row.product_id, row.day - first],
      ),
    ).toEqual([
      [a, -10],
      [a, 5],
      [b, 0],
      [b, 1],
    ]);
    expect(await days('quality_rollup_days')).toEqual([first - 1, first + 1]);
    expect(await days('quality_level_days')).toEqual([first]);
    await quality.knex('quality_rollup_days').delete();
  });

  it('is forgotten of the inbox when it did not come again for 30 days', async () => {
    const send = (runId: string, table: string) =>
      storeReports(quality.room, ORDER_TEAM, [
        reportOf({ runId }, [
          { name: 'a', target: { physicalName: { table } } },
        ]),
      ]);
    await send('r1', 'once');
    await send('r1', 'again');
    quality.pass({ days: 29 });
    await send('r2', 'again');
    quality.pass({ days: 2 });
    expect(await pruneQuality(quality.room)).toMatchObject({ unmatched: 1 });
    expect(await quality.knex('quality_unmatched')).toMatchObject([
      { runs: 2 },
    ]);
  });

  it('waits when the portal shuts down', async () => {
    await storeReports(quality.room, ORDER_TEAM, [
      reportOf({ runId: 'r', finishedAt: '2025-01-01T00:00:00Z' }, [
        { name: 'a' },
      ]),
    ]);
    const stop = new AbortController();
    stop.abort();
    expect(await pruneQuality(quality.room, stop.signal)).toMatchObject({
      runs: 0,
    });
    expect(await quality.knex('quality_runs')).toHaveLength(1);
  });
});
