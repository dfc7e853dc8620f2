import type { Knex } from 'knex';
import { createTestDatabases } from '../../__testUtils__/databases';
import type { QualityDayRow } from '../../database/tables';
import type { ResultSketch } from '../__testUtils__/reports';
import { dayOf } from '../days';
import { readChecks } from './readChecks';
import { readExpectations } from './readExpectations';
import { rewriteDays, type RewriteLimits } from './rewriteDays';
import {
  ORDERS_REF,
  ordersProduct,
  promisingContract,
  ScoreWorld,
} from './__testUtils__/ScoreWorld';

const databases = createTestDatabases();

/** Keeps the promise about the number of rows. */
const ROWS: ResultSketch = { name: 'rows', type: 'row_count' };
const OTHER: ResultSketch = { name: 'other', severity: 'warning' };
const FAILS = { outcome: 'fail' } as const;

const on = (day: string) => `2026-01-${day}T06:00:00.000Z`;
const dayNumber = (day: string) => dayOf(new Date(on(day)));

describe.each(databases.eachSupportedId())('histories, on %s', id => {
  let knex: Knex;
  let world: ScoreWorld;

  beforeAll(async () => {
    knex = await databases.init(id);
    world = await ScoreWorld.create(knex);
  });

  beforeEach(() => world.reset());

  async function rewrite(since: string, limits?: RewriteLimits) {
    const { id: productId } = (await world.row())!;
    await knex.transaction(async trx => {
      const registered = await readExpectations(trx, [ORDERS_REF]);
      const checks = await readChecks(trx, [productId]);
      await rewriteDays(
        trx,
        {
          id: productId,
          since: dayNumber(since),
          expectations: registered.get(ORDERS_REF)!.expectations,
          checks: checks.get(productId)!,
        },
        world.quality.now,
        limits,
      );
    });
  }

  /** Makes visible which days are written anew. */
  const mark = () => knex('quality_days').update({ score: 1, low: 1 });

  describe('of more runs than are read at most', () => {
    beforeEach(async () => {
      await world.run([{ ...OTHER, ...FAILS }], on('10'));
      await world.run([ROWS], on('11'));
      await world.run([{ ...ROWS, ...FAILS }], on('12'));
      await world.run([ROWS], on('13'));
      await world.run([{ ...ROWS, ...FAILS }], on('14'));
    });

    it.each<[string, RewriteLimits]>([
      ['runs', { runs: 2, results: 100 }],
      ['results', { runs: 3, results: 2 }],
    ])('keep the days before the newest %s as they were', async (_, limits) => {
      const all = await world.days();
      expect(all.map(([day]) => day.slice(-2))).toEqual([
        '10',
        '11',
        '12',
        '13',
        '14',
      ]);
      await mark();
      await rewrite('10', limits);
      const found = await world.days();
      expect(found.slice(0, 3).map(([, score]) => score)).toEqual([1, 1, 1]);
      expect(found[4]).toEqual(all[4]);
      expect(found.map(([day]) => day)).toEqual(all.map(([day]) => day));
    });

    it('know from a few before how checks stood that ran more rarely', async () => {
      const all = await world.days();
      await mark();
      await rewrite('10', { runs: 4, results: 100 });
      // The check `other` ran on the 10th only.
      expect((await world.days()).slice(2).map(([, score]) => score)).toEqual(
        all.slice(2).map(([, score]) => score),
      );
    });

    it('write the present day in any case', async () => {
      for (const hour of ['07', '08', '09']) {
        const outcome = hour === '08' ? 'fail' : 'pass';
        await world.run(
          [{ ...ROWS, outcome }],
          `2026-01-15T${hour}:00:00.000Z`,
        );
      }
      const all = await world.days();
      await mark();
      await rewrite('10', { runs: 1, results: 100 });
      const found = await world.days();
      expect(found[4]).toEqual(['2026-01-14', 1, 1]);
      expect(found[5].slice(0, 1)).toEqual(all[5].slice(0, 1));
      // Where `other` ran is too long ago.
      expect(found[5][1]).toBe(100);
    });
  });

  it('miss no run of many that ran at the same time', async () => {
    for (let nth = 0; nth < 45; nth += 1) {
      await world.run([{ name: `check ${nth}` }], on('14'), `run ${nth}`);
    }
    const day = await knex<QualityDayRow>('quality_days')
      .where({ day: dayNumber('14') })
      .first();
    // And the two promises of the contract.
    expect(day).toMatchObject({ evaluated: 45, expected: 47 });
  });

  it('go on from a check whose results hold for longer than a month', async () => {
    world.quality.catalog.put(
      ordersProduct(
        promisingContract([
          '{ type: library, metric: rowCount, mustBeGreaterThan: 0, schedule: monthly }',
        ]),
      ),
    );
    await world.quality.registry.follow();
    await world.run([ROWS], '2025-12-03T06:00:00.000Z');
    await world.run([OTHER], on('10'));
    const day = await knex<QualityDayRow>('quality_days')
      .where({ day: dayNumber('10') })
      .first();
    expect(day).toMatchObject({ evaluated: 2, expected: 2 });
  });
});
