import {
  checkKeyOf,
  type CheckResult,
  type CheckTarget,
  type QualityReport,
} from '@backstage-data-mesh/plugin-data-mesh-common';

/** A result as a reader gives it; all that is not said is the usual. */
export type ResultSketch = Partial<Omit<CheckResult, 'engine' | 'runId'>> & {
  name: string;
};

/** The table of the port `orders` of the small company's product `orders`. */
export const ORDERS: CheckTarget = {
  physicalName: { database: 'shop', schema: 'orders', table: 'orders_v1' },
};

/** A report of a run, as a reader gives it. */
export function reportOf(
  run: Partial<Omit<QualityReport, 'results'>> & { runId: string },
  results: readonly ResultSketch[],
): QualityReport {
  const engine = run.engine ?? 'dbt';
  return {
    format: `${engine}-run-results-v6`,
    problems: [],
    ...run,
    engine,
    results: results.map(sketch => ({
      checkKey: checkKeyOf({ engine, nativeId: sketch.name }),
      target: ORDERS,
      outcome: 'pass',
      ...sketch,
      engine,
      runId: run.runId,
    })),
  };
}
