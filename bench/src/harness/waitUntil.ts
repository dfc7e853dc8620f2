import { setTimeout as pause } from 'node:timers/promises';

/**
 * Looks every `everyMs` until it is so.
 *
 * @throws with the given words when it is not so after `atMostMs`
 */
export async function waitUntil(
  isSo: () => Promise<boolean>,
  options: { everyMs: number; atMostMs: number; otherwise: string },
): Promise<void> {
  const until = performance.now() + options.atMostMs;
  while (!(await isSo())) {
    if (performance.now() > until) {
      throw new Error(options.otherwise);
    }
    await pause(options.everyMs);
  }
}

/** Enough for a catalog to process a large mesh. */
export const HALF_AN_HOUR_MS = 1_800_000;
