import type { CheckOutcome, CheckResult } from '../results';

/** Of results of the same time the one that alarms most. */
const BY_ALARM: readonly CheckOutcome[] = [
  'pass',
  'skipped',
  'not_evaluated',
  'warn',
  'error',
  'fail',
];

/**
 * The latest result of each check, by the time at which the engine ran it and
 * not by the time at which it came. A result of a check that was only listed
 * takes the place of none, and one without a time only of another such.
 * @public
 */
export function latestResults<
  T extends Pick<
    CheckResult,
    'checkKey' | 'outcome' | 'executed' | 'executedAt'
  >,
>(results: Iterable<T>): T[] {
  const latest = new Map<string, T>();
  for (const result of results) {
    const known = latest.get(result.checkKey);
    if (known === undefined || isLater(result, known)) {
      latest.set(result.checkKey, result);
    }
  }
  return [...latest.values()];
}

type Dated = Pick<CheckResult, 'outcome' | 'executed' | 'executedAt'>;

/**
 * Whether a result of a check takes the place of another one.
 * @public
 */
export function isLater(a: Dated, b: Dated): boolean {
  const listedOnly =
    Number(b.executed === false) - Number(a.executed === false);
  if (listedOnly !== 0) return listedOnly > 0;
  const time = timeOf(a) - timeOf(b);
  if (time !== 0) return time > 0;
  return BY_ALARM.indexOf(a.outcome) > BY_ALARM.indexOf(b.outcome);
}

function timeOf({ executedAt }: Dated): number {
  const time = executedAt === undefined ? NaN : Date.parse(executedAt);
  return Number.isNaN(time) ? -1 : time;
}
