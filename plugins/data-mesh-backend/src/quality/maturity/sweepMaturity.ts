import { qualitySignalKey } from '@backstage-data-mesh/plugin-data-mesh-common';
import { QUALITY_SIGNAL_CHANNEL } from '@backstage-data-mesh/plugin-data-mesh-node';
import { toError } from '@backstage/errors';
import type { Knex } from 'knex';
import type { QualityProductRow } from '../../database/tables';
import type { LedgerTransaction } from '../../ledger/Ledger';
import { breathe } from '../../lists/breathe';
import type { QualityRoom } from '../QualityRoom';
import { inChunks } from '../../database/inChunks';
import { lockProducts } from '../results/lockProducts';
import { takeRevision } from '../scores/takeRevision';
import { whereAny } from '../../database/whereAny';
import { updateRows } from '../../database/writeRows';
import { maturityOf, type MaturityState } from './maturityOf';

const PRODUCTS_AT_ONCE = 200;
const ACTOR = { ref: 'system:quality' };

/**
 * Judges all products anew, and writes what is another now: who uses them,
 * whether their owner exists and how old they are changes without a result.
 * Products without a check get a level too.
 *
 * @returns how many were another
 */
export async function sweepMaturity(room: QualityRoom): Promise<number> {
  const mesh = await room.model.current();
  const products = [...mesh.index.all()];
  await askAboutOwners(
    room,
    products.flatMap(({ summary }) => summary.owner ?? []),
  );
  return judgeAnew(
    room,
    products.map(({ summary }) => summary.ref),
  );
}

/**
 * Judges the products that were never judged, such as new ones.
 *
 * @returns how many those were
 */
export async function judgeNewProducts(room: QualityRoom): Promise<number> {
  const rows: Array<Pick<QualityProductRow, 'product_ref'>> = await room
    .knex<QualityProductRow>('quality_products')
    .whereNull('maturity')
    .select('product_ref');
  if (rows.length === 0) return 0;
  const mesh = await room.model.current();
  const products = rows.flatMap(row => mesh.index.get(row.product_ref) ?? []);
  await askAboutOwners(
    room,
    products.flatMap(({ summary }) => summary.owner ?? []),
  );
  return judgeAnew(
    room,
    products.map(({ summary }) => summary.ref),
  );
}

async function judgeAnew(room: QualityRoom, refs: string[]): Promise<number> {
  let changed = 0;
  for (const chunk of inChunks([...refs].sort(), PRODUCTS_AT_ONCE)) {
    // Most are as they were; these need no lock.
    const outdated = await findOutdated(room, room.knex, chunk);
    if (outdated.length > 0) {
      changed += await room.ledger.transact(ACTOR, t =>
        writeOutdated(room, t, outdated),
      );
    }
    await breathe();
  }
  return changed;
}

async function askAboutOwners(
  { logger, owners }: QualityRoom,
  refs: readonly string[],
): Promise<void> {
  try {
    await owners.ask(refs);
  } catch (error) {
    logger.warn(
      'The catalog does not say which owners of products exist; what it said before is taken',
      toError(error),
    );
  }
}

/** Products whose row says something else, or that have none. */
async function findOutdated(
  room: QualityRoom,
  knex: Knex,
  refs: readonly string[],
): Promise<string[]> {
  const rows = await readRows(knex, refs);
  const known = new Set(rows.map(row => row.product_ref));
  const now = await room.ledger.now();
  const maturity = await maturityOf(
    room,
    knex,
    rows.map(row => ({
      productId: row.id,
      productRef: row.product_ref,
      state: row,
    })),
    now,
  );
  const outdated: string[] = [];
  for (const ref of refs) {
    if (!known.has(ref)) outdated.push(ref);
  }
  for (const row of rows) {
    const state = maturity.get(row.id);
    if (state && !isSame(row, state)) outdated.push(row.product_ref);
  }
  return outdated;
}

async function writeOutdated(
  room: QualityRoom,
  t: LedgerTransaction,
  refs: readonly string[],
): Promise<number> {
  const { trx, now } = t;
  await lockProducts(trx, refs);
  const rows = await readRows(trx, refs);
  const maturity = await maturityOf(
    room,
    trx,
    rows.map(row => ({
      productId: row.id,
      productRef: row.product_ref,
      state: row,
    })),
    now,
  );
  const changed = rows.flatMap(row => {
    const state = maturity.get(row.id);
    return state && !isSame(row, state) ? [{ row, state }] : [];
  });
  if (changed.length === 0) return 0;
  const revision = await takeRevision(trx);
  await updateRows(
    trx,
    'quality_products',
    changed.map(({ row: { id, product_ref }, state }) => ({
      id,
      product_ref,
      revision,
      ...state,
    })),
  );
  t.tell({
    kind: 'signal',
    channel: QUALITY_SIGNAL_CHANNEL,
    message: {
      products: changed.map(({ row }) => qualitySignalKey(row.product_ref)),
    },
  });
  return changed.length;
}

async function readRows(
  knex: Knex,
  refs: readonly string[],
): Promise<QualityProductRow[]> {
  return knex<QualityProductRow>('quality_products').modify(
    whereAny('product_ref', refs),
  );
}

function isSame(row: QualityProductRow, state: MaturityState): boolean {
  return row.maturity === state.maturity && row.level === state.level;
}
