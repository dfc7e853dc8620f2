import type { Knex } from 'knex';
import { lockRows } from '../../database/lockRows';
import { DAY_MS, dayOf } from '../days';
import type { QualityRoom } from '../QualityRoom';

/** What was forgotten, in rows. */
export type Pruned = {
  runs: number;
  checks: number;
  days: number;
  levelDays: number;
  rollUpDays: number;
  unmatched: number;
};

const UNMATCHED_MS = 30 * DAY_MS;

/**
 * Checks are what is known now, not history: they go only when no score can
 * depend on them any more. A check of each year holds for two.
 */
const SILENT_MS = 750 * DAY_MS;

/** So few at once that nobody waits for their locks. */
const ROWS_AT_ONCE = 1000;
const PRODUCTS_AT_ONCE = 500;

/**
 * Forgets what is older than it has to be kept: runs with their results,
 * checks that are silent for long, days, and what nobody mapped. In many small
 * statements, each of its own: stopped anywhere, the next time goes on.
 */
export async function pruneQuality(
  room: Pick<QualityRoom, 'knex' | 'ledger' | 'options'>,
  signal?: AbortSignal,
): Promise<Pruned> {
  const { knex, options } = room;
  const now = await room.ledger.now();
  const before = (ms: number) => new Date(now.getTime() - ms);
  const { resultsMs, historyMs } = options.retention;
  const firstDay = dayOf(before(historyMs));
  return {
    runs: await deleteOfProducts(
      knex,
      signal,
      'quality_runs',
      before(resultsMs),
    ),
    checks: await deleteOfProducts(
      knex,
      signal,
      'quality_checks',
      before(Math.max(resultsMs, SILENT_MS)),
    ),
    days: await deleteDays(knex, signal, firstDay),
    levelDays: await deleteLevelDays(knex, signal, firstDay),
    rollUpDays: await superseded(
      knex,
      { table: 'quality_rollup_days', key: 'scope' },
      firstDay,
    ),
    unmatched: await deleteUnmatched(knex, signal, before(UNMATCHED_MS)),
  };
}

async function deleteUnmatched(
  knex: Knex,
  signal: AbortSignal | undefined,
  before: Date,
): Promise<number> {
  return inSteps(knex, signal, async trx => {
    // What somebody works with is left for the next time.
    const rows: Array<{ id: string }> = await lockRows(
      trx('quality_unmatched')
        .where('last_seen_at', '<', before)
        .orderBy('last_seen_at')
        .limit(ROWS_AT_ONCE)
        .select('id'),
      'skip',
    );
    return trx('quality_unmatched')
      .whereIn(
        'id',
        rows.map(({ id }) => id),
      )
      .delete();
  });
}

/**
 * Deletes rows while nobody stores results of their products: who does has read
 * which rows there are, and counts on them. Products that somebody works with
 * are left for the next time.
 */
async function deleteOfProducts(
  knex: Knex,
  signal: AbortSignal | undefined,
  table: 'quality_runs' | 'quality_checks',
  before: Date,
): Promise<number> {
  return inSteps(knex, signal, async trx => {
    const free: Array<{ id: number }> = await lockRows(
      trx('quality_products')
        .whereIn(
          'id',
          trx(table).where('executed_at', '<', before).select('product_id'),
        )
        .orderBy('id')
        .limit(PRODUCTS_AT_ONCE)
        .select('id'),
      'skip',
    );
    return trx(table)
      .whereIn(
        'id',
        trx(table)
          .whereIn(
            'product_id',
            free.map(({ id }) => id),
          )
          .where('executed_at', '<', before)
          .orderBy('executed_at')
          .limit(ROWS_AT_ONCE)
          .select('id'),
      )
      .delete();
  });
}

async function inSteps(
  knex: Knex,
  signal: AbortSignal | undefined,
  step: (trx: Knex.Transaction) => Promise<number>,
): Promise<number> {
  let rows = 0;
  for (;;) {
    const deleted: number = signal?.aborted
      ? 0
      : await knex.transaction(async (trx): Promise<number> => step(trx));
    rows += deleted;
    if (deleted === 0) {
      return rows;
    }
  }
}

async function deleteDays(
  knex: Knex,
  signal: AbortSignal | undefined,
  firstDay: number,
): Promise<number> {
  return eachProducts(knex, signal, range =>
    superseded(
      knex,
      { table: 'quality_days', key: 'product_id', range },
      firstDay,
    ),
  );
}

async function deleteLevelDays(
  knex: Knex,
  signal: AbortSignal | undefined,
  firstDay: number,
): Promise<number> {
  return eachProducts(knex, signal, range =>
    knex('quality_level_days')
      .whereBetween('product_id', range)
      .where('day', '<', firstDay)
      .delete(),
  );
}

/**
 * Deletes days before the first one, but for the last of them: it holds until
 * the next one, and days without a change have no row.
 */
async function superseded(
  knex: Knex,
  place: { table: string; key: string; range?: [number, number] },
  firstDay: number,
): Promise<number> {
  const { table, key, range } = place;
  return knex(table)
    .where('day', '<', firstDay)
    .modify(builder => {
      if (range) {
        builder.whereBetween(key, range);
      }
    })
    .whereExists(
      knex(`${table} as later`)
        .where(`later.${key}`, knex.ref(`${table}.${key}`))
        .where('later.day', '>', knex.ref(`${table}.day`))
        .where('later.day', '<=', firstDay)
        .select(knex.raw('1')),
    )
    .delete();
}

async function eachProducts(
  knex: Knex,
  signal: AbortSignal | undefined,
  prune: (range: [number, number]) => Promise<number>,
): Promise<number> {
  const [{ last }] = await knex('quality_products').max({ last: 'id' });
  let rows = 0;
  for (let first = 1; first <= Number(last ?? 0); first += PRODUCTS_AT_ONCE) {
    if (signal?.aborted) {
      break;
    }
    rows += await prune([first, first + PRODUCTS_AT_ONCE - 1]);
  }
  return rows;
}
