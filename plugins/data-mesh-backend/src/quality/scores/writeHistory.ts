import type { LedgerTransaction } from '../../ledger/Ledger';
import { dayOf } from '../days';
import type { ProductState } from './productState';
import { rewriteDays, type Rewriting } from './rewriteDays';
import { writeToday } from './writeToday';

/**
 * Writes what the histories of products say now.
 *
 * @param products - `late`: something is new about days before today. `today`:
 *   only the present has changed, by id of the product
 */
export async function writeHistory(
  { trx, now }: Pick<LedgerTransaction, 'trx' | 'now'>,
  products: {
    late: readonly Rewriting[];
    today: ReadonlyMap<number, ProductState>;
  },
): Promise<void> {
  for (const product of products.late) {
    await rewriteDays(trx, product, now);
  }
  await writeToday(trx, dayOf(now), products.today);
}
