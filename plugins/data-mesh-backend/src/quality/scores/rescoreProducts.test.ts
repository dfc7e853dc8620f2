import type { Knex } from 'knex';
import { createTestDatabases } from '../../__testUtils__/databases';
import { productEntity } from '../../__testUtils__/entities';
import type { ContractRow } from '../../database/tables';
import { PROJECTION_VERSION } from '../../products/projection/types';
import { reportOf, type ResultSketch } from '../__testUtils__/reports';
import { storeReports } from '../results/storeReports';
import { readExpectations } from './readExpectations';
import { ScoreWorker } from './ScoreWorker';
import { rescoreProducts } from './rescoreProducts';
import {
  ORDERS_REF,
  ordersProduct,
  plainProduct,
  promisingContract,
  ScoreWorld,
} from './__testUtils__/ScoreWorld';

const databases = createTestDatabases();

/** Keeps the promise about the number of rows. */
const ROWS: ResultSketch = { name: 'rows', type: 'row_count' };
const OTHER: ResultSketch = { name: 'other', severity: 'warning' };
const FAILS = { outcome: 'fail' } as const;

describe.each(databases.eachSupportedId())('scores, on %s', id => {
  let knex: Knex;
  let world: ScoreWorld;

  beforeAll(async () => {
    knex = await databases.init(id);
    world = await ScoreWorld.create(knex);
  });

  beforeEach(() => world.reset());

  it('are none where nothing was reported, beside what is promised', async () => {
    await world.work();
    expect(await world.row()).toMatchObject({
      score: null,
      evaluated: 0,
      expected: 2,
      rule: 1,
    });
    expect(await world.row('dataproduct:default/plain')).toMatchObject({
      score: null,
      expected: 0,
    });
    expect(
      (await world.quality.told('event')).map(({ payload }) => payload),
    ).toEqual([{ product: ORDERS_REF, coverage: 0, failing: 0 }]);
    // Nothing is known of the plain one, on no day.
    expect(await world.days()).toEqual([['2026-01-15', null, null]]);
  });

  it('count what was reported, and what is promised and was not', async () => {
    await world.run([ROWS, { ...OTHER, ...FAILS }]);
    // 10 of 12 by weight; the query of the contract is not reported.
    expect(await world.row()).toMatchObject({
      score: expect.closeTo((100 * 10) / 12, 6),
      evaluated: 2,
      expected: 3,
      failing: 1,
    });
  });

  it('are known whatever time a contract says that results hold', async () => {
    world.quality.catalog.set([
      ordersProduct(
        `${promisingContract()}\nslaProperties:\n  - { property: frequency, value: 1000000, unit: y }\n`,
      ),
    ]);
    await world.quality.registry.follow();
    await world.work();
    await world.run([ROWS]);
    await world.run([ROWS], '2026-01-13T10:00:00.000Z');
    expect(await world.row()).toMatchObject({ score: 100, evaluated: 1 });
    expect(await world.days()).toEqual([['2026-01-13', 100, 100]]);
  });

  it('that did not change are not written, and nobody is told', async () => {
    await world.run([ROWS]);
    await world.work();
    const before = await world.row();
    const state = await knex('quality_state').first('revision');
    await knex('outbox').delete();
    world.quality.pass({ hours: 1 });
    await world.quality.room.ledger.transact({ ref: 'test' }, t =>
      rescoreProducts(world.quality.room, t, [{ productId: before!.id }]),
    );
    expect(await world.work()).toEqual({ followed: 0, aged: 0 });
    expect(await world.row()).toEqual(before);
    expect(await knex('quality_state').first('revision')).toEqual(state);
    expect(await world.quality.told()).toEqual([]);
  });

  it('stay as they are when a project is compiled, known tests and new ones', async () => {
    await world.run([ROWS]);
    const before = await world.row();
    world.quality.pass({ hours: 1 });
    const stub = { outcome: 'not_evaluated', executed: false } as const;
    await world.run([
      { ...ROWS, ...stub },
      { name: 'new', ...stub },
    ]);
    const { score, evaluated, expected, failing, last_result_at } =
      (await world.row())!;
    expect({ score, evaluated, expected, failing, last_result_at }).toEqual({
      score: before!.score,
      evaluated: before!.evaluated,
      expected: before!.expected,
      failing: before!.failing,
      last_result_at: before!.last_result_at,
    });
  });

  it('that changed take the next revision and are told to pages and plugins', async () => {
    await world.run([ROWS]);
    const first = await world.row();
    await knex('outbox').delete();
    world.quality.pass({ hours: 1 });
    await world.run([{ ...ROWS, ...FAILS }]);
    const second = await world.row();
    expect(Number(second!.revision)).toBeGreaterThan(Number(first!.revision));
    expect(await world.quality.told('signal')).toHaveLength(1);
    expect(await world.quality.told('event')).toContainEqual({
      kind: 'event',
      topic: 'data-mesh.quality.scored',
      payload: { product: ORDERS_REF, score: 0, coverage: 0.5, failing: 1 },
    });
  });

  it('of a run that only confirms are told to pages, as its times are new', async () => {
    await world.run([ROWS]);
    await knex('outbox').delete();
    world.quality.pass({ hours: 1 });
    await world.run([ROWS]);
    expect((await world.quality.told()).map(({ kind }) => kind)).toEqual([
      'signal',
    ]);
  });

  describe('of the days', () => {
    it('are those at their ends, with the lowest of each', async () => {
      await world.run([ROWS, { ...OTHER, ...FAILS }]);
      world.quality.pass({ hours: 2 });
      await world.run([ROWS, OTHER]);
      world.quality.pass({ days: 1 });
      await world.run([ROWS, OTHER]);
      world.quality.pass({ days: 2 });
      await world.run([{ ...ROWS, ...FAILS }, OTHER]);
      expect(await world.days()).toEqual([
        ['2026-01-15', 100, 83],
        ['2026-01-18', 16, 16].map(each => (each === 16 ? 17 : each)) as [
          string,
          number,
          number,
        ],
      ]);
    });

    const late: Array<[string, ResultSketch[]]> = [
      ['2026-01-10T06:00:00.000Z', [ROWS, OTHER]],
      ['2026-01-11T06:00:00.000Z', [{ ...ROWS, ...FAILS }, OTHER]],
      ['2026-01-12T06:00:00.000Z', [ROWS, { ...OTHER, ...FAILS }]],
      ['2026-01-14T06:00:00.000Z', [ROWS, OTHER]],
      ['2026-01-15T06:00:00.000Z', [ROWS, { ...OTHER, ...FAILS }]],
    ];

    it.each([
      ['in their order', [0, 1, 2, 3, 4]],
      ['backwards', [4, 3, 2, 1, 0]],
      ['in any order', [2, 4, 0, 3, 1]],
      ['twice', [0, 1, 0, 4, 1, 2, 3, 2]],
    ])('are the same for results that come %s', async (_, order) => {
      for (const nth of order) await world.run(late[nth][1], late[nth][0]);
      expect(await world.days()).toEqual([
        ['2026-01-10', 100, 100],
        ['2026-01-11', 17, 17],
        ['2026-01-12', 83, 17],
        ['2026-01-14', 100, 83],
        ['2026-01-15', 83, 83],
      ]);
      expect(await world.row()).toMatchObject({
        score: expect.closeTo((100 * 10) / 12, 6),
        failing: 1,
      });
    });

    it('are the same whether results came in time or late', async () => {
      for (const [finishedAt, results] of late) {
        world.quality.now = new Date(finishedAt);
        await world.run(results);
      }
      const inTime = await world.days();
      // Says nothing, but has everything written anew.
      await world.run(
        [{ name: 'new', outcome: 'error' }],
        '2026-01-10T05:00:00.000Z',
      );
      expect(await world.days()).toEqual(inTime);
    });

    it('go on from how each check stood before, in however many runs', async () => {
      await world.run([ROWS], '2026-01-10T06:00:00.000Z', 'one');
      await world.run(
        [{ ...OTHER, ...FAILS }],
        '2026-01-11T06:00:00.000Z',
        'two',
      );
      // Longer than its check is remembered, and so of no matter.
      await world.run(
        [{ name: 'old', ...FAILS }],
        '2025-12-01T06:00:00.000Z',
        'three',
      );
      await world.run([{ name: 'late' }], '2026-01-13T06:00:00.000Z', 'four');
      expect((await world.days()).slice(-2)).toEqual([
        // 10 of 12.
        ['2026-01-11', 83, 83],
        // 15 of 17.
        ['2026-01-13', 88, 83],
      ]);
    });

    it('are not changed by results that are older than any that are kept', async () => {
      await world.run([ROWS], '2025-06-01T06:00:00.000Z');
      expect((await world.days()).map(([day]) => day)).toEqual(['2026-01-15']);
    });
  });

  describe('by what the registry says', () => {
    it('follow a contract that promises more', async () => {
      await world.run([ROWS]);
      await world.work();
      world.quality.catalog.put(
        ordersProduct(
          promisingContract([
            '{ type: library, metric: rowCount, mustBeGreaterThan: 0 }',
            '{ type: sql, name: one, query: select 0, mustBe: 0 }',
            '{ type: sql, name: two, query: select 0, mustBe: 0 }',
          ]),
        ),
      );
      await world.quality.registry.follow();
      expect((await world.work()).followed).toBe(1);
      expect(await world.row()).toMatchObject({ evaluated: 1, expected: 3 });
      expect(await world.work()).toEqual({ followed: 0, aged: 0 });
    });

    it('follow what the portal read in a contract anew after an upgrade', async () => {
      const rules = ['{ type: sql, name: one, query: select 1, mustBe: 0 }'];
      // Of this database only: what is in memory is for all.
      const contract = `${promisingContract(rules)}\n# on ${id}\n`;
      world.quality.catalog.put(ordersProduct(contract));
      await world.quality.registry.follow();
      const promises = async () =>
        (await readExpectations(knex, [ORDERS_REF])).get(ORDERS_REF)!
          .expectations.promises.length;
      const { hash, contract: known } = (await knex<ContractRow>('contracts')
        .where({ text: contract })
        .first())!;
      const stored = knex<ContractRow>('contracts').where({ hash });
      // The version before knew no rules.
      const older = JSON.parse(known!);
      for (const schema of older.schemas) schema.quality = [];
      await stored.clone().update({
        contract: JSON.stringify(older),
        reader_version: PROJECTION_VERSION - 1,
      });
      expect(await promises()).toBe(0);
      await stored
        .clone()
        .update({ contract: known, reader_version: PROJECTION_VERSION });
      expect(await promises()).toBe(1);
    });

    it('forget what the portal found about a rule that is another one now', async () => {
      const registered = await readExpectations(knex, [ORDERS_REF]);
      const [rows, orphans] = registered.get(ORDERS_REF)!.expectations.promises;
      await storeReports(
        world.quality.room,
        {
          source: 'own',
          ref: 'system:quality',
          owners: ['group:default/order-team'],
        },
        [
          reportOf(
            {
              engine: 'portal',
              runId: 'own',
              finishedAt: world.quality.now.toISOString(),
            },
            [
              { name: 'rows', ruleKey: rows.ruleKey, ...FAILS },
              { name: 'no orphans', ruleKey: orphans.ruleKey },
            ],
          ),
        ],
      );
      await world.work();
      expect(await world.fallen()).toContainEqual(['check-failing', 'open']);
      world.quality.catalog.put(
        ordersProduct(
          promisingContract([
            '{ type: library, metric: rowCount, mustBeGreaterThan: 10, severity: critical }',
            '{ type: sql, name: no orphans, query: select 0, mustBe: 0 }',
          ]),
        ),
      );
      await world.quality.registry.follow();
      await world.work();
      expect(await world.row()).toMatchObject({
        score: 100,
        evaluated: 1,
        expected: 2,
        failing: 0,
      });
      expect(await world.fallen()).toContainEqual([
        'check-failing',
        'resolved',
      ]);
    });

    it('stay with a product that is gone, and go on when it returns', async () => {
      await world.run([{ ...ROWS, ...FAILS }]);
      await world.work();
      const { score } = (await world.row())!;
      const known = await world.days();
      world.quality.catalog.set([plainProduct()]);
      await world.quality.registry.follow();
      await world.work();
      expect(await world.row()).toMatchObject({ score, stale_at: null });
      expect(await world.days()).toEqual(known);
      world.quality.pass({ days: 8 });
      expect(await world.work()).toEqual({ followed: 0, aged: 0 });
      world.quality.catalog.put(ordersProduct());
      await world.quality.registry.follow();
      await world.work();
      expect(await world.row()).toMatchObject({ score: null, expected: 2 });
    });
  });

  describe('by what time does', () => {
    it('fall when verdicts are stale, at that moment and on that day', async () => {
      await world.run([ROWS]);
      await world.work();
      world.quality.pass({ days: 7 });
      expect(await world.work()).toEqual({ followed: 0, aged: 0 });
      world.quality.pass({ minutes: 1 });
      expect((await world.work()).aged).toBe(1);
      expect(await world.row()).toMatchObject({
        score: null,
        evaluated: 0,
        expected: 2,
      });
      expect(await world.days()).toEqual([
        ['2026-01-15', 100, 100],
        ['2026-01-22', null, 100],
      ]);
      expect(await world.work()).toEqual({ followed: 0, aged: 0 });
    });

    it('forget a check after a month, but not a promise', async () => {
      await world.run([ROWS, OTHER]);
      world.quality.pass({ days: 31 });
      await world.work();
      expect(await world.row()).toMatchObject({
        evaluated: 0,
        expected: 2,
        stale_at: null,
      });
    });
  });

  describe('that cannot be written', () => {
    it('leave nothing half done, and the next run does it', async () => {
      await world.run([{ ...ROWS, ...FAILS }]);
      await world.work();
      world.quality.pass({ days: 8 });
      const { room } = world.quality;
      const { consumersOf } = room;
      const before = await world.row();
      room.consumersOf = async () => {
        throw new Error('The connection is lost');
      };
      expect(await world.work()).toEqual({ followed: 0, aged: 0 });
      expect(await world.row()).toEqual(before);
      expect(await world.fallen()).not.toContainEqual([
        'results-stale',
        'open',
      ]);
      room.consumersOf = consumersOf;
      expect((await world.work()).aged).toBe(1);
      expect(await world.fallen()).toContainEqual(['results-stale', 'open']);
    });

    it('keep no others from being scored, nor from growing old', async () => {
      const { logger } = world.quality.room;
      await world.run([OTHER], undefined, 'grows old');
      await world.work();
      world.quality.pass({ days: 8 });
      const rule = '{ type: sql, name: broken, query: select 1, mustBe: 1 }';
      world.quality.catalog.set([
        ordersProduct(),
        plainProduct(),
        productEntity({
          name: 'broken',
          contracts: { broken: promisingContract([rule]) },
        }),
      ]);
      await world.quality.registry.follow();
      await knex('contracts')
        .where('contract', 'like', '%"broken"%')
        .update({ contract: '{' });
      const errors = jest.mocked(logger.error);
      errors.mockClear();
      const before = (await world.row())!;
      expect(before.score).not.toBeNull();
      // Another one that comes after it is new, too.
      await knex('quality_products')
        .where({ product_ref: 'dataproduct:default/plain' })
        .delete();
      expect(await world.work()).toEqual({ followed: 1, aged: 1 });
      expect((await world.row())!.score).toBeNull();
      expect(await world.row('dataproduct:default/plain')).toBeDefined();
      expect(errors.mock.calls.map(([message]) => message)).toEqual([
        'The product dataproduct:default/broken could not be scored; it is tried again',
      ]);
    });

    it('grow old even where the registry cannot be followed', async () => {
      await world.run([OTHER]);
      await world.work();
      world.quality.pass({ days: 8 });
      const broken = (table: string) => {
        if (table.startsWith('products ')) throw new Error('It is broken');
        return knex(table);
      };
      const worker = new ScoreWorker({
        ...world.quality.room,
        knex: broken as Knex,
      });
      expect(await worker.run()).toEqual({ followed: 0, aged: 1 });
    });

    it('are left by a worker that is to stop', async () => {
      const stopped = AbortSignal.abort();
      expect(await world.work(stopped)).toEqual({ followed: 0, aged: 0 });
      expect((await world.work()).followed).toBe(2);
    });
  });
});
