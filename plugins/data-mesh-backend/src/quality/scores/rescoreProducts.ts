import { qualitySignalKey } from '@backstage-data-mesh/plugin-data-mesh-common';
import {
  QUALITY_SIGNAL_CHANNEL,
  QUALITY_TOPICS,
  type QualityScoredEventPayload,
} from '@backstage-data-mesh/plugin-data-mesh-node';
import type { QualityProductRow } from '../../database/tables';
import type { LedgerTransaction } from '../../ledger/Ledger';
import { DAY_MS, dayOf, endOfDay } from '../days';
import { readSpentLevels } from '../incidents/readSpentLevels';
import { updateIncidents } from '../incidents/updateIncidents';
import type { QualityRoom } from '../QualityRoom';
import { inChunks } from '../../database/inChunks';
import { addMaturity } from './addMaturity';
import {
  coverageOf,
  isChanged,
  isNewsToOthers,
  scoreChanged,
  stateAfter,
  stateOf,
  visiblyChanged,
  type ProductState,
} from './productState';
import { readChecks } from './readChecks';
import { readExpectations } from './readExpectations';
import { scoreProduct, type ScoredProduct } from './scoreProduct';
import { takeRevision } from './takeRevision';
import { whereAny } from '../../database/whereAny';
import { writeProducts, type ProductWrite } from './writeProducts';
import { writeHistory } from './writeHistory';

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

const PRODUCTS_AT_ONCE = 1000;

/** However long runs are kept, a late result has no more days written anew. */
const MOST_DAYS_REWRITTEN = 90;

/**
 * Scores products anew, in the transaction that changed what they are scored
 * by: writes their rows, their days and their incidents, and has told who is
 * concerned. A product for which nothing changed is not written.
 */
export async function rescoreProducts(
  room: QualityRoom,
  transaction: LedgerTransaction,
  products: readonly Rescoring[],
): Promise<void> {
  for (const chunk of inChunks(products, PRODUCTS_AT_ONCE)) {
    await rescoreChunk(room, transaction, chunk);
  }
}

/** A product as it was and as it is now. */
type Rescored = {
  row: QualityProductRow;
  before: ProductState;
  after: ProductState;
  /** Left out for one that the catalog no longer has. */
  scored?: ScoredProduct;
};

async function rescoreChunk(
  room: QualityRoom,
  t: LedgerTransaction,
  products: readonly Rescoring[],
): Promise<void> {
  const { trx, now } = t;
  const late = lateOf(products, dayOf(now), daysKept(room));
  const ids = products.map(({ productId }) => productId);
  const rows: QualityProductRow[] = await trx<QualityProductRow>(
    'quality_products',
  ).modify(whereAny('id', ids));
  const registered = await readExpectations(
    trx,
    rows.map(row => row.product_ref),
  );
  const checks = await readChecks(trx, ids);
  const rescored = rows.map((row): Rescored => {
    const before = stateOf(row);
    const product = registered.get(row.product_ref);
    if (!product || product.vanished) {
      // It keeps what it had for when it returns.
      const revision = product?.revision ?? before.product_revision;
      const after = { ...before, product_revision: revision, stale_at: null };
      return { row, before, after };
    }
    const scored = scoreProduct(
      product.expectations,
      checks.get(row.id) ?? [],
      now,
    );
    const after = stateAfter(before, scored, product.revision);
    return { row, before, after, scored };
  });
  await addIncidents(room, t, rescored);
  await writeHistory(t, {
    late: rescored.flatMap(({ row, scored }) => {
      const since = late.get(row.id);
      const product = registered.get(row.product_ref);
      return since === undefined || !scored || !product
        ? []
        : [
            {
              id: row.id,
              since,
              expectations: product.expectations,
              checks: checks.get(row.id) ?? [],
            },
          ];
    }),
    today: new Map(
      rescored
        .filter(
          ({ row, before, after }) =>
            !late.has(row.id) && scoreChanged(before, after),
        )
        .map(({ row, after }) => [row.id, after]),
    ),
  });
  const isNew = ({ row }: Rescored) => row.scored_at === null;
  await addMaturity(
    room,
    trx,
    rescored
      .filter(
        each =>
          each.scored && (isNew(each) || isChanged(each.before, each.after)),
      )
      .map(({ row, after }) => ({
        id: row.id,
        ref: row.product_ref,
        state: after,
      })),
    now,
  );
  const changed = rescored.filter(
    each =>
      isNew(each) ||
      late.has(each.row.id) ||
      isChanged(each.before, each.after),
  );
  await writeRows(t, changed);
  tell(t, changed, late);
}

