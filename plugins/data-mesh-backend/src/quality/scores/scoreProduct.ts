import {
  nextChange,
  scoreQuality,
  standChecks,
  type Expectations,
  type QualityScore,
  type StandingCheck,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { ScoredCheck } from './readChecks';

/** The score of a product, and what it comes from. */
export type ScoredProduct = {
  checks: Array<StandingCheck<ScoredCheck>>;
  score: QualityScore;
  failing: number;
  /** When it becomes another by itself. */
  staleAt: Date | undefined;
  /** When an engine last ran a check. */
  lastResultAt: Date | undefined;
};

/** Scores a product by the latest results of its checks. */
export function scoreProduct(
  expectations: Expectations,
  reported: readonly ScoredCheck[],
  now: Date,
): ScoredProduct {
  const checks = standChecks(expectations, reported, { now });
  const score = scoreQuality(checks, { now });
  return {
    checks,
    score,
    failing: failingOf(score),
    staleAt: nextChange(checks, { now }),
    lastResultAt: lastResultOf(reported),
  };
}

/** How many checks fail, by verdicts that are fresh. */
export function failingOf({ effects }: QualityScore): number {
  let failing = 0;
  for (const { state } of effects) if (state === 'fail') failing++;
  return failing;
}

function lastResultOf(reported: readonly ScoredCheck[]): Date | undefined {
  let last: string | undefined;
  for (const { executedAt, listedOnly } of reported) {
    if (
      executedAt !== undefined &&
      !listedOnly &&
      !(executedAt <= (last ?? ''))
    ) {
      last = executedAt;
    }
  }
  return last === undefined ? undefined : new Date(last);
}
