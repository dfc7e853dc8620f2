import type { Knex } from 'knex';
import { updateRows } from '../../database/writeRows';
import type { ProductState } from './productState';

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
  await updateRows(
    trx,
    'quality_products',
    writes.map(({ state, ...keys }) => ({ ...keys, ...state })),
  );
}
