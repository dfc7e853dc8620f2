import { createTestDatabases } from '../../__testUtils__/databases';
import {
  KilledError,
  mortalLedger,
} from '../../access/provisioning/__testUtils__/mortalLedger';
import type { QualityJobRow } from '../../database/tables';
import { claimJob } from './claimJob';
import { finishJob, type JobOutcome } from './finishJob';
import { JobLostError } from './JobLease';
import { JobWorld } from './__testUtils__/JobWorld';
import { workJobs, type JobWork } from './workJobs';

const MINUTE = 60_000;
const databases = createTestDatabases();
const never = new AbortController().signal;

const always = (work: JobWork['pull']): JobWork => ({ pull: work, own: work });
const done = always(async () => ({
  kind: 'done',
  everyMs: 15 * MINUTE,
  cursor: { version: 'a' },
}));

describe.each(databases.eachSupportedId())('workJobs on %s', id => {
  let world: JobWorld;
  beforeEach(async () => {
    world = await JobWorld.create(await databases.init(id));
  });
  afterEach(() => world.knex.destroy());

  it('does what is due, and that alone, until its next regular time', async () => {
    const due = await world.insertJob();
    const later = await world.insertJob({
      subject: 'b',
      subject_key: 'b',
      due_at: new Date(world.now + 1),
    });
    await workJobs(world.room(), never, { work: done });
    expect(await world.dueIn(due)).toBe(15 * MINUTE);
    expect(await world.job(due)).toMatchObject({
      lease_holder: null,
      last_error: null,
      failures: 0,
      cursor: '{"version":"a"}',
    });
    expect((await world.job(later)).last_started_at).toBeNull();
  });

  it('tries again what failed, later each time, and says why without secrets', async () => {
    const job = await world.insertJob();
    const waits: number[] = [];
    for (let attempt = 1; attempt <= 7; attempt++) {
      await workJobs(world.room(), never, {
        random: () => 1,
        work: always(async () => {
          throw new Error(
            'Cannot read https://u:pw1234@host/x.json?sig=abcdef, token=s3cret\n  at line 1',
          );
        }),
      });
      waits.push((await world.dueIn(job)) / 1000);
      world.pass(await world.dueIn(job));
    }
    expect(waits).toEqual([30, 60, 120, 240, 480, 900, 900]);
    const { last_error, failures } = await world.job(job);
    expect(failures).toBe(7);
    expect(last_error).toContain('Cannot read https://u:***@host/x.json');
    expect(last_error).not.toMatch(/pw1234|abcdef|s3cret|at line/);
    await workJobs(world.room(), never, { work: done });
    expect(await world.job(job)).toMatchObject({
      last_error: null,
      failures: 0,
    });
  });

  it('leaves a job to its holder, and to others when the lease is over', async () => {
    const job = await world.insertJob();
    const dead = await claimJob(world.ledger, { leaseMs: 2 * MINUTE });
    dead!.lease.stop();
    world.pass(2 * MINUTE - 1);
    await workJobs(world.room(), never, { work: done });
    expect((await world.job(job)).last_finished_at).toBeNull();
    world.pass(1);
    await workJobs(world.room(), never, { work: done });
    expect(await world.dueIn(job)).toBe(15 * MINUTE);
    const outcome = { kind: 'failed', message: 'late', everyMs: 1 } as const;
    await expect(
      finishJob(world.ledger, dead!.lease, dead!.row, outcome, 1),
    ).rejects.toThrow(JobLostError);
    expect((await world.job(job)).last_error).toBeNull();
  });

  it.each(
    [1, 2].flatMap(at => [
      { at, when: 'before' as const },
      { at, when: 'after' as const },
    ]),
  )(
    'does a job again that a worker began which was killed $when its transaction $at',
    async death => {
      const job = await world.insertJob();
      const mortal = mortalLedger(world.ledger, death);
      const killed = workJobs(world.room({ ledger: mortal.ledger }), never, {
        work: done,
      });
      await expect(killed).rejects.toThrow(KilledError);
      expect(mortal.isDead()).toBe(true);
      world.pass(2 * MINUTE);
      await workJobs(world.room(), never, { work: done });
      expect(await world.job(job)).toMatchObject({
        lease_holder: null,
        cursor: '{"version":"a"}',
      });
      expect(await world.dueIn(job)).toBeGreaterThan(12 * MINUTE);
    },
  );

  it('keeps a job due that was made due while it was done', async () => {
    const job = await world.insertJob();
    const again = new Date(world.now + 5);
    let runs = 0;
    await workJobs(world.room(), never, {
      work: always(async () => {
        runs += 1;
        await world.knex('quality_jobs').update({ due_at: again });
        return { kind: 'done', everyMs: MINUTE, cursor: {} };
      }),
    });
    expect(runs).toBe(1);
    expect(await world.dueIn(job)).toBe(5);
  });

  it('gives a job back that it cannot end because the portal shuts down', async () => {
    const job = await world.insertJob();
    const stop = new AbortController();
    await workJobs(world.room(), stop.signal, {
      work: always(async () => {
        stop.abort();
        throw new Error('aborted');
      }),
    });
    expect(await world.job(job)).toMatchObject({
      lease_holder: null,
      failures: 0,
      last_error: null,
    });
    expect(await world.dueIn(job)).toBe(0);
  });

  it('stops work that takes too long, and says so', async () => {
    const job = await world.insertJob();
    await workJobs(world.room(), never, {
      limitMs: 20,
      work: always(
        (_room, _row, signal) =>
          new Promise((_, reject) => {
            signal.addEventListener('abort', () => reject(signal.reason));
          }),
      ),
    });
    expect((await world.job(job)).last_error).toMatch(/took longer/);
  });

  it('takes a job away that has nothing to do any more', async () => {
    const job = await world.insertJob();
    await workJobs(world.room(), never, {
      work: always(async () => ({ kind: 'gone' })),
    });
    await expect(world.job(job)).rejects.toThrow('There is no job');
  });
});

