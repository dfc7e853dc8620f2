const SECOND = 1000;

/** Attempts in a row that fail before a grant counts as blocked. */
export const ATTEMPTS_UNTIL_BLOCKED = 6;

/** How long a grant or target waits at most before it is tried again. */
export const SLOWEST_RETRY_MS = 15 * 60 * SECOND;

/**
 * How long a target that cannot be reached is left alone at most: one attempt
 * costs little, and all its grants wait for it.
 */
export const SLOWEST_PROBE_MS = 60 * SECOND;

/**
 * How long to wait after a number of failures in a row: twice as long each
 * time, up to a limit, and never for ever. Spread, so that what failed
 * together does not come back together.
 *
 * @param failures - in a row, from 1
 * @param random - from 0 to 1
 * @returns milliseconds
 */
export function backoffMs(failures: number, random: number): number {
  const exponent = Math.min(Math.max(failures, 1) - 1, 20);
  const wait = Math.min(2 * SECOND * 2 ** exponent, SLOWEST_RETRY_MS);
  return Math.round(wait * (0.75 + 0.25 * random));
}

/** An interval, at most a tenth shorter, so that checks spread over time. */
export function jittered(ms: number, random: number): number {
  return Math.round(ms * (0.9 + 0.1 * random));
}
