import type { DimensionScore } from '@backstage-data-mesh/plugin-data-mesh-common';
import { toDate, type DatabaseInstant } from '../../database/instants';
import type { QualityProductRow } from '../../database/tables';
import type { ScoredProduct } from './scoreProduct';

/** What the row of a product says of it, beside its keys. */
export type ProductState = Pick<
  QualityProductRow,
  | 'product_revision'
  | 'rule'
  | 'score'
  | 'evaluated'
  | 'expected'
  | 'failing'
  | 'dimensions'
  | 'maturity'
  | 'level'
  | 'incidents'
> & { stale_at: Date | null; last_result_at: Date | null };

/** The state that a row has. */
export function stateOf(row: QualityProductRow): ProductState {
  return {
    product_revision: Number(row.product_revision),
    rule: row.rule,
    score: row.score,
    evaluated: row.evaluated,
    expected: row.expected,
    failing: row.failing,
    dimensions: row.dimensions,
    maturity: row.maturity,
    level: row.level,
    incidents: row.incidents,
    stale_at: dateOf(row.stale_at),
    last_result_at: dateOf(row.last_result_at),
  };
}

/** The state after a product was scored. */
export function stateAfter(
  before: ProductState,
  { score, failing, staleAt, lastResultAt }: ScoredProduct,
  productRevision: number,
): ProductState {
  return {
    ...before,
    product_revision: productRevision,
    rule: score.rule,
    score: score.score ?? null,
    evaluated: score.evaluated,
    expected: score.expected,
    failing,
    dimensions: dimensionsText(score.dimensions),
    stale_at: staleAt ?? null,
    last_result_at: later(before.last_result_at, lastResultAt),
  };
}

/** Whether the score or what goes with it is another. */
export function scoreChanged(a: ProductState, b: ProductState): boolean {
  return (
    a.rule !== b.rule ||
    a.score !== b.score ||
    a.evaluated !== b.evaluated ||
    a.expected !== b.expected ||
    a.failing !== b.failing ||
    a.dimensions !== b.dimensions
  );
}

/** Whether what other plugins are told of a score is another. */
export function isNewsToOthers(a: ProductState, b: ProductState): boolean {
  return (
    a.score !== b.score ||
    a.failing !== b.failing ||
    coverageOf(a) !== coverageOf(b)
  );
}

/** 0 to 1; undefined where no check is expected. */
export function coverageOf({
  evaluated,
  expected,
}: Pick<ProductState, 'evaluated' | 'expected'>): number | undefined {
  return expected === 0 ? undefined : evaluated / expected;
}

/** Whether somebody who looks at the product sees a change. */
export function visiblyChanged(a: ProductState, b: ProductState): boolean {
  return (
    scoreChanged(a, b) ||
    a.maturity !== b.maturity ||
    a.level !== b.level ||
    a.incidents !== b.incidents ||
    a.last_result_at?.getTime() !== b.last_result_at?.getTime()
  );
}

/** Whether anything is to be written. */
export function isChanged(a: ProductState, b: ProductState): boolean {
  return (
    visiblyChanged(a, b) ||
    a.product_revision !== b.product_revision ||
    a.stale_at?.getTime() !== b.stale_at?.getTime()
  );
}

function dimensionsText(dimensions: readonly DimensionScore[]): string | null {
  return dimensions.length === 0 ? null : JSON.stringify(dimensions);
}

function dateOf(instant: DatabaseInstant | null): Date | null {
  return instant === null ? null : toDate(instant);
}

function later(a: Date | null, b: Date | undefined): Date | null {
  if (b === undefined) return a;
  return a !== null && a > b ? a : b;
}
