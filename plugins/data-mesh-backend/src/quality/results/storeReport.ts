import type { QualityReport } from '@backstage-data-mesh/plugin-data-mesh-common';
import { bringHome, isAwaited } from '../inbox/bringHome';
import { holdUnmatched } from '../inbox/holdUnmatched';
import { lockInbox } from '../inbox/lockInbox';
import type { MatchedReport } from '../matching/matchReport';
import type { QualityRoom } from '../QualityRoom';
import type { Rescoring } from '../scores/rescoreProducts';
import { lockProducts } from './lockProducts';
import type { Sender } from './Sender';
import {
  readScores,
  scoreWritten,
  writeMatched,
  type StoredReport,
} from './storeMatched';

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
    const { products, homes, unmatched } = matched;
    const { inbox } = sender;
    const changes: Rescoring[] = [];
    const isHome = inbox !== undefined && (await isAwaited(t, inbox, homes));
    if (inbox !== undefined && (isHome || unmatched.length > 0)) {
      // Always in this order: all products, the inbox, and the revision last.
      await lockProducts(t.trx, [...products.keys()]);
      await lockInbox(t.trx, inbox);
      await holdUnmatched(t, sender, report, unmatched);
      if (isHome) {
        changes.push(...(await bringHome(room, t, inbox, homes)).changes);
      }
    }
    const written = await writeMatched(room, t, sender, report, products);
    await scoreWritten(room, t, [...changes, ...written.changes]);
    const { stored, ids } = written;
    return { stored, scores: await readScores(t, [...ids.values()]) };
  });
}
