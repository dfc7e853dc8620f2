import type { Ledger } from '../../ledger/Ledger';

/** Another worker has taken the job over. */
export class JobLostError extends Error {
  constructor() {
    super('Another worker has taken over the job');
    this.name = 'JobLostError';
  }
}

/** The right to do a job, renewed until it is released or lost. */
export class JobLease {
  readonly #abort = new AbortController();
  readonly #timer: NodeJS.Timeout;
  /** By a clock of this process that never jumps. */
  #goodUntil: number;

  constructor(
    readonly id: number,
    readonly holder: string,
    private readonly options: {
      ledger: Ledger;
      leaseMs: number;
      /** When it was asked for, by the clock of {@link performance.now}. */
      askedAt: number;
    },
  ) {
    this.#goodUntil = options.askedAt + options.leaseMs;
    this.#timer = setInterval(
      () => void this.renew(),
      Math.max(options.leaseMs / 3, 10),
    );
    this.#timer.unref();
  }

  /** Aborted when it is lost. */
  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  /** Moves its end on. When that fails for too long, it is lost. */
  async renew(): Promise<void> {
    const { ledger, leaseMs } = this.options;
    const askedAt = performance.now();
    try {
      const now = await ledger.now();
      const renewed = await ledger
        .knex('quality_jobs')
        .where({ id: this.id, lease_holder: this.holder })
        .update({ lease_until: new Date(now.getTime() + leaseMs) });
      if (renewed === 0) {
        this.lose();
      } else {
        this.#goodUntil = askedAt + leaseMs;
      }
    } catch {
      // The database is away: perhaps it is back before the lease is over.
    }
    if (performance.now() >= this.#goodUntil) {
      this.lose();
    }
  }

  lose(): void {
    this.stop();
    if (!this.signal.aborted) {
      this.#abort.abort(new JobLostError());
    }
  }

  /** Renews no more. */
  stop(): void {
    clearInterval(this.#timer);
  }
}
