import type {
  DayScore,
  DimensionScore,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Knex } from 'knex';
import type { QualityDayRow } from '../../database/tables';
import { mergeRows } from '../../database/writeRows';
import { packDimensions, real } from './dayColumns';
import type { ProductState } from './productState';
import { whereAny } from '../../database/whereAny';

/**
 * Writes the scores that products have now into their histories. The lowest
 * score of the day is the lowest that any transaction of it has seen, that of
 * the night before included.
 */
export async function writeToday(
  trx: Knex.Transaction,
  day: number,
  states: ReadonlyMap<number, ProductState>,
): Promise<void> {
  if (states.size === 0) return;
  const known = await latestDays(trx, [...states.keys()], day);
  const rows: QualityDayRow[] = [];
  for (const [productId, state] of states) {
    const row = dayRow(productId, day, state, known.get(productId));
    if (row) rows.push(row);
  }
  await mergeRows(trx, 'quality_days', rows, ['product_id', 'day']);
}

/** The latest day of each product until a day, by the product's id. */
export async function latestDays(
  knex: Knex,
  productIds: readonly number[],
  until: number,
): Promise<Map<number, QualityDayRow>> {
  const latest = knex('quality_days')
    .modify(whereAny('product_id', productIds))
    .where('day', '<=', until)
    .groupBy('product_id')
    .select('product_id')
    .max({ day: 'day' })
    .as('latest');
  const rows: QualityDayRow[] = await knex('quality_days as d')
    .join(latest, join => {
      join.on('latest.product_id', 'd.product_id').andOn('latest.day', 'd.day');
    })
    .select('d.*');
  return new Map(
    rows.map(row => [
      row.product_id,
      // PostgreSQL writes such numbers with no more digits than they need.
      { ...row, score: real(row.score), low: real(row.low) },
    ]),
  );
}

function dayRow(
  productId: number,
  day: number,
  state: ProductState,
  before: QualityDayRow | undefined,
): QualityDayRow | undefined {
  if (!before && state.expected === 0) return undefined;
  const score = real(state.score);
  const row: QualityDayRow = {
    product_id: productId,
    day,
    score,
    low: lowest(score, before?.day === day ? before.low : before?.score),
    evaluated: state.evaluated,
    expected: state.expected,
    failing: state.failing,
    rule: state.rule ?? 0,
    dimensions: packDimensions(dimensionsOf(state.dimensions)),
  };
  return before && sameDay(before, row) ? undefined : row;
}

/** Whether nothing is new, so that the earlier day is carried forward. */
function sameDay(before: QualityDayRow, row: QualityDayRow): boolean {
  return (
    before.score === row.score &&
    before.evaluated === row.evaluated &&
    before.expected === row.expected &&
    before.failing === row.failing &&
    before.rule === row.rule &&
    before.dimensions === row.dimensions &&
    (before.day !== row.day || before.low === row.low)
  );
}

function lowest(a: number | null, b: number | null | undefined): number | null {
  if (a === null) return b ?? null;
  return b === null || b === undefined ? a : Math.min(a, b);
}

/** With one decimal, by dimension; checks about none have no history. */
function dimensionsOf(text: string | null): DayScore['dimensions'] {
  const dimensions: DimensionScore[] = text === null ? [] : JSON.parse(text);
  return Object.fromEntries(
    dimensions.flatMap(({ dimension, score }) =>
      dimension === 'other' || score === undefined
        ? []
        : [[dimension, Math.round(score * 10) / 10] as const],
    ),
  );
}
