import type { Knex } from 'knex';
import { lockRows } from '../../database/lockRows';
import type { QualityProductRow } from '../../database/tables';
import { inChunks } from '../../database/inChunks';

const AT_ONCE = 400;

/**
 * The ids of products in this room, new ones where there are none yet, with
 * their rows locked until the transaction ends. Always in the same order, so
 * that two reports about the same products wait for each other.
 */
export async function lockProducts(
  trx: Knex.Transaction,
  refs: readonly string[],
): Promise<Map<string, number>> {
  const sorted = [...refs].sort();
  const known = await readIds(trx, sorted);
  const missing = sorted.filter(ref => !known.has(ref));
  for (const chunk of inChunks(missing, AT_ONCE)) {
    await trx<QualityProductRow>('quality_products')
      .insert(chunk.map(ref => ({ product_ref: ref })))
      .onConflict('product_ref')
      .ignore();
  }
  const ids = missing.length > 0 ? await readIds(trx, sorted) : known;
  const ascending = [...ids.values()].sort((a, b) => a - b);
  for (const chunk of inChunks(ascending, AT_ONCE)) {
    await lockRows(
      trx<QualityProductRow>('quality_products')
        .whereIn('id', chunk)
        .orderBy('id')
        .select('id'),
    );
  }
  return ids;
}

async function readIds(
  trx: Knex.Transaction,
  refs: readonly string[],
): Promise<Map<string, number>> {
  const ids = new Map<string, number>();
  for (const chunk of inChunks(refs, AT_ONCE)) {
    const rows: Array<Pick<QualityProductRow, 'id' | 'product_ref'>> =
      await trx<QualityProductRow>('quality_products')
        .whereIn('product_ref', chunk)
        .select('id', 'product_ref');
    for (const { id, product_ref } of rows) {
      ids.set(product_ref, id);
    }
  }
  return ids;
}
