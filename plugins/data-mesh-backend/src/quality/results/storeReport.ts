import type { QualityReport } from '@backstage-data-mesh/plugin-data-mesh-common';
import { bringHome, isAwaited } from '../inbox/bringHome';
import { holdUnmatched } from '../inbox/holdUnmatched';
import type { MatchedReport } from '../matching/matchReport';
import type { QualityRoom } from '../QualityRoom';
import { lockProducts } from './lockProducts';
import type { Sender } from './Sender';
import { storeMatched, type StoredReport } from './storeMatched';

/**
 * Stores a report that was matched, in one transaction: results, scores, what
 * belongs to no product, and what is to be told. A second delivery changes
 * nothing.
 */
export async function storeReport(
  room: QualityRoom,
  sender: Sender,
  report: QualityReport,
  matched: MatchedReport,
): Promise<StoredReport> {
  if (matched.products.size === 0 && matched.unmatched.length === 0) {
    return { stored: 0, scores: new Map() };
  }
  return room.ledger.transact({ ref: sender.ref }, async t => {
    const { products, homes } = matched;
    const { inbox } = sender;
    if (inbox !== undefined && (await isAwaited(t, inbox, homes))) {
      // All at once, and before what waits for them.
      await lockProducts(t.trx, [...products.keys()]);
      await bringHome(room, t, inbox, homes);
    }
    const stored = await storeMatched(room, t, sender, report, products);
    await holdUnmatched(t, sender, report, matched.unmatched);
    return stored;
  });
}
