import type { Knex } from 'knex';
import { databaseNow } from '../../database/instants';

/** Remembers that the catalog was followed to the end. */
export async function recordSuccess(knex: Knex): Promise<void> {
  await knex('registry_state')
    .where({ id: 1 })
    .update({
      last_sync_at: await databaseNow(knex),
      last_error: null,
    });
}

/** Remembers why the catalog could not be followed. Nothing else is touched. */
export async function recordFailure(knex: Knex, error: Error): Promise<void> {
  await knex('registry_state')
    .where({ id: 1 })
    .update({ last_error: error.message.slice(0, 2000) });
}
