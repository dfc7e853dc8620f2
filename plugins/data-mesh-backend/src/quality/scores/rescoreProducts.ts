import type { LedgerTransaction } from '../../ledger/Ledger';
import type { QualityRoom } from '../QualityRoom';

/** A product whose score may be another now. */
export type Rescoring = {
  /** Of quality_products; its row is locked by the transaction. */
  productId: number;
  /**
   * The earliest day, as in quality_days, about which something new is known;
   * left out where only the present changed.
   */
  since?: number;
};

/**
 * Scores products anew, in the transaction that changed what they are scored
 * by: writes their rows, their days and their incidents, and has told who is
 * concerned.
 */
export async function rescoreProducts(
  _room: QualityRoom,
  _transaction: LedgerTransaction,
  _products: readonly Rescoring[],
): Promise<void> {}
