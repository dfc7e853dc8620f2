import type { Knex } from 'knex';
import { databaseNow } from '../../database/instants';
import { allocateRevisions } from './allocateRevisions';

// Others wait for the lock meanwhile.
const PRODUCTS_AT_ONCE = 200;

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
  for (let i = 0; i < products.length; i += PRODUCTS_AT_ONCE) {
    vanished.push(
      ...(await vanishChunk(knex, products.slice(i, i + PRODUCTS_AT_ONCE))),
    );
  }
  return vanished;
}

async function vanishChunk(
  knex: Knex,
  products: MissingProduct[],
): Promise<string[]> {
  return knex.transaction(async trx => {
    const vanished = new Array<string>();
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
    return vanished;
  });
}
