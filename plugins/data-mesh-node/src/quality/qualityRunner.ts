import type {
  Contract,
  ContractServer,
  ExpectedCheck,
  QualityReport,
} from '@backstage-data-mesh/plugin-data-mesh-common';

/**
 * What to check at an output port.
 * @public
 */
export type QualityRunOrder = {
  /** Full entity reference. */
  product: string;
  port: string;
  contract: Contract;
  /** Where the data is: one that the runner said to support. */
  server: ContractServer;
  /**
   * What the contract promises: every one is answered by a result with its
   * `ruleKey`, as `not_evaluated` with a message where it cannot be run.
   */
  expected: readonly ExpectedCheck[];
  /** Id of the run, unique; that of the report. */
  runId: string;
};

/**
 * Runs checks itself, where a team has no engine.
 *
 * What every runner holds to:
 *
 * 1. It only reads, with the least rights that do, and within a time limit.
 * 2. What cannot be run is `not_evaluated` or `error`, never a pass; one broken
 *    check does not take the others with it.
 * 3. It brings no values of the data along, in messages neither.
 * 4. Beside the promised checks it reports whether each schema has the columns
 *    and types that the contract promises.
 * @public
 */
export interface QualityRunner {
  /** Such as `postgres`. */
  readonly id: string;
  /** Whether it is set up to reach such a server. Called often. */
  supports(server: ContractServer): boolean;
  /**
   * @returns a report of the engine `portal`
   * @throws when the server cannot be reached: that is told to the owner, and
   *   tried again; the results grow stale
   */
  run(
    order: QualityRunOrder,
    options: {
      now: Date;
      /** Aborted when the portal shuts down, and when the run takes too long. */
      signal: AbortSignal;
    },
  ): Promise<QualityReport>;
}
