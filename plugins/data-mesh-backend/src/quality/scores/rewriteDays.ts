import {
  rememberedSeconds,
  scoreDays,
  type DayCheck,
  type DayResult,
  type DayScore,
  type Expectations,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Knex } from 'knex';
import { setImmediate } from 'node:timers/promises';
import { toDate } from '../../database/instants';
import type { QualityDayRow, QualityRunRow } from '../../database/tables';
import { dayOf, endOfDay } from '../days';
import { inChunks } from '../../database/inChunks';
import { unpackResults } from '../results/packResults';
import { packDimensions, real, unpackDimensions } from './dayColumns';
import type { ScoredCheck } from './readChecks';

const RUNS_AT_ONCE = 20;
const ROWS_AT_ONCE = 1000;

/** How much is read at most to write the history of a product anew. */
export type RewriteLimits = {
  /** Since the first day, and as many before it. */
  runs: number;
  /** Since the first day; those of the last run may be more. */
  results: number;
};

/** Others wait for the product meanwhile, and all of it is in the memory. */
const LIMITS: RewriteLimits = { runs: 2000, results: 1_000_000 };

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
 *
 * Of more runs than are read at most, the newest ones are: the days before stay
 * as they were written, and a check that did not run in those that were read
 * counts from its next run on.
 */
export async function rewriteDays(
  trx: Knex.Transaction,
  product: Rewriting,
  now: Date,
  limits: RewriteLimits = LIMITS,
): Promise<void> {
  const to = dayOf(now);
  const { from, runs } = await readRuns(trx, product, to, limits);
  const before = await trx<QualityDayRow>('quality_days')
    .where({ product_id: product.id })
    .where('day', '<', from)
    .orderBy('day', 'desc')
    .first();
  const days = scoreDays(
    runs,
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

type RunRow = Pick<QualityRunRow, 'id' | 'executed_at' | 'packed'>;

/**
 * The runs since a day, and as many before as it takes to know how each check
 * stood when it began: mostly one or two. Of those before, only what may be the
 * latest of its check.
 *
 * Of more runs than the limits say, the newest: then it begins later.
 */
async function readRuns(
  trx: Knex.Transaction,
  product: Rewriting,
  to: number,
  limits: RewriteLimits,
): Promise<{ from: number; runs: DayResult[][] }> {
  const keys = new Map(product.checks.map(check => [check.id, check.checkKey]));
  const rememberedMs =
    rememberedSeconds(product.expectations, product.checks) * 1000;
  let from = product.since;
  let start = endOfDay(from - 1).getTime();
  const oldest = new Date(start - rememberedMs);
  const runs: Array<Array<DayResult & { checkId: number; at: number }>> = [];
  let results = 0;
  let before = 0;
  /** When each check ran last before the start. */
  const known = new Map<number, number>();
  const take = (checkId: number, at: number) => {
    if (at < start) known.set(checkId, Math.max(at, known.get(checkId) ?? at));
  };
  for await (const row of newestFirst(trx, product.id, oldest)) {
    const latest = toDate(row.executed_at).getTime();
    const isFull = runs.length >= limits.runs || results >= limits.results;
    if (latest >= start && isFull) {
      from = Math.min(dayOf(new Date(latest)) + 1, to);
      start = Math.max(endOfDay(from - 1).getTime(), latest + 1);
      for (const { checkId, executed, at } of runs.flat()) {
        if (executed !== false) take(checkId, at);
      }
    }
    if (latest < start) {
      if (before >= limits.runs || isKnown(keys, known, latest)) break;
      before += 1;
    }
    const run = unpackResults(row.packed).flatMap(result => {
      const { checkId, executedAt: at, outcome, listedOnly } = result;
      const checkKey = keys.get(checkId);
      if (checkKey === undefined || at < (known.get(checkId) ?? at)) return [];
      if (!listedOnly) take(checkId, at);
      return {
        checkId,
        checkKey,
        at,
        outcome,
        ...(listedOnly ? { executed: false as const } : {}),
        executedAt: new Date(at).toISOString(),
      };
    });
    runs.push(run);
    results += run.length;
  }
  return { from, runs };
}

/** A page at a time, so that what runs beside it is not kept waiting. */
async function* newestFirst(
  trx: Knex.Transaction,
  productId: number,
  oldest: Date,
): AsyncIterable<RunRow> {
  let last: RunRow | undefined;
  for (;;) {
    const page = trx<QualityRunRow>('quality_runs')
      .where({ product_id: productId })
      .where('executed_at', '>=', oldest);
    if (last) {
      const { id, executed_at } = last;
      page
        .where('executed_at', '<=', executed_at)
        .where(rest =>
          rest.where('executed_at', '<', executed_at).orWhere('id', '<', id),
        );
    }
    const rows: RunRow[] = await page
      .orderBy([
        { column: 'executed_at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(RUNS_AT_ONCE)
      .select('id', 'executed_at', 'packed');
    yield* rows;
    if (rows.length < RUNS_AT_ONCE) return;
    last = rows[rows.length - 1];
    await setImmediate();
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
