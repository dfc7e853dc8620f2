import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { QualityIncidentRow } from '../../database/tables';
import type { LedgerTransaction } from '../../ledger/Ledger';
import type { QualityRoom } from '../QualityRoom';
import { mergeRows } from '../../database/writeRows';
import type { ScoredProduct } from '../scores/scoreProduct';
import { whereAny } from '../../database/whereAny';
import { decideIncidents, type IncidentChange } from './decideIncidents';
import { judgeProduct, type SpentLevel } from './judgeProduct';
import type { Judgement } from './judgement';
import { tellIncidents } from './tellIncidents';

/** A product whose score was computed. */
export type JudgedProduct = {
  id: number;
  ref: string;
  scored: Pick<ScoredProduct, 'score' | 'checks'>;
  /** Left out where budgets were not looked at. */
  spent?: readonly SpentLevel[];
};

/** How the incidents of a product stand. */
export type IncidentStanding = {
  unresolved: number;
  /** When it has to be looked at again, as people are to be told then. */
  tellAt: Date | undefined;
};

/**
 * Opens, reopens and resolves incidents by scores, and has told who is
 * concerned. The rows of the products are locked by the transaction.
 *
 * @returns by id of the product
 */
export async function updateIncidents(
  room: QualityRoom,
  t: LedgerTransaction,
  products: readonly JudgedProduct[],
): Promise<Map<number, IncidentStanding>> {
  const known = await readUnresolved(
    t.trx,
    products.map(({ id }) => id),
  );
  const judged = products.map(product => ({
    product,
    judgements: judge(room, product, known.get(product.id) ?? []),
  }));
  await addResolved(t.trx, judged, known);
  const standings = new Map<number, IncidentStanding>();
  const changes = new Map<string, IncidentChange[]>();
  for (const { product, judgements } of judged) {
    const decision = decideIncidents(known.get(product.id) ?? [], judgements, {
      now: t.now,
      product,
      newId: randomUUID,
    });
    standings.set(product.id, decision);
    if (decision.changes.length > 0) {
      changes.set(product.ref, decision.changes);
    }
  }
  await mergeRows(
    t.trx,
    'quality_incidents',
    [...changes.values()].flat().map(({ row }) => row),
    ['id'],
  );
  await tellIncidents(room, t, changes);
  return standings;
}

function judge(
  room: QualityRoom,
  { scored, spent }: JudgedProduct,
  open: readonly QualityIncidentRow[],
): Judgement[] {
  const subjects = (kind: string) =>
    open.filter(row => row.kind === kind).map(({ subject }) => subject);
  return judgeProduct(scored, {
    alertBelow: room.options.alertBelow,
    open: subjects('check-failing'),
    openLevels: subjects('budget-spent'),
    spent,
  });
}

async function readUnresolved(
  trx: Knex.Transaction,
  productIds: readonly number[],
): Promise<Map<number, QualityIncidentRow[]>> {
  const rows: QualityIncidentRow[] = await trx<QualityIncidentRow>(
    'quality_incidents',
  )
    .modify(whereAny('product_id', productIds))
    .whereNot({ state: 'resolved' });
  const known = new Map<number, QualityIncidentRow[]>();
  for (const row of rows) {
    const list = known.get(row.product_id);
    if (list) list.push(row);
    else known.set(row.product_id, [row]);
  }
  return known;
}

/** Those that are to be opened and were there before. */
async function addResolved(
  trx: Knex.Transaction,
  judged: ReadonlyArray<{ product: JudgedProduct; judgements: Judgement[] }>,
  known: Map<number, QualityIncidentRow[]>,
): Promise<void> {
  const missing = new Map<number, Set<string>>();
  for (const { product, judgements } of judged) {
    const own = new Set((known.get(product.id) ?? []).map(keyOf));
    const fallen = judgements.filter(each => each.finding).map(keyOf);
    const opened = fallen.filter(key => !own.has(key));
    if (opened.length > 0) missing.set(product.id, new Set(opened));
  }
  if (missing.size === 0) return;
  const rows: QualityIncidentRow[] = await trx<QualityIncidentRow>(
    'quality_incidents',
  )
    .modify(whereAny('product_id', [...missing.keys()]))
    .where({ state: 'resolved' });
  for (const row of rows) {
    if (!missing.get(row.product_id)?.has(keyOf(row))) continue;
    const list = known.get(row.product_id);
    if (list) list.push(row);
    else known.set(row.product_id, [row]);
  }
}

function keyOf({ kind, subject }: { kind: string; subject: string }): string {
  return `${kind} ${subject}`;
}
