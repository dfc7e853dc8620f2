import type { QualityBrief } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Knex } from 'knex';
import { toDate } from '../../database/instants';
import type {
  ProductRow,
  QualityDayRow,
  QualityProductRow,
  QualityRollUpDayRow,
  QualityRunRow,
  QualityStateRow,
} from '../../database/tables';
import type { IndexedProduct } from '../../products/index/ProductIndex';
import { breathe } from '../../lists/breathe';
import type { Mesh } from '../../products/readModel/Mesh';
import { dayOf } from '../days';
import type { QualityRoom } from '../QualityRoom';
import { inChunks } from '../../database/inChunks';
import { rollUp } from './rollUp';

// As far back as days of products are computed anew.
const DAYS_BACK = 90;

// Results of a run that was known may come late without a new run.
const DAYS_ANEW = 7;

// Runs get their numbers and times before they commit, and so not in order.
const RUNS_ANEW = 1000;
const RUNS_ANEW_MS = 15 * 60_000;

const DAYS_KEPT = 730;
const ROWS_AT_ONCE = 100;

/**
 * Writes the roll-ups of today, and anew those of earlier days that were not
 * closed or about which results came since. Writing them twice changes
 * nothing.
 */
export async function writeRollUps(
  room: Pick<QualityRoom, 'knex' | 'model' | 'ledger'>,
): Promise<void> {
  const { knex } = room;
  const now = await room.ledger.now();
  const today = dayOf(now);
  const mesh = await room.model.current();
  const latestRun = await knex<QualityRunRow>('quality_runs')
    .max({ id: 'id' })
    .first();
  const from = await firstDayToWrite(knex, today);
  const seen = from < today ? await readFirstSeen(knex) : new Map();
  for (let day = from; day < today; day++) {
    await writeDay(knex, day, mesh, await readDay(knex, day, mesh, seen));
    await breathe();
  }
  await writeDay(knex, today, mesh, [...mesh.index.all()]);
  await knex<QualityRollUpDayRow>('quality_rollup_days')
    .where('day', '<', today - DAYS_KEPT)
    .delete();
  await knex<QualityStateRow>('quality_state')
    .where({ id: 1 })
    .update({ rolled_up_at: now, rolled_up_run: latestRun?.id ?? 0 });
}

async function firstDayToWrite(knex: Knex, today: number): Promise<number> {
  const earliest = today - DAYS_BACK;
  const state = await knex<QualityStateRow>('quality_state')
    .where({ id: 1 })
    .first('rolled_up_at', 'rolled_up_run');
  if (!state || state.rolled_up_at === null) return earliest;
  const last = toDate(state.rolled_up_at);
  const closed = dayOf(last);
  const runs = await knex<QualityRunRow>('quality_runs')
    .where('id', '>', (state.rolled_up_run ?? 0) - RUNS_ANEW)
    .where('received_at', '>', new Date(last.getTime() - RUNS_ANEW_MS))
    .min({ executed: 'executed_at' })
    .first();
  const days = [
    today,
    ...(closed < today ? [closed, today - DAYS_ANEW] : []),
    ...(runs?.executed ? [dayOf(toDate(runs.executed))] : []),
  ];
  return Math.max(earliest, Math.min(...days));
}

/** The days on which the registry first saw its products. */
async function readFirstSeen(knex: Knex): Promise<Map<string, number>> {
  const rows: Array<Pick<ProductRow, 'ref' | 'first_seen_at'>> =
    await knex<ProductRow>('products')
      .whereNull('vanished_at')
      .select('ref', 'first_seen_at');
  return new Map(
    rows.map(({ ref, first_seen_at: first }) => [ref, dayOf(toDate(first))]),
  );
}

/**
 * The products of the mesh with their quality at the end of a day: those that
 * were there, and those of which something is known from then.
 */
async function readDay(
  knex: Knex,
  day: number,
  mesh: Mesh,
  seen: ReadonlyMap<string, number>,
): Promise<Array<Pick<IndexedProduct, 'summary' | 'quality'>>> {
  const rows: Array<
    Pick<QualityProductRow, 'product_ref'> &
      Pick<QualityDayRow, 'score' | 'evaluated' | 'expected' | 'failing'>
  > = await knex<QualityProductRow>('quality_products as p')
    .join('quality_days as d', 'd.product_id', 'p.id')
    .where(
      'd.day',
      knex<QualityDayRow>('quality_days as x')
        .whereRaw('?? = ??', ['x.product_id', 'p.id'])
        .where('x.day', '<=', day)
        .max('x.day'),
    )
    .select(
      'p.product_ref',
      'd.score',
      'd.evaluated',
      'd.expected',
      'd.failing',
    );
  const known = new Map(rows.map(row => [row.product_ref, briefOf(row)]));
  return [...mesh.index.all()].flatMap(({ summary }) => {
    const quality = known.get(summary.ref);
    const wasThere = (seen.get(summary.ref) ?? Infinity) <= day;
    return quality || wasThere ? [{ summary, quality }] : [];
  });
}

function briefOf(
  row: Pick<QualityDayRow, 'score' | 'evaluated' | 'expected' | 'failing'>,
): QualityBrief {
  const { evaluated, expected, failing } = row;
  return {
    ...(row.score !== null && { score: Number(row.score) }),
    evaluated,
    expected,
    failing,
  };
}

async function writeDay(
  knex: Knex,
  day: number,
  mesh: Mesh,
  products: Array<Pick<IndexedProduct, 'summary' | 'quality'>>,
): Promise<void> {
  if (products.length === 0) return;
  const sums = rollUp(products, mesh.domains);
  const rows = [sums.mesh, ...sums.domains, ...sums.owners].map(
    ({ scope, score, coverage, products: count, scored, failing }) => ({
      scope,
      day,
      score: score ?? null,
      coverage: coverage ?? null,
      products: count,
      scored,
      failing,
    }),
  );
  for (const chunk of inChunks(rows, ROWS_AT_ONCE)) {
    await knex<QualityRollUpDayRow>('quality_rollup_days')
      .insert(chunk)
      .onConflict(['scope', 'day'])
      .merge();
  }
}
