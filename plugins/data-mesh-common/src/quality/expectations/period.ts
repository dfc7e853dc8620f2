import { Duration } from 'luxon';
import type { ServiceLevel } from '../../api/types';
import { toNumber } from '../../products/contractDiff/compareValues';
import { secondsOf } from '../../products/contractDiff/duration';
import { cronGapSeconds } from './cronGap';

const WORDS = new Map([
  ['hourly', 'hour'],
  ['daily', 'day'],
  ['weekly', 'week'],
  ['monthly', 'month'],
  ['quarterly', 'quarter'],
  ['yearly', 'year'],
  ['annually', 'year'],
]);

/**
 * The longest time between two runs of a schedule, in seconds: a cron
 * expression, a word such as `daily`, or an ISO 8601 duration. Undefined for
 * anything else.
 * @public
 */
export function periodOfSchedule(schedule: string): number | undefined {
  const text = schedule.trim();
  if (text.length > 200) return undefined;
  const unit = WORDS.get(text.toLowerCase());
  if (unit !== undefined) return secondsOf(unit);
  if (/^P[T\d]/i.test(text)) {
    const duration = Duration.fromISO(text.toUpperCase());
    return positive(duration.isValid ? duration.as('seconds') : undefined);
  }
  return cronGapSeconds(text);
}

/**
 * What a service level such as `frequency: 1 d` comes to, in seconds; undefined
 * where it has no number or no unit of time.
 * @public
 */
export function secondsOfLevel({
  value,
  unit,
}: Pick<ServiceLevel, 'value' | 'unit'>): number | undefined {
  if (unit === undefined) {
    return typeof value === 'string' ? periodOfSchedule(value) : undefined;
  }
  const amount = toNumber(String(value));
  const seconds = secondsOf(unit);
  return amount === undefined || seconds === undefined
    ? undefined
    : positive(amount * seconds);
}

function positive(seconds: number | undefined): number | undefined {
  return seconds !== undefined && Number.isFinite(seconds) && seconds > 0
    ? seconds
    : undefined;
}
