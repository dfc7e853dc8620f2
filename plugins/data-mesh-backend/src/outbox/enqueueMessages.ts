import type { Knex } from 'knex';
import { insertRows } from '../database/writeRows';
import type { OutboxMessage } from './messages';

/**
 * Keeps what is to be told, in the transaction of what it tells. It is told
 * after the commit, at least once.
 */
export async function enqueueMessages(
  trx: Knex.Transaction,
  now: Date,
  messages: OutboxMessage[],
): Promise<void> {
  if (messages.length === 0) {
    return;
  }
  const rows = messages.map(({ kind, ...payload }) => ({
    kind,
    payload: JSON.stringify(payload),
    attempts: 0,
    available_at: now,
    created_at: now,
  }));
  await insertRows(trx, 'outbox', rows);
}
