import type { OutboxMessage } from './messages';

const SECOND = 1000;
const SLOWEST_MS = 3600 * SECOND;

/**
 * How long to wait after a failed attempt: twice as long each time, up to an
 * hour, spread so that what failed together does not come back together.
 *
 * @param attempts - So far, from 1
 * @param random - From 0 to 1
 * @returns milliseconds
 */
export function retryAfterMs(attempts: number, random: number): number {
  const exponent = Math.min(Math.max(attempts, 1) - 1, 20);
  const wait = Math.min(5 * SECOND * 2 ** exponent, SLOWEST_MS);
  return Math.round(wait * (0.75 + 0.25 * random));
}

/**
 * After how many attempts a message is given up. Notifications and events are
 * worth some hours; a page that missed a signal has long read again.
 */
export const MOST_ATTEMPTS: Readonly<Record<OutboxMessage['kind'], number>> = {
  notification: 18,
  event: 18,
  signal: 3,
};
