import type { Knex } from 'knex';
import type { AccessTargetRow } from '../../database/tables';
import { lockRows } from '../../database/lockRows';
import type { Ledger } from '../../ledger/Ledger';

/** Another worker has taken the target over. */
export class LeaseLostError extends Error {
  constructor(target: string) {
    super(`Another worker has taken over '${target}'`);
    this.name = 'LeaseLostError';
  }
}

/**
 * The right to change one target, until it is lost or released. It is renewed
 * as long as it is held. Whoever writes by it proves with the fence that
 * nobody holds a newer one.
 */
export class Lease {
  readonly #abort = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  /** By a clock of this process that never jumps. */
  #goodUntil: number;

  constructor(
    readonly target: string,
    readonly provisioner: string,
    readonly fence: number,
    private readonly options: {
      ledger: Ledger;
      holder: string;
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

  /** Aborted when the lease is lost. */
  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  /** @throws LeaseLostError when another worker has the target */
  async check(): Promise<void> {
    if (performance.now() >= this.#goodUntil) {
      this.lose();
    }
    if (!this.signal.aborted) {
      const { knex } = this.options.ledger;
      const held = await knex<AccessTargetRow>('access_targets')
        .where({ target: this.target, lease_holder: this.options.holder })
        .where('fence', this.fence)
        .first('target');
      if (!held) {
        this.lose();
      }
    }
    this.signal.throwIfAborted();
  }

  /**
   * Keeps others from taking the target over until the transaction ends.
   *
   * @throws LeaseLostError when another worker has it already
   */
  async guard(trx: Knex.Transaction): Promise<void> {
    const held = await lockRows(
      trx<AccessTargetRow>('access_targets').where({
        target: this.target,
        fence: this.fence,
        lease_holder: this.options.holder,
      }),
      'share',
    ).first('target');
    if (!held) {
      this.lose();
      throw new LeaseLostError(this.target);
    }
  }

  /** Moves its end on. When that fails for too long, it is lost. */
  async renew(): Promise<void> {
    const { ledger, holder, leaseMs } = this.options;
    const askedAt = performance.now();
    try {
      const now = await ledger.now();
      const renewed = await ledger
        .knex('access_targets')
        .where({ target: this.target, fence: this.fence, lease_holder: holder })
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
    clearInterval(this.#timer);
    if (!this.signal.aborted) {
      this.#abort.abort(new LeaseLostError(this.target));
    }
  }

  /** Others may have it at once. */
  async release(): Promise<void> {
    clearInterval(this.#timer);
    await this.options.ledger
      .knex('access_targets')
      .where({
        target: this.target,
        fence: this.fence,
        lease_holder: this.options.holder,
      })
      .update({ lease_until: null, lease_holder: null });
    this.lose();
  }
}