/**
 * Since when something new is known of products, where that is not today. What
 * is older than the runs that are kept is not taken up.
 */
function lateOf(
  products: readonly Rescoring[],
  today: number,
  kept: number,
): Map<number, number> {
  return new Map(
    products.flatMap(({ productId, since }) =>
      since !== undefined && since < today && since > today - kept
        ? [[productId, since]]
        : [],
    ),
  );
}

/** For so many days the past can be computed from runs. */
function daysKept({ options }: QualityRoom): number {
  const days = Math.floor(options.retention.resultsMs / DAY_MS);
  return Math.min(days, MOST_DAYS_REWRITTEN);
}

async function addIncidents(
  room: QualityRoom,
  t: LedgerTransaction,
  rescored: readonly Rescored[],
): Promise<void> {
  const products = rescored.flatMap(({ row, scored }) =>
    scored ? [{ id: row.id, ref: row.product_ref, scored }] : [],
  );
  const spent = await readSpentLevels(room, t.trx, products, t.now);
  const standings = await updateIncidents(
    room,
    t,
    products.map(product => ({
      ...product,
      spent: spent.get(product.id) ?? [],
    })),
  );
  for (const { row, after } of rescored) {
    const standing = standings.get(row.id);
    if (!standing) continue;
    after.incidents = standing.unresolved;
    after.stale_at = earlier(after.stale_at, standing.tellAt);
    if (spent.has(row.id)) {
      // The days that broke a promise leave its window.
      after.stale_at = earlier(after.stale_at, endOfDay(dayOf(t.now)));
    }
  }
}

function earlier(a: Date | null, b: Date | undefined): Date | null {
  if (b === undefined) return a;
  return a !== null && a < b ? a : b;
}

async function writeRows(
  t: LedgerTransaction,
  changed: readonly Rescored[],
): Promise<void> {
  if (changed.length === 0) return;
  const isVisible = ({ row, before, after }: Rescored) =>
    row.scored_at === null || visiblyChanged(before, after);
  // Others wait for it, so it is taken last and only where it is needed.
  const revision = changed.some(isVisible)
    ? await takeRevision(t.trx)
    : undefined;
  await writeProducts(
    t.trx,
    changed.map((each): ProductWrite => ({
      id: each.row.id,
      product_ref: each.row.product_ref,
      revision:
        revision !== undefined && isVisible(each)
          ? revision
          : Number(each.row.revision),
      scored_at: t.now,
      state: each.after,
    })),
  );
}

function tell(
  t: LedgerTransaction,
  changed: readonly Rescored[],
  late: ReadonlyMap<number, number>,
): void {
  const visible = changed.filter(
    ({ row, before, after }) =>
      late.has(row.id) || visiblyChanged(before, after),
  );
  if (visible.length > 0) {
    t.tell({
      kind: 'signal',
      channel: QUALITY_SIGNAL_CHANNEL,
      message: {
        products: visible.map(({ row }) => qualitySignalKey(row.product_ref)),
      },
    });
  }
  for (const { row, before, after } of visible) {
    if (!isNewsToOthers(before, after)) continue;
    const { score, failing } = after;
    const coverage = coverageOf(after);
    const payload: QualityScoredEventPayload = {
      product: row.product_ref,
      ...(score === null ? {} : { score }),
      ...(coverage === undefined ? {} : { coverage }),
      failing,
    };
    t.tell({ kind: 'event', topic: QUALITY_TOPICS.scored, payload });
  }
}
