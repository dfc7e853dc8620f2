const MINUTES_OF_DAY = 24 * 60;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Five years have every constellation of days that a schedule repeats by. */
const FROM = Date.UTC(2023, 0, 1);
const DAYS = 5 * 366;

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const WEEKDAYS = 'sun mon tue wed thu fri sat'.split(' ');

const MACROS = new Map([
  ['@yearly', '0 0 1 1 *'],
  ['@annually', '0 0 1 1 *'],
  ['@monthly', '0 0 1 * *'],
  ['@weekly', '0 0 * * 0'],
  ['@daily', '0 0 * * *'],
  ['@midnight', '0 0 * * *'],
  ['@hourly', '0 * * * *'],
]);

/**
 * The longest time between two runs of a cron schedule, in seconds; undefined
 * where it is none, or says something that not all dialects mean alike.
 *
 * Understood are five fields, a field of seconds before them, a field of years
 * after those, and `cron(…)` as clouds write it. Time zones do not matter but
 * for the hour when the clocks change.
 * @public
 */
export function cronGapSeconds(schedule: string): number | undefined {
  const fields = fieldsOf(schedule.trim().toLowerCase());
  if (!fields) return undefined;
  const [minute, hour, dayOfMonth, month, weekday] = fields;
  const minutes = valuesOf(minute, 0, 59);
  const hours = valuesOf(hour, 0, 23);
  const days = valuesOf(dayOfMonth, 1, 31);
  const months = valuesOf(month, 1, 12, MONTHS);
  const weekdays = valuesOf(weekday, 0, 7, WEEKDAYS);
  if (!minutes || !hours || !days || !months || !weekdays) return undefined;
  const isDay = (date: Date) => {
    if (!months.has(date.getUTCMonth() + 1)) return false;
    const byMonth = days.has(date.getUTCDate());
    const byWeek =
      weekdays.has(date.getUTCDay()) ||
      (date.getUTCDay() === 0 && weekdays.has(7));
    // Where both are restricted, cron runs on the days of either.
    return isAny(dayOfMonth) || isAny(weekday)
      ? byMonth && byWeek
      : byMonth || byWeek;
  };
  const times = [...hours]
    .flatMap(h => [...minutes].map(m => h * 60 + m))
    .sort((a, b) => a - b);
  return longestGap(times, isDay);
}

/** Minute, hour, day of month, month, weekday. */
function fieldsOf(schedule: string): string[] | undefined {
  const cloud = /^cron\(([^()]*)\)$/.exec(schedule);
  const text = cloud ? cloud[1] : (MACROS.get(schedule) ?? schedule);
  const fields = text.trim().split(/\s+/);
  if (cloud) return fields.length === 6 ? fields.slice(0, 5) : undefined;
  if (fields.length === 5) return fields;
  return fields.length === 6 || fields.length === 7
    ? fields.slice(1, 6)
    : undefined;
}

function isAny(field: string): boolean {
  return field === '*' || field === '?';
}

/** The values of a field such as `1-5`, `0/15` or `mon,wed`. */
function valuesOf(
  field: string,
  least: number,
  most: number,
  names: readonly string[] = [],
): Set<number> | undefined {
  const values = new Set<number>();
  for (const part of field.split(',')) {
    const range = rangeOf(part, least, most, names);
    if (!range) return undefined;
    const [from, to, step] = range;
    for (let value = from; value <= to; value += step) values.add(value);
  }
  return values;
}

function rangeOf(
  part: string,
  least: number,
  most: number,
  names: readonly string[],
): [from: number, to: number, step: number] | undefined {
  const match =
    /^(?:([*?])|([a-z]{3}|\d{1,2})(?:-([a-z]{3}|\d{1,2}))?)(?:\/(\d{1,2}))?$/.exec(
      part,
    );
  if (!match) return undefined;
  const [, any, first, last, by] = match;
  const step = by === undefined ? 1 : Number(by);
  if (step === 0) return undefined;
  if (any !== undefined) return [least, most, step];
  const valueOf = (text: string) =>
    /^\d/.test(text) ? Number(text) : nameValue(text, names, least);
  const from = valueOf(first);
  const open = by === undefined ? from : most;
  const to = last === undefined ? open : valueOf(last);
  if (from === undefined || to === undefined) return undefined;
  return from < least || to > most || from > to ? undefined : [from, to, step];
}

/** Months count from 1, weekdays from 0. */
function nameValue(
  name: string,
  names: readonly string[],
  least: number,
): number | undefined {
  const index = names.indexOf(name);
  return index < 0 ? undefined : index + least;
}

function longestGap(
  times: readonly number[],
  isDay: (date: Date) => boolean,
): number | undefined {
  const first = times[0];
  const last = times[times.length - 1];
  let longest = 0;
  let previous: number | undefined;
  let runs = 0;
  for (let day = 0; day < DAYS; day++) {
    if (!isDay(new Date(FROM + day * DAY_MS))) continue;
    runs += times.length;
    if (previous !== undefined) {
      const gap = (day - previous) * MINUTES_OF_DAY - last + first;
      longest = Math.max(longest, gap);
    }
    previous = day;
  }
  if (runs < 2) return undefined;
  for (let nth = 1; nth < times.length; nth++) {
    longest = Math.max(longest, times[nth] - times[nth - 1]);
  }
  return longest * 60;
}
