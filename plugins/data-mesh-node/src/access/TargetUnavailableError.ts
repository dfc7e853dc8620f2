/**
 * The platform cannot be reached, or answers nobody: it is not this grant that
 * fails. The reconciler leaves the whole target alone for a while, and counts
 * it against no grant.
 * @public
 */
export class TargetUnavailableError extends Error {
  constructor(
    message: string,
    cause?: unknown,
    /** What the platform asks to wait, such as in Retry-After. */
    readonly retryAfterMs?: number,
  ) {
    super(message, { cause });
    // Told by its name, as a module may bring another copy of this package.
    this.name = 'TargetUnavailableError';
  }
}
