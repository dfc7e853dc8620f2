import type { Knex } from 'knex';
import type { OutboxRow } from '../database/tables';
import type { OutboxMessage } from './messages';

/**
 * Takes messages of a kind that are due, for a time in which nobody else takes them.
 * Each counts as one more attempt already: a message that ends the process is
 * tried no more often than one that throws.
 */
export async function claimMessages(
  knex: Knex,
  now: Date,
  options: { kind: OutboxMessage['kind']; limit: number; leaseMs: number },
): Promise<OutboxRow[]> {
  const due = knex<OutboxRow>('outbox')
    .where({ kind: options.kind })
    .where('available_at', '<=', now)
    .orderBy(['available_at', 'id'])
    .limit(options.limit)
    .select('id');
  const taken = knex<OutboxRow>('outbox');
  if (knex.client.config.client === 'pg') {
    // What another replica is taking at this moment is left to it. As an
    // array, so that it is chosen once, whatever the plan.
    taken.whereRaw('id = any(array(?))', [due.forUpdate().skipLocked()]);
  } else {
    taken.whereIn('id', due);
  }
  const rows: OutboxRow[] = await taken
    .update({
      attempts: knex.raw('attempts + 1'),
      available_at: new Date(now.getTime() + options.leaseMs),
    })
    .returning('*');
  return rows.sort((a, b) => Number(a.id) - Number(b.id));
}

/** Gives back what was taken and not tried. */
export async function releaseMessages(
  knex: Knex,
  now: Date,
  rows: OutboxRow[],
): Promise<void> {
  if (rows.length > 0) {
    await knex<OutboxRow>('outbox')
      .whereIn(
        'id',
        rows.map(row => row.id),
      )
      .update({ attempts: knex.raw('attempts - 1'), available_at: now });
  }
}

/** Deletes what was told, or is given up. */
export async function forgetMessages(
  knex: Knex,
  rows: readonly OutboxRow[],
): Promise<void> {
  if (rows.length > 0) {
    await knex<OutboxRow>('outbox')
      .whereIn(
        'id',
        rows.map(row => row.id),
      )
      .delete();
  }
}
