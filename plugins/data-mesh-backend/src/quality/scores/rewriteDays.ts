import {
  scoreDays,
  type DayCheck,
  type DayResult,
  type DayScore,
  type Expectations,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Knex } from 'knex';
import { toDate } from '../../database/instants';
import type { QualityDayRow, QualityRunRow } from '../../database/tables';
import { dayOf, endOfDay } from '../days';
import { inChunks } from '../results/inChunks';
import { unpackResults } from '../results/packResults';
import { packDimensions, real, unpackDimensions } from './dayColumns';
import type { ScoredCheck } from './readChecks';

/** See FORGOTTEN_AFTER_SECONDS. */
const DAYS_REMEMBERED = 30;

const RUNS_AT_ONCE = 20;
const ROWS_AT_ONCE = 1000;

/** A product about whose past something is new. */
export type Rewriting = {
  id: number;
  /** The first day about which it is. */
  since: number;
  expectations: Expectations;
  /** All of them. */
  checks: readonly ScoredCheck[];
};

/**
 * Writes the history of a product anew from a day on, as something is new
 * about it: from the runs, which hold what quality_checks has forgotten. What
 * its contracts promise now counts for those days too.
 */
export async function rewriteDays(
  trx: Knex.Transaction,
  product: Rewriting,
  now: Date,
): Promise<void> {
  const to = dayOf(now);
  const from = product.since;
  const keys = new Map(product.checks.map(check => [check.id, check.checkKey]));
  const before = await trx<QualityDayRow>('quality_days')
    .where({ product_id: product.id })
    .where('day', '<', from)
    .orderBy('day', 'desc')
    .first();
  const days = scoreDays(
    await readRuns(trx, product.id, keys, from),
    new Map<string, DayCheck>(
      product.checks.map(check => [check.checkKey, check]),
    ),
    product.expectations,
    { from, to, now, before: before && toDayScore(before) },
  );
  await trx<QualityDayRow>('quality_days')
    .where({ product_id: product.id })
    .where('day', '>=', from)
    .delete();
  const rows = days.map(day => toRow(product.id, day));
  for (const chunk of inChunks(rows, ROWS_AT_ONCE)) {
    await trx<QualityDayRow>('quality_days').insert(chunk);
  }
}

/**
 * The runs since a day, and as many before as it takes to know how each check
 * stood when it began: mostly one or two.
 */
async function readRuns(
  trx: Knex.Transaction,
  productId: number,
  keys: ReadonlyMap<number, string>,
  from: number,
): Promise<DayResult[][]> {
  const start = endOfDay(from - 1).getTime();
  const oldest = endOfDay(from - 1 - DAYS_REMEMBERED);
  const runs: DayResult[][] = [];
  /** When each check ran last before the first day. */
  const known = new Map<number, number>();
  for (let read = 0; ; read += RUNS_AT_ONCE) {
    const rows: Array<Pick<QualityRunRow, 'executed_at' | 'packed'>> =
      await trx<QualityRunRow>('quality_runs')
        .where({ product_id: productId })
        .where('executed_at', '>=', oldest)
        .orderBy([
          { column: 'executed_at', order: 'desc' },
          { column: 'id', order: 'desc' },
        ])
        .offset(read)
        .limit(RUNS_AT_ONCE)
        .select('executed_at', 'packed');
    for (const row of rows) {
      const latest = toDate(row.executed_at).getTime();
      if (latest < start && isKnown(keys, known, latest)) return runs;
      runs.push(
        unpackResults(row.packed).flatMap(result => {
          const checkKey = keys.get(result.checkId);
          if (checkKey === undefined) return [];
          const { executedAt, outcome, listedOnly } = result;
          if (executedAt < start && !listedOnly) {
            const at = known.get(result.checkId);
            known.set(result.checkId, Math.max(executedAt, at ?? executedAt));
          }
          return {
            checkKey,
            outcome,
            ...(listedOnly ? { executed: false as const } : {}),
            executedAt: new Date(executedAt).toISOString(),
          };
        }),
      );
    }
    if (rows.length < RUNS_AT_ONCE) return runs;
  }
}

/** Whether no result until an instant is later than those that are known. */
function isKnown(
  keys: ReadonlyMap<number, string>,
  known: ReadonlyMap<number, number>,
  instant: number,
): boolean {
  for (const id of keys.keys()) {
    const at = known.get(id);
    if (at === undefined || at <= instant) return false;
  }
  return true;
}

function toDayScore(row: QualityDayRow): DayScore {
  const score = real(row.score);
  const low = real(row.low);
  return {
    day: row.day,
    ...(score === null ? {} : { score }),
    ...(low === null ? {} : { low }),
    evaluated: row.evaluated,
    expected: row.expected,
    failing: row.failing,
    rule: row.rule,
    dimensions: unpackDimensions(row.dimensions) ?? {},
  };
}

function toRow(productId: number, day: DayScore): QualityDayRow {
  return {
    product_id: productId,
    day: day.day,
    score: day.score ?? null,
    low: day.low ?? null,
    evaluated: day.evaluated,
    expected: day.expected,
    failing: day.failing,
    rule: day.rule,
    dimensions: packDimensions(day.dimensions),
  };
}
