const MIB = 1024 * 1024;

/** How much may come in at once. */
export type IngestLimits = {
  /** Of one artifact, after decompression. */
  artifactBytes: number;
  /** Of all artifacts of a request together, after decompression. */
  requestBytes: number;
  /** Artifacts in a request. */
  artifacts: number;
  /** A sender that is silent for longer is not waited for, in milliseconds. */
  silenceMs: number;
  /**
   * For so long, in milliseconds, what a refused sender still sends is passed
   * over, so that it gets to read why.
   */
  lingerMs: number;
  /** Held in memory at once by all requests to a replica. */
  memoryBytes: number;
  /** Requests that a replica works on at once; others wait. */
  requests: number;
  /** Of these of one sender. */
  requestsOfSender: number;
  /** Requests that wait; more are sent away. */
  waiting: number;
  /** Of these of one sender. */
  waitingOfSender: number;
  /** For how long, in milliseconds. */
  waitMs: number;
};

/**
 * A manifest of dbt has some ten megabytes; an event of OpenLineage some
 * kilobytes, but there are many of them.
 */
export const INGEST_LIMITS: IngestLimits = {
  artifactBytes: 64 * MIB,
  requestBytes: 128 * MIB,
  artifacts: 20,
  silenceMs: 30_000,
  lingerMs: 10_000,
  memoryBytes: 256 * MIB,
  requests: 16,
  requestsOfSender: 4,
  waiting: 128,
  waitingOfSender: 32,
  waitMs: 30_000,
};
