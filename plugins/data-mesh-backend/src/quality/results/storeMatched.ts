import type { QualityReport } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { QualityProductRow } from '../../database/tables';
import type { LedgerTransaction } from '../../ledger/Ledger';
import { dayOf } from '../days';
import type { MatchedResult } from '../matching/matchReport';
import type { QualityRoom } from '../QualityRoom';
import { rescoreProducts, type Rescoring } from '../scores/rescoreProducts';
import { recordLevels } from '../serviceLevels/recordLevels';
import { inChunks } from '../../database/inChunks';
import { lockProducts } from './lockProducts';
import type { NewResult } from './NewResult';
import type { Sender } from './Sender';
import { runFactsOf } from './StoredRun';
import { writeResults } from './writeResults';

/** What became of the results of products. */
export type StoredReport = {
  /** Results that were not known before. */
  stored: number;
  /** Of its products that have one, after it; by full entity reference. */
  scores: Map<string, number>;
};

/** What was written of a run, and has to be scored yet. */
export type WrittenReport = {
  /** Results that were not known before. */
  stored: number;
  /** Ids of quality_products, by full entity reference; their rows are locked. */
  ids: ReadonlyMap<string, number>;
  /** Products with new results. */
  changes: Rescoring[];
};

/**
 * Writes results of a run whose products are known. Who writes several runs
 * scores them together, with {@link scoreWritten}.
 *
 * @param products - results by full entity reference
 */
export async function writeMatched(
  room: QualityRoom,
  t: LedgerTransaction,
  sender: Pick<Sender, 'ref' | 'source'>,
  report: QualityReport,
  products: ReadonlyMap<string, readonly MatchedResult[]>,
): Promise<WrittenReport> {
  if (products.size === 0) {
    return { stored: 0, ids: new Map(), changes: [] };
  }
  const run = runFactsOf(report, t.now);
  const ids = await lockProducts(t.trx, [...products.keys()]);
  const fresh = await writeResults(t, {
    run,
    sender,
    products: new Map(
      [...products].map(([ref, results]) => [ids.get(ref)!, results]),
    ),
  });
  for (const [ref, productId] of ids) {
    const results = fresh.get(productId);
    if (results && products.get(ref)?.some(({ measures }) => measures)) {
      await recordLevels(room, t, { productId, productRef: ref, results });
    }
  }
  return {
    stored: [...fresh.values()].reduce((sum, each) => sum + each.length, 0),
    ids,
    changes: [...fresh].map(([productId, results]) => ({
      productId,
      since: firstDay(results, t.now),
    })),
  };
}

/**
 * Scores what was written, each product once. It takes the revision, for which
 * all other writers wait: nothing else that takes long comes after it.
 */
export async function scoreWritten(
  room: QualityRoom,
  t: LedgerTransaction,
  changes: readonly Rescoring[],
): Promise<void> {
  const first = new Map<number, number | undefined>();
  for (const { productId, since } of changes) {
    const known = first.get(productId);
    first.set(
      productId,
      known === undefined || (since !== undefined && since < known)
        ? since
        : known,
    );
  }
  await rescoreProducts(
    room,
    t,
    [...first].map(([productId, since]) => ({ productId, since })),
  );
}

/** The earliest day before today about which something is new. */
function firstDay(
  results: readonly NewResult[],
  now: Date,
): number | undefined {
  const today = dayOf(now);
  let first: number | undefined;
  for (const { executedAt, listedOnly } of results) {
    const day = dayOf(executedAt);
    if (!listedOnly && day < Math.min(today, first ?? today)) {
      first = day;
    }
  }
  return first;
}

/** The scores of products that have one, by full entity reference. */
export async function readScores(
  { trx }: LedgerTransaction,
  ids: number[],
): Promise<Map<string, number>> {
  const scores = new Map<string, number>();
  for (const chunk of inChunks(ids, 1000)) {
    const rows: Array<Pick<QualityProductRow, 'product_ref' | 'score'>> =
      await trx<QualityProductRow>('quality_products')
        .whereIn('id', chunk)
        .whereNotNull('score')
        .select('product_ref', 'score');
    for (const { product_ref, score } of rows) {
      scores.set(product_ref, score!);
    }
  }
  return scores;
}
