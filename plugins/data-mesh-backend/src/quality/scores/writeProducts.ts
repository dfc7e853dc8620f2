import type { Knex } from 'knex';
import type { QualityProductRow } from '../../database/tables';
import { inChunks } from '../results/inChunks';
import type { ProductState } from './productState';

/** Below the limit of SQLite on the parameters of a statement. */
const ROWS_AT_ONCE = 1000;

/** The row of a product with what it is to become. */
export type ProductWrite = {
  id: number;
  product_ref: string;
  revision: number;
  scored_at: Date;
  state: ProductState;
};

/** Writes the rows of products, which exist and are locked. */
export async function writeProducts(
  trx: Knex.Transaction,
  writes: readonly ProductWrite[],
): Promise<void> {
  for (const chunk of inChunks(writes, ROWS_AT_ONCE)) {
    const rows = chunk.map(({ state, ...keys }) => ({ ...keys, ...state }));
    await trx<QualityProductRow>('quality_products')
      .insert(rows)
      .onConflict('id')
      .merge();
  }
}
