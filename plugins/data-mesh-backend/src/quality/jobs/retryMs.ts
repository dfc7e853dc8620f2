const FIRST_MS = 30_000;
const SLOWEST_MS = 6 * 60 * 60_000;

/**
 * How long to wait after failures in a row: twice as long each time, never
 * longer than until the next regular time or six hours. Spread, so that what
 * failed together does not come back together.
 *
 * @param failures - in a row, from 1
 * @param random - from 0 to 1
 */
export function retryMs(
  failures: number,
  everyMs: number,
  random: number,
): number {
  const exponent = Math.min(Math.max(failures, 1) - 1, 20);
  const wait = Math.min(FIRST_MS * 2 ** exponent, SLOWEST_MS, everyMs);
  return Math.round(wait * (0.75 + 0.25 * random));
}
