import { createTestDatabases } from '../../__testUtils__/databases';
import { domainEntity, productEntity } from '../../__testUtils__/entities';
import type {
  ProductRow,
  QualityDayRow,
  QualityProductRow,
  QualityRollUpDayRow,
  QualityRunRow,
  QualityStateRow,
} from '../../database/tables';
import { EVERYTHING } from '../../products/permissions/visibility';
import { TestQuality } from '../__testUtils__/TestQuality';
import { dayOf } from '../days';
import { EarlierScores } from './EarlierScores';
import { getOverview } from './getOverview';
import { getRollUpHistory } from './getRollUpHistory';
import { writeRollUps } from './writeRollUps';

const NOW = new Date('2026-01-15T10:00:00.000Z');
const TODAY = dayOf(NOW);
const refOf = (name: string) => `dataproduct:default/${name}`;
const SALES = 'domain:default/sales';
const ORDERS = 'domain:default/orders';

const databases = createTestDatabases();

describe.each(databases.eachSupportedId())(
  'the quality of the mesh, on %s',
  id => {
    let quality: TestQuality;

    beforeAll(async () => {
      const product = (name: string, domain: string, owner: string) =>
        productEntity({
          name,
          title: name,
          spec: { domain, owner: `group:default/${owner}` },
        });
      quality = await TestQuality.create(await databases.init(id), {
        products: [
          product('a', 'orders', 'order-team'),
          product('b', 'sales', 'order-team'),
          product('c', 'marketing', 'marketing'),
          domainEntity({ name: 'sales', title: 'Sales' }),
          domainEntity({ name: 'orders', title: 'Orders', parent: SALES }),
        ],
      });
    });

    const takeRevision = async () => {
      const [{ revision }] = await quality
        .knex<QualityStateRow>('quality_state')
        .increment('revision', 1)
        .returning('revision');
      return revision;
    };
    /** As followers see it: rows are never deleted but by tests. */
    const forgetScores = async () =>
      quality.knex<QualityProductRow>('quality_products').update({
        revision: await takeRevision(),
        scored_at: null,
        level: null,
      });

    beforeEach(async () => {
      const { knex, room } = quality;
      await knex<ProductRow>('products').update({ first_seen_at: NOW });
      await forgetScores();
      await room.model.current();
      await quality.reset();
      await knex('quality_rollup_days').delete();
      await knex<QualityStateRow>('quality_state').update({
        rolled_up_at: null,
        rolled_up_run: null,
      });
      quality.now = NOW;
      quality.hidden.clear();
    });

    /** A product with its score now, and at the end of earlier days. */
    const scored = async (
      name: string,
      score: number | null,
      days: Record<number, number | null> = {},
      more: Partial<QualityProductRow> = {},
    ) => {
      const { knex } = quality;
      const revision = await takeRevision();
      await knex<QualityProductRow>('quality_products')
        .insert({
          product_ref: refOf(name),
          scored_at: quality.now,
          revision,
          score,
          rule: 1,
          evaluated: score === null ? 0 : 1,
          expected: 2,
          ...more,
        })
        .onConflict('product_ref')
        .merge();
      const row = await knex<QualityProductRow>('quality_products')
        .where({ product_ref: refOf(name) })
        .first();
      for (const [ago, then] of Object.entries(days)) {
        await knex<QualityDayRow>('quality_days').insert({
          product_id: row!.id,
          day: TODAY - Number(ago),
          score: then,
          low: then,
          evaluated: then === null ? 0 : 1,
          expected: 2,
          failing: 0,
          rule: 1,
          dimensions: null,
        });
      }
      return row!.id;
    };
    const visibility = () => quality.room.products.visibility({} as never);
    const overview = async (within: string[] = []) =>
      getOverview(
        quality.room,
        new EarlierScores(quality),
        await visibility(),
        within,
      );
    const history = async (scope: string, days = 90) =>
      getRollUpHistory(quality.room, await visibility(), { scope, days });
    const shown = async (scope: string) =>
      (await history(scope)).days.map(
        ({ day, score, products, scored: count }) => [
          day,
          score,
          products,
          count,
        ],
      );

    it('is summed up from what is known now, without what the caller may not read', async () => {
      await scored('a', 90, {}, { level: 2, failing: 1, incidents: 2 });
      await scored('b', 50, {}, { level: 1 });
      await scored('c', null);
      const all = await overview();
      expect(all.mesh).toMatchObject({
        products: 3,
        scored: 2,
        score: 70,
        coverage: 2 / 6,
        failing: 1,
        incidents: 1,
        maturity: 1.5,
      });
      expect(all.domains.map(({ scope, score }) => [scope, score])).toEqual([
        [ORDERS, 90],
        [SALES, 70],
        ['domain:default/marketing', undefined],
      ]);
      expect(all.maturity.map(({ products }) => products)).toEqual([
        0, 1, 1, 0, 0, 0,
      ]);

      quality.hidden.add(refOf('a'));
      const some = await overview();
      expect(some.mesh).toMatchObject({ products: 2, scored: 1, score: 50 });
      expect(some.domains.map(({ scope }) => scope)).toEqual([
        SALES,
        'domain:default/marketing',
      ]);
      expect(some.mesh.incidents).toBe(0);
      expect(JSON.stringify(some)).not.toContain(refOf('a'));
    });

    it('is that of domains when they are named, with those inside', async () => {
      await scored('a', 90);
      await scored('c', 10);
      const sales = await overview(['Domain:default/Sales']);
      expect(sales.mesh).toMatchObject({ products: 2, score: 90 });
      expect(sales.domains.map(({ scope }) => scope)).toEqual([ORDERS, SALES]);
      const orders = await overview([ORDERS]);
      expect(orders.mesh).toMatchObject({ products: 1, score: 90 });
      // Of those around it, only a part was counted.
      expect(orders.domains.map(({ scope }) => scope)).toEqual([ORDERS]);
      expect((await overview(['domain:default/none'])).mesh.products).toBe(0);
    });

    it('follows scores that change', async () => {
      await scored('a', 90);
      expect((await overview()).mesh.score).toBe(90);
      await scored('a', 30);
      expect((await overview()).mesh.score).toBe(30);
    });

    it('says what moved within a week, by the last known score before it', async () => {
      await scored('a', 60, { 40: 95, 8: 90, 3: 20 });
      await scored('b', 80, { 6: 10 });
      await scored('c', 70, { 7: 40, 1: 70 });
      const { worse, better } = await overview();
      expect(worse).toEqual([
        expect.objectContaining({ product: refOf('a'), before: 90, after: 60 }),
      ]);
      expect(better).toEqual([
        expect.objectContaining({ product: refOf('c'), before: 40, after: 70 }),
      ]);
      quality.hidden.add(refOf('a'));
      expect((await overview()).worse).toEqual([]);
    });

    it('reads the scores of a week ago once in a while, and nobody waits for that', async () => {
      let clock = 0;
      const earlier = new EarlierScores({ ...quality, clock: () => clock });
      await scored('a', 60, { 8: 90 });
      const day = TODAY - 7;
      const together = await Promise.all([earlier.at(day), earlier.at(day)]);
      expect(together[0]).toBe(together[1]);
      expect(together[0]).toEqual(new Map([[refOf('a'), 90]]));
      await quality.knex('quality_days').update({ score: 70 });
      expect(await earlier.at(day)).toBe(together[0]);
      clock = 61_000;
      expect(await earlier.at(day)).toBe(together[0]);
      while ((await earlier.at(day)) === together[0]) {
        await new Promise(setImmediate);
      }
      expect(await earlier.at(day)).toEqual(new Map([[refOf('a'), 70]]));
      // When nobody has looked for long, they are too old to show.
      await quality.knex('quality_days').update({ score: 50 });
      clock = 661_001;
      expect(await earlier.at(day)).toEqual(new Map([[refOf('a'), 50]]));
      // Another day is another question.
      expect((await earlier.at(TODAY - 20)).size).toBe(0);
    });

    describe('day by day', () => {
      it('is written for today, again and again, and stays as it was at the end of a day', async () => {
        await scored('a', 90, { 0: 90 });
        await writeRollUps(quality.room);
        await scored('a', 60);
        await writeRollUps(quality.room);
        await writeRollUps(quality.room);
        expect(await shown('mesh')).toEqual([['2026-01-15', 60, 3, 1]]);
        expect(await shown(SALES)).toEqual([['2026-01-15', 60, 2, 1]]);
        expect(await shown('group:default/order-team')).toEqual([
          ['2026-01-15', 60, 2, 1],
        ]);
      });

      it('is closed with what was known at the end of it, also after days without anybody', async () => {
        const productId = await scored('a', 90, { 0: 90 });
        await writeRollUps(quality.room);
        // Later that day, and two days after.
        await quality
          .knex<QualityDayRow>('quality_days')
          .update({ score: 70, low: 70 });
        await quality.knex<QualityDayRow>('quality_days').insert({
          product_id: productId,
          day: TODAY + 2,
          score: 40,
          low: 40,
          evaluated: 1,
          expected: 2,
          failing: 0,
          rule: 1,
          dimensions: null,
        });
        await scored('a', 40);
        quality.pass({ days: 3 });
        await writeRollUps(quality.room);
        expect(await shown('mesh')).toEqual([
          ['2026-01-15', 70, 3, 1],
          ['2026-01-16', 70, 3, 1],
          ['2026-01-17', 40, 3, 1],
          ['2026-01-18', 40, 3, 1],
        ]);
      });

      it('is known from before the first time, where scores are', async () => {
        await scored('a', 90, { 2: 50, 1: 90 });
        await writeRollUps(quality.room);
        expect(
          (await shown('mesh')).map(([day, score]) => [day, score]),
        ).toEqual([
          ['2026-01-13', 50],
          ['2026-01-14', 90],
          ['2026-01-15', 90],
        ]);
      });

      it('is written anew when results of an earlier day come late', async () => {
        const productId = await scored('a', 90, { 20: 80 });
        await writeRollUps(quality.room);
        await quality
          .knex<QualityDayRow>('quality_days')
          .insert({
            product_id: productId,
            day: TODAY - 20,
            score: 20,
            low: 20,
            evaluated: 1,
            expected: 2,
            failing: 0,
            rule: 1,
            dimensions: null,
          })
          .onConflict(['product_id', 'day'])
          .merge();
        await quality.knex<QualityRunRow>('quality_runs').insert({
          product_id: productId,
          engine: 'dbt',
          run_id: 'late',
          format: 'x',
          source: 'push',
          sender: 'token:x',
          executed_at: new Date((TODAY - 20) * 86_400_000),
          received_at: quality.now,
          results: 1,
          packed: Buffer.from(''),
        });
        await writeRollUps(quality.room);
        const days = await shown('mesh');
        expect(days[0]).toEqual(['2025-12-26', 20, 1, 1]);
        expect(days.at(-1)).toEqual(['2026-01-15', 90, 3, 1]);
        expect(days).toHaveLength(21);
      });

      it('begins with the first score', async () => {
        await scored('a', 90, { 4: null, 2: 50 });
        await writeRollUps(quality.room);
        expect(await shown('mesh')).toEqual([
          ['2026-01-13', 50, 1, 1],
          ['2026-01-14', 50, 1, 1],
          ['2026-01-15', 90, 3, 1],
        ]);
        expect(await shown('group:default/marketing')).toEqual([]);
      });

      it('of a past day is left alone when nothing came since', async () => {
        await scored('a', 90, { 20: 80 });
        await writeRollUps(quality.room);
        const { knex } = quality;
        await knex('quality_rollup_days').update({ score: 1 });
        quality.pass({ minutes: 5 });
        await writeRollUps(quality.room);
        const scores = (await shown('mesh')).map(([, score]) => score);
        expect(scores).toEqual([...Array(20).fill(1), 90]);
      });

      it('is forgotten after two years', async () => {
        await quality.knex<QualityRollUpDayRow>('quality_rollup_days').insert({
          scope: 'mesh',
          day: TODAY - 731,
          score: 1,
          coverage: 1,
          products: 1,
          scored: 1,
          failing: 0,
        });
        await writeRollUps(quality.room);
        const rows = await quality
          .knex<QualityRollUpDayRow>('quality_rollup_days')
          .where('day', '<', TODAY - 700);
        expect(rows).toEqual([]);
      });

      it('is hidden from who may not read all of it', async () => {
        await scored('a', 90);
        await writeRollUps(quality.room);
        quality.hidden.add(refOf('a'));
        for (const scope of [
          'mesh',
          SALES,
          ORDERS,
          'group:default/order-team',
        ]) {
          expect(await history(scope)).toEqual({ hidden: true, days: [] });
        }
        await scored('c', 20);
        await writeRollUps(quality.room);
        expect(await history('group:default/marketing')).toMatchObject({
          hidden: false,
          days: [{ products: 1, score: 20 }],
        });
        // Nobody knows whose products it was made of.
        expect(await history('domain:default/gone')).toEqual({
          hidden: true,
          days: [],
        });
        expect(
          await getRollUpHistory(quality.room, EVERYTHING, {
            scope: 'domain:default/gone',
            days: 90,
          }),
        ).toEqual({ hidden: false, days: [] });
      });

      it('is told for as many days as are asked for', async () => {
        await scored('a', 90, { 10: 80 });
        await writeRollUps(quality.room);
        expect((await history('MESH', 3)).days.map(({ day }) => day)).toEqual([
          '2026-01-13',
          '2026-01-14',
          '2026-01-15',
        ]);
      });
    });
  },
);
