/**
 * What became of a check. Only the first three are verdicts on data.
 *
 * - `pass`, `warn`, `fail`: the check ran and judged
 * - `error`: it was tried, and broke
 * - `not_evaluated`: there is no verdict, whatever the engine calls it
 * - `skipped`: it was left out on purpose
 * @public
 */
export type CheckOutcome =
  'pass' | 'warn' | 'fail' | 'error' | 'not_evaluated' | 'skipped';

/** @public */
export const CHECK_OUTCOMES: readonly CheckOutcome[] = [
  'pass',
  'warn',
  'fail',
  'error',
  'not_evaluated',
  'skipped',
];

/**
 * Whether an outcome judges data.
 * @public
 */
export function isVerdict(outcome: CheckOutcome): boolean {
  return outcome === 'pass' || outcome === 'warn' || outcome === 'fail';
}
