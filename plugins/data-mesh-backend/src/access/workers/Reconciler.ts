import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { toError } from '@backstage/errors';
import { expireGrants } from '../grants/operations/expireGrants';
import { remindRecertification } from '../grants/operations/remindRecertification';
import { warnGrants } from '../grants/operations/warnGrants';
import { beat } from '../provisioning/beat';
import { claimTarget } from '../provisioning/claimTarget';
import { LIST_EVERY_MS } from '../provisioning/findOrphans';
import { LeaseLostError } from '../provisioning/Lease';
import { readMode } from '../provisioning/mode';
import { planGrants } from '../provisioning/planGrants';
import { reportUnserved } from '../provisioning/reportUnserved';
import type { ProvisioningRoom } from '../provisioning/ProvisioningRoom';
import { workTarget } from '../provisioning/workTarget';

/** Targets that one replica works on at once. */
const TARGETS_AT_ONCE = 4;

/**
 * Brings what platforms give to what the ledger wants. Every replica has one;
 * they share the work by leases of targets. All work lies in rows: a worker
 * that dies leaves nothing behind but a lease that runs out.
 */
export class Reconciler {
  readonly #holder = randomUUID();
  readonly #stop = new AbortController();
  readonly #random: () => number;
  #woken = new AbortController();
  #running: Promise<void> | undefined;

  constructor(
    private readonly room: ProvisioningRoom,
    options: { random?: () => number } = {},
  ) {
    this.#random = options.random ?? Math.random;
  }

  /** Something changed: look for work soon. */
  wake(): void {
    this.#woken.abort();
  }

  start(): void {
    this.#running ??= this.#run();
  }

  /** Waits for what it is at; what is left is done by others. */
  async stop(): Promise<void> {
    this.#stop.abort();
    this.wake();
    await this.#running;
  }

  /** Does what is due now, until nothing is left that this replica can do. */
  async runOnce(): Promise<void> {
    const { room } = this;
    await beat(room);
    const mode = await readMode(room.knex);
    // A restored or copied ledger may not know by when its grants end.
    if (mode === 'active' || mode === 'removals') {
      await this.#repeat(() => expireGrants(room.ledger));
      await this.#repeat(() =>
        warnGrants(room.ledger, room.options.expiryWarningMs),
      );
      await this.#repeat(() => remindRecertification(room.ledger));
    }
    await this.#repeat(() => planGrants(room));
    await reportUnserved(room);
    // A target that was left with something due waits for the next time.
    const seen = new Set<string>();
    const ended = await Promise.allSettled(
      Array.from({ length: TARGETS_AT_ONCE }, () => this.#workTargets(seen)),
    );
    for (const each of ended) {
      if (each.status === 'rejected') {
        throw each.reason;
      }
    }
  }

  async #run(): Promise<void> {
    const { signal } = this.#stop;
    while (!signal.aborted) {
      this.#woken = new AbortController();
      try {
        await this.runOnce();
      } catch (error) {
        this.room.logger.error(
          'Provisioning failed; it goes on',
          toError(error),
        );
      }
      await sleep(this.room.options.provisioning.intervalMs, undefined, {
        signal: AbortSignal.any([this.#woken.signal, signal]),
        ref: false,
      }).catch(() => undefined);
    }
  }

  /** Repeats a step of limited size as long as it finds something. */
  async #repeat(step: () => Promise<number>): Promise<void> {
    while (!this.#stop.signal.aborted && (await step()) > 0);
  }

  async #workTargets(seen: Set<string>): Promise<void> {
    const { room } = this;
    const { leaseMs } = room.options.provisioning;
    while (!this.#stop.signal.aborted) {
      const lease = await claimTarget(room.ledger, {
        holder: this.#holder,
        leaseMs,
        provisioners: [...room.provisioners.keys()],
        except: [...seen],
        listEveryMs: LIST_EVERY_MS,
      });
      if (!lease) {
        return;
      }
      seen.add(lease.target);
      try {
        await workTarget(
          room,
          lease,
          room.provisioners.get(lease.provisioner)!,
          {
            random: this.#random,
            stop: this.#stop.signal,
          },
        );
      } catch (error) {
        if (!(error instanceof LeaseLostError)) {
          room.logger.error(
            `Work on the target '${lease.target}' broke off`,
            toError(error),
          );
        }
      } finally {
        await lease.release().catch(() => undefined);
      }
    }
  }
}
