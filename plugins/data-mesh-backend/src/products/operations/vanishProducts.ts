import type { Knex } from 'knex';
import { databaseNow } from '../../database/instants';
import { allocateRevisions } from './allocateRevisions';

/** A product that the catalog does not have, as the caller knew it. */
export type MissingProduct = { ref: string; revision: number };

/**
 * Takes products off all lists. Their rows, contracts and history stay, as
 * access that was granted to them has to be revoked, and for when they return.
 *
 * @returns Those that vanished; not those that were written meanwhile
 */
export async function vanishProducts(
  knex: Knex,
  products: MissingProduct[],
): Promise<string[]> {
  const vanished = new Array<string>();
  if (products.length === 0) {
    return vanished;
  }
  await knex.transaction(async trx => {
    const firstRevision = await allocateRevisions(trx, products.length);
    const now = await databaseNow(trx);
    for (const [nth, { ref, revision }] of products.entries()) {
      const rows = await trx('products')
        .where({ ref, revision })
        .whereNull('vanished_at')
        .update({
          revision: firstRevision + nth,
          vanished_at: now,
          missing_since: null,
        });
      if (rows === 1) {
        vanished.push(ref);
      }
    }
    if (vanished.length > 0) {
      await trx('registry_state')
        .where({ id: 1 })
        .update({ last_change_at: now });
    }
  });
  return vanished;
}
