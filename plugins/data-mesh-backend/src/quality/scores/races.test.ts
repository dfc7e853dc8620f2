import type { Knex } from 'knex';
import { createTestDatabases } from '../../__testUtils__/databases';
import { acknowledgeIncident } from '../incidents/acknowledgeIncident';
import { listIncidents } from '../incidents/listIncidents';
import type { ResultSketch } from '../__testUtils__/reports';
import { ScoreWorld } from './__testUtils__/ScoreWorld';

const databases = createTestDatabases();

const CHECKS: ResultSketch[] = ['one', 'two', 'three'].map(name => ({
  name,
  outcome: 'fail',
  severity: 'error',
}));

/** One writer at a time is all that SQLite has. */
const onPostgres = databases.supports('POSTGRES_18') ? describe : describe.skip;

onPostgres('at the same time (needs PostgreSQL)', () => {
  let knex: Knex;
  let world: ScoreWorld;

  beforeAll(async () => {
    knex = await databases.init('POSTGRES_18');
    world = await ScoreWorld.create(knex);
  });

  beforeEach(() => world.reset());

  it('runs of several engines open each incident once, and tell of it once', async () => {
    await Promise.all(
      CHECKS.flatMap(check =>
        [0, 1, 2].map(minute =>
          world.run(
            [check],
            `2026-01-15T09:0${minute}:00.000Z`,
            `${check.name} ${minute}`,
          ),
        ),
      ),
    );
    expect(await world.fallen()).toEqual([
      ['check-failing', 'open'],
      ['check-failing', 'open'],
      ['check-failing', 'open'],
      ['score-below-threshold', 'open'],
    ]);
    expect(await world.row()).toMatchObject({
      score: 0,
      failing: 3,
      incidents: 4,
    });
    const told = await world.told();
    const ofScore = told.filter(([, title]) => title.includes('score'));
    expect(ofScore).toHaveLength(1);
    expect(await world.days()).toEqual([['2026-01-15', 0, 0]]);
  });

  it('several replicas follow products, and each is scored as once', async () => {
    await Promise.all([world.work(), world.work(), world.work()]);
    const rows = await knex('quality_products').select('product_ref');
    expect(rows).toHaveLength(2);
    expect(await world.row()).toMatchObject({ expected: 2 });
    expect(await world.work()).toEqual({ followed: 0, aged: 0 });
  });

  it('late results, new ones and a worker leave the same days as one after the other', async () => {
    const runs: Array<[ResultSketch['outcome'], string]> = [
      ['pass', '2026-01-12T06:00:00.000Z'],
      ['fail', '2026-01-13T06:00:00.000Z'],
      ['pass', '2026-01-15T06:00:00.000Z'],
    ];
    const run = ([outcome, at]: (typeof runs)[number]) =>
      world.run([{ name: 'one', outcome }], at);
    for (const each of runs) await run(each);
    const expected = await world.days();
    for (let round = 0; round < 3; round++) {
      await world.reset();
      await Promise.all([...runs.map(run), world.work(), world.work()]);
      expect(await world.days()).toEqual(expected);
    }
  });

  it('somebody sees to an incident that is just resolved: one of both is first', async () => {
    const owner = await world.quality.caller('user:order-owner');
    for (let round = 0; round < 5; round++) {
      await world.reset();
      await world.run([CHECKS[0]]);
      world.quality.pass({ hours: 1 });
      const { items } = await listIncidents(world.quality.room, owner, {
        limit: 10,
      });
      const incident = items.find(({ kind }) => kind === 'check-failing')!;
      const [seen] = await Promise.allSettled([
        acknowledgeIncident(world.quality.room, owner, incident.id, {
          note: 'We see to it.',
          version: incident.version,
        }),
        world.run([{ ...CHECKS[0], outcome: 'pass' }]),
      ]);
      const [after] = (await world.incidents()).filter(
        ({ id }) => id === incident.id,
      );
      expect(after.state).toBe('resolved');
      // Neither is lost: the note stands if it was first.
      expect(after.note).toBe(
        seen.status === 'fulfilled' ? 'We see to it.' : null,
      );
      expect(after.version).toBe(seen.status === 'fulfilled' ? 3 : 2);
    }
  });
});
