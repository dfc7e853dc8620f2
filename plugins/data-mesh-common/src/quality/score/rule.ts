import type { CheckSeverity } from '../results';

/**
 * How results become a score. Everything that a score depends on beside the
 * results stands here, so that an old score can be computed again.
 * @public
 */
export type ScoringRule = {
  /** Stored with each score that was computed by it. */
  version: number;
  /** What a check counts for, by what its failure means. Whole numbers. */
  weights: Record<CheckSeverity, number>;
  /** Of a check that does not say what its failure means. */
  defaultWeight: number;
  /** What a warning is worth, where a pass is 1 and a failure 0. */
  warning: number;
  /** After that time a result is stale, where its check has no own schedule. */
  maxAgeSeconds: number;
};

/**
 * The rule in force. A change of it is a new version.
 * @public
 */
export const SCORING_RULE: ScoringRule = {
  version: 1,
  weights: { critical: 10, error: 5, warning: 2, info: 1 },
  defaultWeight: 5,
  warning: 0.5,
  maxAgeSeconds: 7 * 24 * 60 * 60,
};
