import type { CheckResult } from './checkResult';
import type { QualityProblem } from './qualityProblem';

/**
 * What a reader found in artifacts about one run of an engine.
 * @public
 */
export type QualityReport = {
  engine: string;
  /** Such as `dbt-run-results-v6`. */
  format: string;
  engineVersion?: string;
  runId: string;
  startedAt?: string;
  finishedAt?: string;
  results: CheckResult[];
  problems: QualityProblem[];
  /**
   * What the artifact lists beside checks, by kind, such as `{ model: 8 }`: so
   * that a sender sees that nothing was lost.
   */
  others?: Record<string, number>;
};

/**
 * What reading an artifact came to: `undefined` when it is not of this engine.
 * @public
 */
export type ReaderResult = QualityReport[] | undefined;
