import { NotFoundError } from '@backstage/errors';
import { qualityManagePermission } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Knex } from 'knex';
import { createTestDatabases } from '../../__testUtils__/databases';
import type { ResultSketch } from '../__testUtils__/reports';
import { ORDERS_REF, ScoreWorld } from '../scores/__testUtils__/ScoreWorld';
import { getCheckHistory } from './getCheckHistory';
import { getProductQuality } from './getProductQuality';
import { getQualityHistory } from './getQualityHistory';

const databases = createTestDatabases();

const ORDERS = { namespace: 'default', name: 'orders' };
const ROWS: ResultSketch = { name: 'rows', type: 'row_count' };
const OTHER: ResultSketch = {
  name: 'other',
  severity: 'warning',
  dimension: 'accuracy',
};
const FAILS = { outcome: 'fail' } as const;

describe.each(databases.eachSupportedId())(
  'the quality of a product, on %s',
  id => {
    let knex: Knex;
    let world: ScoreWorld;

    beforeAll(async () => {
      knex = await databases.init(id);
      world = await ScoreWorld.create(knex);
    });

    beforeEach(() => world.reset());

    const get = async (user = 'user:analyst', key = ORDERS) =>
      getProductQuality(
        world.quality.room,
        await world.quality.caller(user),
        key,
      );
    const history = async (days = 5) => {
      const caller = await world.quality.caller('user:analyst');
      const { room } = world.quality;
      return (await getQualityHistory(room, caller, ORDERS, days)).days;
    };
    const ofCheck = async (check: number, limit = 50) =>
      getCheckHistory(
        world.quality.room,
        await world.quality.caller('user:analyst'),
        { ...ORDERS, check },
        limit,
      );

    it('explains its score: what each check gives and takes, that of its day included', async () => {
      await world.run([
        { ...ROWS, measured: { value: 12, unit: 'rows' } },
        {
          ...OTHER,
          ...FAILS,
          failedRows: 3,
          rowsTested: 12,
          message: '3 rows are wrong',
          link: 'https://ci.example.com/1',
        },
      ]);
      const quality = await get();
      expect(quality).toMatchObject({
        rule: 1,
        score: expect.closeTo((100 * 10) / 12, 6),
        coverage: expect.closeTo(2 / 3, 6),
        evaluated: 2,
        expected: 3,
        failing: 1,
        alertBelow: 80,
        lastResultAt: '2026-01-15T10:00:00.000Z',
      });
      expect(quality.checks).toMatchObject([
        {
          name: 'other',
          state: 'fail',
          effect: 'lowers',
          failedRows: 3,
          rowsTested: 12,
          message: '3 rows are wrong',
          link: 'https://ci.example.com/1',
          runId: 'run of 2026-01-15T10:00:00.000Z',
        },
        {
          name: 'no orphans: exactly 0',
          state: 'not_reported',
          effect: 'uncovered',
          port: 'orders',
          schema: 'orders',
        },
        {
          name: 'rows',
          state: 'pass',
          effect: 'raises',
          // Of the promise, as the engine does not say.
          severity: 'critical',
          promised: 'row count: more than 0',
          measured: { value: 12, unit: 'rows' },
          since: '2026-01-15T10:00:00.000Z',
        },
      ]);
      expect(quality.checks[1].id).toBeUndefined();
      const points = quality.checks.reduce((sum, each) => sum + each.gained, 0);
      expect(points).toBeCloseTo(quality.score!, 6);
    });

    it('is read as of one moment, with one statement', async () => {
      const statements: string[] = [];
      const note = ({ sql }: { sql: string }) => statements.push(sql);
      knex.on('query', note);
      await get();
      knex.off('query', note);
      // SQLite is asked for each table.
      expect(
        statements.filter(sql => /quality_(?!state)/.test(sql)),
      ).toHaveLength(id === 'SQLITE_3' ? 6 : 1);
    });

    it('is that of this moment, though nobody has scored it since', async () => {
      await world.run([ROWS]);
      world.quality.pass({ days: 7, minutes: 1 });
      expect(await get()).toMatchObject({
        evaluated: 0,
        checks: [{ state: 'stale' }, { state: 'not_reported' }],
      });
      expect((await get()).score).toBeUndefined();
    });

    it('is known by what is promised where nothing was reported, nor scored', async () => {
      expect(await get()).toMatchObject({
        evaluated: 0,
        expected: 2,
        incidents: [],
        runs: [],
      });
      expect(
        await get('user:analyst', { namespace: 'default', name: 'plain' }),
      ).toMatchObject({ evaluated: 0, expected: 0, checks: [] });
    });

    it('is that of each port, and of checks of none', async () => {
      await world.run([ROWS, OTHER]);
      await knex('quality_checks').where({ name: 'other' }).update({
        port: null,
        outcome: 'fail',
      });
      expect((await get()).ports).toMatchObject([
        { port: 'orders', score: 100, evaluated: 1, expected: 2, failing: 0 },
        { port: '', score: 0, evaluated: 1, expected: 1, failing: 1 },
      ]);
    });

    it('says what changed since a week ago', async () => {
      await world.run([ROWS, OTHER]);
      expect((await get()).change).toBeUndefined();
      world.quality.pass({ days: 6 });
      await world.run([{ ...ROWS, ...FAILS }, OTHER]);
      expect((await get()).change).toBeUndefined();
      world.quality.pass({ days: 1 });
      const { change, score } = await get();
      expect(change).toBeCloseTo(score! - 100, 4);
    });

    it('says what fell, and keeps it for a week after it is over', async () => {
      await world.run([{ ...ROWS, ...FAILS }]);
      expect((await get()).incidents.map(({ kind }) => kind).sort()).toEqual([
        'check-failing',
        'score-below-threshold',
      ]);
      world.quality.pass({ hours: 1 });
      await world.run([ROWS]);
      world.quality.pass({ days: 6 });
      expect((await get()).incidents).toHaveLength(2);
      world.quality.pass({ days: 2 });
      expect((await get()).incidents).toEqual([]);
    });

    it('shows the latest runs, by when they ran, but not all of them', async () => {
      for (let nth = 0; nth < 22; nth++) {
        const hour = String(nth).padStart(2, '0');
        await world.run([ROWS], `2026-01-14T${hour}:00:00.000Z`);
      }
      await world.run([ROWS], '2026-01-13T00:00:00.000Z');
      const { runs } = await get();
      expect(runs).toHaveLength(20);
      expect(runs[0]).toMatchObject({
        engine: 'dbt',
        source: 'push',
        executedAt: '2026-01-14T21:00:00.000Z',
        receivedAt: '2026-01-15T10:00:00.000Z',
      });
      expect(runs[19].executedAt).toBe('2026-01-14T02:00:00.000Z');
    });

    it('says what went wrong with the work of the portal to owners alone', async () => {
      await knex('quality_jobs').insert({
        kind: 'own',
        product_ref: 'dataproduct:default/orders',
        subject: 'orders',
        subject_key: 'k',
        due_at: world.quality.now,
        last_error: 'no route to db.internal',
        failures: 1,
      });
      try {
        expect(await get('user:order-owner')).toMatchObject({
          jobs: [{ kind: 'own', lastError: 'no route to db.internal' }],
          actions: ['run', 'manage'],
        });
        const { jobs, actions } = await get('user:analyst');
        expect(jobs).toMatchObject([{ kind: 'own', subject: 'orders' }]);
        expect(jobs[0].lastError).toBeUndefined();
        expect(actions).toEqual([]);
        world.quality.permit('user:governor', qualityManagePermission);
        expect((await get('user:governor')).actions).toEqual(['run', 'manage']);
      } finally {
        await knex('quality_jobs').delete();
      }
    });

    it('tells incidents newest first, and no more than a page holds', async () => {
      await world.run([ROWS]);
      const { id: product_id } = (await world.row())!;
      await knex.batchInsert(
        'quality_incidents',
        Array.from({ length: 101 }, (_, nth) => ({
          id: `incident ${nth}`,
          version: 1,
          product_id,
          product_ref: ORDERS_REF,
          kind: 'check-failing',
          subject: `check ${nth}`,
          state: 'open',
          severity: 'error',
          title: 'It fails',
          opened_at: new Date(Date.UTC(2026, 0, 1, 0, nth)),
          last_seen_at: new Date(Date.UTC(2026, 0, 1, 0, nth)),
        })),
        20,
      );
      const { incidents } = await get();
      expect(incidents).toHaveLength(100);
      expect(incidents[0]).toMatchObject({
        id: 'incident 100',
        openedAt: '2026-01-01T01:40:00.000Z',
      });
      expect(incidents[99].id).toBe('incident 1');
    });

    it('does not exist for those who may not read the product', async () => {
      world.quality.hidden.add('dataproduct:default/orders');
      try {
        await expect(get()).rejects.toBeInstanceOf(NotFoundError);
        await expect(history()).rejects.toBeInstanceOf(NotFoundError);
        await expect(ofCheck(1)).rejects.toBeInstanceOf(NotFoundError);
      } finally {
        world.quality.hidden.clear();
      }
      await expect(
        get('user:analyst', { namespace: 'default', name: 'none' }),
      ).rejects.toBeInstanceOf(NotFoundError);
    });

    it('has a history without gaps, from the first known day on', async () => {
      await world.run([ROWS, OTHER], '2026-01-12T06:00:00.000Z');
      await world.run(
        [ROWS, { ...OTHER, ...FAILS }],
        '2026-01-14T06:00:00.000Z',
      );
      const days = await history();
      expect(
        days.map(({ day, score, low }) => [
          day,
          score && Math.round(score),
          low && Math.round(low),
        ]),
      ).toEqual([
        ['2026-01-12', 100, 100],
        ['2026-01-13', 100, 100],
        ['2026-01-14', 83, 83],
        ['2026-01-15', 83, 83],
      ]);
      expect(days[0]).toMatchObject({
        coverage: expect.closeTo(2 / 3, 6),
        rule: 1,
        dimensions: { accuracy: 100, coverage: 100 },
      });
      // What was before is carried into the window.
      expect((await history(2)).map(({ day }) => day)).toEqual([
        '2026-01-14',
        '2026-01-15',
      ]);
      expect((await history(1))[0].failing).toBe(1);
    });

    it('has none where nothing is known', async () => {
      expect(await history()).toEqual([]);
    });

    it('has the history of each check, newest first by execution', async () => {
      await world.run([ROWS, OTHER], '2026-01-14T06:00:00.000Z');
      await world.run(
        [{ ...ROWS, ...FAILS, failedRows: 2, message: 'too few' }],
        '2026-01-15T06:00:00.000Z',
      );
      await world.run([ROWS], '2026-01-13T06:00:00.000Z');
      const check = (await get()).checks.find(({ name }) => name === 'rows')!;
      const found = await ofCheck(check.id!);
      expect(found).toMatchObject({ id: check.id, name: 'rows' });
      expect(
        found.results.map(({ outcome, executedAt }) => [outcome, executedAt]),
      ).toEqual([
        ['fail', '2026-01-15T06:00:00.000Z'],
        ['pass', '2026-01-14T06:00:00.000Z'],
        ['pass', '2026-01-13T06:00:00.000Z'],
      ]);
      expect(found.results[0]).toMatchObject({
        failedRows: 2,
        message: 'too few',
        runId: 'run of 2026-01-15T06:00:00.000Z',
      });
      expect((await ofCheck(check.id!, 2)).results).toHaveLength(2);
      await expect(ofCheck(check.id! + 1000)).rejects.toBeInstanceOf(
        NotFoundError,
      );
    });
  },
);