const postgres = databases
  .eachSupportedId()
  .map(([each]) => each)
  .find(each => each.startsWith('POSTGRES'));

(postgres ? describe : describe.skip)(
  `workers on ${postgres ?? 'PostgreSQL only: none was given'}`,
  () => {
    it('never do one job at the same time, and do each once', async () => {
      const world = await JobWorld.create(await databases.init(postgres!));
      const jobs = await Promise.all(
        Array.from({ length: 40 }, (_, nth) =>
          world.insertJob({ subject: `${nth}`, subject_key: `${nth}` }),
        ),
      );
      const atWork = new Set<number>();
      const times = new Map<number, number>();
      const work = always(async (_room, row: QualityJobRow) => {
        expect(atWork.has(row.id)).toBe(false);
        atWork.add(row.id);
        times.set(row.id, (times.get(row.id) ?? 0) + 1);
        // Long enough for the others to look for work meanwhile.
        await world.knex.raw('select pg_sleep(0.02)');
        atWork.delete(row.id);
        return { kind: 'done', everyMs: MINUTE, cursor: {} };
      });
      await Promise.all(
        Array.from({ length: 6 }, () =>
          workJobs(world.room(), never, { work }),
        ),
      );
      expect([...times.keys()].sort()).toEqual([...jobs].sort());
      expect([...times.values()].every(count => count === 1)).toBe(true);
      await world.knex.destroy();
    });

    it.each<{ outcome: JobOutcome }>([
      { outcome: { kind: 'done', everyMs: 15 * MINUTE, cursor: {} } },
      { outcome: { kind: 'failed', everyMs: MINUTE, message: 'away' } },
      { outcome: { kind: 'gone' } },
    ])(
      'leave a job due that the planner makes due as they end it: $outcome.kind',
      async ({ outcome }) => {
        const world = await JobWorld.create(await databases.init(postgres!));
        const id = await world.insertJob();
        const job = await claimJob(world.ledger, { leaseMs: 2 * MINUTE });
        const again = new Date(world.now + 5);
        const planner = await world.knex.transaction();
        await planner('quality_jobs').where({ id }).update({ due_at: again });
        let isEnded = false;
        const ending = finishJob(
          world.ledger,
          job!.lease,
          job!.row,
          outcome,
          1,
        ).finally(() => {
          isEnded = true;
        });
        // Until the end waits for what the planner writes.
        for (let waiting = false; !waiting;) {
          const { rows } = await world.knex.raw(
            `SELECT count(*)::int AS n FROM pg_stat_activity
             WHERE datname = current_database() AND wait_event_type = 'Lock'`,
          );
          waiting = rows[0].n > 0 || isEnded;
        }
        await planner.commit();
        await ending;
        expect(await world.job(id)).toMatchObject({
          due_at: again,
          lease_holder: null,
        });
        await world.knex.destroy();
      },
    );
  },
);
