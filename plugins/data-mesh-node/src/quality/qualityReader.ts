import type { QualityReport } from '@backstage-data-mesh/plugin-data-mesh-common';

/**
 * A file of an engine, as it was sent or fetched.
 * @public
 */
export type QualityArtifact = {
  /** For messages only: what an artifact is, its content says. */
  name?: string;
  bytes: Uint8Array;
};

/** @public */
export type QualityReadingOptions = {
  /** The present: results from after it are no verdicts. */
  now: Date;
  /** Of one artifact; defaults to 64 MiB. */
  maxBytes?: number;
  /** Of one report; defaults to 100,000. */
  maxResults?: number;
  /**
   * Lets others do their work, every few milliseconds of reading; such as
   * `setImmediate` of `node:timers/promises`.
   */
  pause?: () => Promise<void>;
};

/**
 * A kind of file that a reader understands.
 * @public
 */
export type QualityFormat = {
  /** Without the version, such as `dbt-run-results`. */
  id: string;
  /** Shown to people. */
  title: string;
  /**
   * `results` are checks; a `companion` tells more about the checks of results
   * that are read together with it.
   */
  role: 'results' | 'companion';
};

/**
 * Turns the files of one engine into results. Pure: bytes in, reports out.
 *
 * What every reader holds to, and `describeQualityReader` tests:
 *
 * 1. An artifact is recognised by its content.
 * 2. No input makes it throw; what is wrong is a problem in a report.
 * 3. A pass comes of a check that the engine says to have run and passed, and
 *    of nothing else. An unknown status is `not_evaluated`, with a problem.
 * 4. The same check has the same key in every run, with or without companions.
 * 5. No rows and no values of the data get into a report.
 * 6. It pauses while it reads.
 * @public
 */
export interface QualityReader {
  /** Engine, such as `dbt`; the same as in its results. */
  readonly id: string;
  /** Shown to people. */
  readonly title: string;
  readonly formats: readonly QualityFormat[];

  /**
   * Called first, with the beginning of an artifact.
   *
   * @param head - JSON as far as it could be read; undefined for anything else
   * @returns id of one of the formats; undefined for what is of another engine
   */
  sniff(head: unknown): string | undefined;

  /**
   * Called with artifacts that were sent together, such as run results and
   * their manifest. Passes over those that it does not recognise.
   *
   * @returns a report for each run, also for one that cannot be read
   */
  read(
    artifacts: readonly QualityArtifact[],
    options: QualityReadingOptions,
  ): Promise<QualityReport[]>;
}
