import type { Knex } from 'knex';
import { databaseNow, toDate } from '../../database/instants';
import type { ProductRow } from '../../database/tables';

const CHUNK = 500;

/** Products that are missing, but are not believed to be gone yet. */
export type HeldBack = { ref: string; since: Date };

/** All products that are held back, and the clock that they are held by. */
export async function readHeldBack(
  knex: Knex,
): Promise<{ heldBack: HeldBack[]; now: Date }> {
  const rows = await knex<ProductRow>('products')
    .whereNotNull('missing_since')
    .select('ref', 'missing_since');
  return {
    heldBack: rows.map(row => ({
      ref: row.ref,
      since: toDate(row.missing_since!),
    })),
    now: await databaseNow(knex),
  };
}

/** Remembers since when products are missing; an earlier instant stays. */
export async function holdBackProducts(
  knex: Knex,
  refs: string[],
): Promise<void> {
  const now = await databaseNow(knex);
  for (let i = 0; i < refs.length; i += CHUNK) {
    await knex('products')
      .whereIn('ref', refs.slice(i, i + CHUNK))
      .whereNull('missing_since')
      .update({ missing_since: now });
  }
}

/** Forgets that products were missing: they are there again. */
export async function releaseProducts(
  knex: Knex,
  refs: string[],
): Promise<void> {
  for (let i = 0; i < refs.length; i += CHUNK) {
    await knex('products')
      .whereIn('ref', refs.slice(i, i + CHUNK))
      .update({ missing_since: null });
  }
}
