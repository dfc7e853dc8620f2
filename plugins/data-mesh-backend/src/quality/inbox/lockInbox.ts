import type { Knex } from 'knex';

/** "dmqi": of all advisory locks of the database, those of inboxes. */
const LOCKS_OF_INBOXES = 0x646d7169;

/**
 * Has all others who write to an inbox wait until the transaction ends. Rows
 * alone would not do: what is new in a report has none yet, so two reports that
 * name the same targets could each wait for the other.
 *
 * Products are locked before it, and revisions are taken after it.
 */
export async function lockInbox(
  trx: Knex.Transaction,
  scope: string,
): Promise<void> {
  // SQLite has one writer at a time.
  if (trx.client.config.client === 'pg') {
    await trx.raw('select pg_advisory_xact_lock(?, hashtext(?))', [
      LOCKS_OF_INBOXES,
      scope,
    ]);
  }
}
