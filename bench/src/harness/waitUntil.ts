import { setTimeout as pause } from 'node:timers/promises';

const HALF_AN_HOUR_MS = 1_800_000;

/**
 * Looks every `everyMs` until it is so.
 *
 * @returns how many seconds that took
 * @throws with the given words when it is not so after half an hour, which is
 * enough for a catalog to process a large mesh
 */
export async function waitUntil(
  isSo: () => Promise<boolean>,
  options: { everyMs: number; otherwise: string },
): Promise<number> {
  const begun = performance.now();
  while (!(await isSo())) {
    if (performance.now() - begun > HALF_AN_HOUR_MS) {
      throw new Error(options.otherwise);
    }
    await pause(options.everyMs);
  }
  return (performance.now() - begun) / 1000;
}
