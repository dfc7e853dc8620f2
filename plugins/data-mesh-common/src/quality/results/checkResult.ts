import type { QualityDimension } from './dimension';
import type { CheckOutcome } from './outcome';
import type { RelationName } from './relation';
import type { CheckSeverity } from './severity';

/**
 * What a check was about. An artifact says what it knows: seldom the product,
 * mostly the relation in the platform.
 * @public
 */
export type CheckTarget = {
  /** Where the team wrote it into the engine's metadata, and as it did. */
  productRef?: string;
  /** Output port, likewise. */
  port?: string;
  /** `id` of the data contract. */
  contractId?: string;
  /** Schema object of the contract. */
  schema?: string;
  /** Column. */
  property?: string;
  physicalName?: RelationName;
};

/**
 * What a check measured.
 * @public
 */
export type Measurement = {
  value: number;
  /** Left out for a plain number, such as a mean or a count of columns. */
  unit?: 'rows' | 'percent' | 'seconds';
};

/**
 * One check of one run of an engine. Holds no rows and no values of the data.
 * @public
 */
export type CheckResult = {
  engine: string;
  engineVersion?: string;
  runId: string;
  /**
   * The same for the same check in every run, and only once in a run: with
   * `runId` it makes a second delivery recognisable.
   */
  checkKey: string;
  name: string;
  /** What the engine calls this kind of check, such as `not_null`. */
  type?: string;
  target: CheckTarget;
  /**
   * The promise of the contract that it evaluates, where the engine knows it;
   * see `ExpectedCheck`.
   */
  ruleKey?: string;
  /** As the team wrote it, else derived from the kind of check. */
  dimension?: QualityDimension;
  severity?: CheckSeverity;
  outcome: CheckOutcome;
  /**
   * False where the engine only lists the check, as dbt does while it writes
   * its documentation, and where what it says cannot be believed. Such a result
   * tells nothing and takes the place of no other, however late it comes.
   */
  executed?: false;
  measured?: Measurement;
  /** For people, as the engine says it. */
  threshold?: string;
  rowsTested?: number;
  failedRows?: number;
  /** When the engine ran it: ISO 8601, UTC. Left out where it does not say. */
  executedAt?: string;
  message?: string;
  /** To the result in the engine's own pages. */
  link?: string;
};
