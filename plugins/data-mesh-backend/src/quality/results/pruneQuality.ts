import type { Knex } from 'knex';
import { dayOf } from '../days';
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

const UNMATCHED_MS = 30 * 24 * 60 * 60 * 1000;

/** So few at once that nobody waits for their locks. */
const ROWS_AT_ONCE = 1000;
const PRODUCTS_AT_ONCE = 500;

/**
 * Forgets what is older than it has to be kept: runs with their results,
 * checks that have none left, days, and what nobody mapped. In many small
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
    runs: await deleteOld(knex, signal, {
      table: 'quality_runs',
      column: 'executed_at',
      before: before(resultsMs),
    }),
    checks: await deleteOld(knex, signal, {
      table: 'quality_checks',
      column: 'executed_at',
      before: before(resultsMs),
    }),
    days: await deleteDays(knex, signal, firstDay),
    levelDays: await deleteLevelDays(knex, signal, firstDay),
    rollUpDays: await superseded(
      knex,
      { table: 'quality_rollup_days', key: 'scope' },
      firstDay,
    ),
    unmatched: await deleteOld(knex, signal, {
      table: 'quality_unmatched',
      column: 'last_seen_at',
      before: before(UNMATCHED_MS),
    }),
  };
}

async function deleteOld(
  knex: Knex,
  signal: AbortSignal | undefined,
  old: { table: string; column: string; before: Date },
): Promise<number> {
  let rows = 0;
  for (;;) {
    const deleted = signal?.aborted
      ? 0
      : await knex(old.table)
          .whereIn(
            'id',
            knex(old.table)
              .where(old.column, '<', old.before)
              .orderBy(old.column)
              .limit(ROWS_AT_ONCE)
              .select('id'),
          )
          // What was written anew meanwhile stays.
          .where(old.column, '<', old.before)
          .delete();
    rows += deleted;
    if (deleted < ROWS_AT_ONCE) {
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
