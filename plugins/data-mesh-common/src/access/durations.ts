import { DateTime, Duration } from 'luxon';

/**
 * The instant a duration after another, by the calendar in UTC: a month after
 * 31 January is the last of February.
 *
 * @param duration - ISO 8601 in years, months, weeks and days, such as P90D
 * @throws RangeError when it is no such duration, or leads out of the calendar
 * @public
 */
export function addDuration(start: Date, duration: string): Date {
  const parsed = Duration.fromISO(duration);
  const end = DateTime.fromJSDate(start, { zone: 'utc' }).plus(parsed);
  if (!parsed.isValid || !end.isValid) {
    throw new RangeError(`'${duration}' is no duration such as P90D`);
  }
  return end.toJSDate();
}
