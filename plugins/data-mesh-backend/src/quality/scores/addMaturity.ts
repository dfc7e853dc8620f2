import type { Knex } from 'knex';
import { maturityOf } from '../maturity/maturityOf';
import type { QualityRoom } from '../QualityRoom';
import type { ProductState } from './productState';

/**
 * Judging a product reads all that is known of it. Where so many change at
 * once, they wait for the regular judging of all products.
 */
const MOST_AT_ONCE = 100;

/** Has the levels of products follow what their rows will say. */
export async function addMaturity(
  room: QualityRoom,
  trx: Knex.Transaction,
  products: ReadonlyArray<{ id: number; ref: string; state: ProductState }>,
  now: Date,
): Promise<void> {
  if (products.length > MOST_AT_ONCE) return;
  const maturity = await maturityOf(
    room,
    trx,
    products.map(({ id, ref, state }) => ({
      productId: id,
      productRef: ref,
      state: { ...state, scored_at: now },
    })),
    now,
  );
  for (const { id, state } of products) {
    Object.assign(state, maturity.get(id));
  }
}
