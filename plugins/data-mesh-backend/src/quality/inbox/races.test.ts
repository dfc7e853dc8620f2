import type { Knex } from 'knex';
import { createTestDatabases } from '../../__testUtils__/databases';
import { Ledger } from '../../ledger/Ledger';
import { reportOf, type ResultSketch } from '../__testUtils__/reports';
import { ORDER_TEAM } from '../__testUtils__/senders';
import { TestQuality } from '../__testUtils__/TestQuality';
import type { QualityRoom } from '../QualityRoom';
import { storeReports } from '../results/storeReports';
import { listUnmatched } from './listUnmatched';
import { mapTarget } from './mapTarget';

const databases = createTestDatabases();

const STAGING = { physicalName: { schema: 'staging', table: 'order' } };
const REFUNDS = { physicalName: { schema: 'refunds', table: 'refunds' } };

/** One writer at a time is all that SQLite has. */
const onPostgres = databases.supports('POSTGRES_18') ? describe : describe.skip;

onPostgres('an inbox at the same time (needs PostgreSQL)', () => {
  let knex: Knex;
  let quality: TestQuality;
  let room: QualityRoom;
  /** Transactions that were begun, those that were tried again too. */
  let begun = 0;

  beforeAll(async () => {
    knex = await databases.init('POSTGRES_18');
    quality = await TestQuality.create(knex);
    room = {
      ...quality.room,
      ledger: new Ledger({
        knex,
        now: async () => {
          begun += 1;
          return quality.now;
        },
      }),
    };
  });

  beforeEach(async () => {
    await quality.reset();
    begun = 0;
  });

  const send = (runId: string, results: ResultSketch[]) =>
    storeReports(room, ORDER_TEAM, [reportOf({ runId }, results)]);
  const owner = () => quality.caller('user:order-owner');

  it('is mapped and filled without one waiting for the other', async () => {
    for (let round = 0; round < 10; round++) {
      await quality.reset();
      await send('r1', [{ name: 'a', target: STAGING, outcome: 'fail' }]);
      const caller = await owner();
      const { items } = await listUnmatched(room, caller, { limit: 1 });
      begun = 0;
      const outcomes = await Promise.allSettled([
        mapTarget(room, caller, items[0].id, {
          product: 'orders',
          port: 'orders',
        }),
        // It was matched before the mapping was there.
        send(`r2 ${round}`, [
          { name: 'a', target: STAGING },
          { name: 'b', target: REFUNDS, outcome: 'fail' },
        ]),
      ]);
      expect(outcomes.map(({ status }) => status)).toEqual([
        'fulfilled',
        'fulfilled',
      ]);
      expect(begun).toBe(2);
    }
  });

  it('is waited for before the revision is taken, which all writers need', async () => {
    await send('r1', [{ name: 'a', target: STAGING }]);
    const holder = await knex.transaction();
    let sent: Promise<unknown>;
    try {
      await holder('quality_unmatched').forUpdate().select('id');
      sent = send('r2', [
        { name: 'a', target: STAGING },
        { name: 'b', target: REFUNDS, outcome: 'fail' },
      ]);
      await untilSomebodyWaits(knex);
      await expect(
        holder('quality_state').forUpdate().noWait().select('revision'),
      ).resolves.toHaveLength(1);
    } finally {
      await holder.rollback();
    }
    await sent;
    expect(await knex('quality_checks')).toHaveLength(1);
  });
});

/** Until a transaction of this database waits for a lock of another one. */
async function untilSomebodyWaits(knex: Knex): Promise<void> {
  for (;;) {
    const { rows } = await knex.raw(
      `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    if (rows.length > 0) return;
  }
}
