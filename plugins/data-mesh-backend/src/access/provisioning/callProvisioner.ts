import type {
  Observation,
  ProvisionedGrant,
  Provisioner,
  ProvisionerContext,
} from '@backstage-data-mesh/plugin-data-mesh-node';
import type { Work } from './judge';
import { LeaseLostError } from './Lease';

/** How long one call of a provisioner may take. */
export const CALL_TIMEOUT_MS = 120_000;

/**
 * Calls a provisioner, and waits no longer than it may take. One that does not
 * listen to its signal may still run: its next check of the fence throws, so
 * that it changes nothing more.
 */
export async function callProvisioner(
  provisioner: Provisioner,
  work: Work,
  grant: ProvisionedGrant,
  context: ProvisionerContext,
  timeoutMs: number = CALL_TIMEOUT_MS,
): Promise<Observation> {
  return withDeadline(context, timeoutMs, limited =>
    provisioner[work](grant, limited),
  );
}

/** Gives a call a context that ends with its deadline. */
export async function withDeadline<T>(
  context: ProvisionerContext,
  timeoutMs: number,
  call: (limited: ProvisionerContext) => Promise<T>,
): Promise<T> {
  const over = new AbortController();
  const timer = setTimeout(
    () =>
      over.abort(
        new Error(
          `The platform did not answer within ${Math.round(timeoutMs / 1000)} seconds`,
        ),
      ),
    timeoutMs,
  );
  const signal = AbortSignal.any([context.signal, over.signal]);
  const aborted = new Promise<never>((_, reject) => {
    const fail = () => reject(signal.reason);
    if (signal.aborted) {
      fail();
    } else {
      signal.addEventListener('abort', fail, { once: true });
    }
  });
  const limited: ProvisionerContext = {
    ...context,
    signal,
    async checkFence() {
      signal.throwIfAborted();
      await context.checkFence();
      signal.throwIfAborted();
    },
  };
  try {
    const running = call(limited);
    // Nobody waits for it any more when the deadline was first.
    running.catch(() => undefined);
    return await Promise.race([running, aborted]);
  } finally {
    clearTimeout(timer);
    // What still runs behind our back may change nothing from here on.
    over.abort(new LeaseLostError('a call that is over'));
  }
}
