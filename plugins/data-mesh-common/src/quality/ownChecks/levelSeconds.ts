import type { ServiceLevel } from '../../api/types';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Of a promise, not of a calendar; the same as datacontract-cli takes. */
const MONTH = 30 * DAY;
const YEAR = 365 * DAY;

const UNITS = new Map<string, number>(
  (
    [
      [1, ['s', 'sec', 'secs', 'second', 'seconds']],
      [MINUTE, ['min', 'mins', 'minute', 'minutes']],
      [HOUR, ['h', 'hr', 'hrs', 'hour', 'hours']],
      [DAY, ['d', 'day', 'days']],
      [7 * DAY, ['w', 'week', 'weeks']],
      [MONTH, ['mo', 'month', 'months']],
      [YEAR, ['y', 'yr', 'yrs', 'year', 'years']],
    ] as const
  ).flatMap(([seconds, names]) => names.map(name => [name, seconds] as const)),
);

/** `P1Y2M3W4DT5H6M7.5S`; at least one part. */
const ISO =
  /^P(?=.)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;
const ISO_PARTS = [YEAR, MONTH, 7 * DAY, DAY, HOUR, MINUTE, 1];

/**
 * The time that a service level speaks of, in seconds: a number with a unit
 * (days where it has none), or ISO 8601. A month has 30 days, a year 365.
 *
 * The unit `m` is minutes, but months for a retention, as datacontract-cli
 * reads it: nobody keeps data for minutes.
 *
 * @returns undefined for what is no positive time
 * @public
 */
export function levelSeconds(
  level: Pick<ServiceLevel, 'property' | 'value' | 'unit'>,
): number | undefined {
  const { property, value, unit } = level;
  if (typeof value === 'boolean') return undefined;
  const text = String(value).trim();
  const iso = ISO.exec(text.toUpperCase());
  const seconds = iso
    ? ISO_PARTS.reduce(
        (sum, size, index) => sum + size * Number(iso[index + 1] ?? 0),
        0,
      )
    : (text === '' ? Number.NaN : Number(text)) *
      (unitSeconds(property, unit) ?? Number.NaN);
  return Number.isFinite(seconds) && seconds > 0 ? seconds : undefined;
}

function unitSeconds(property: string, unit = 'd'): number | undefined {
  const name = unit.trim().toLowerCase();
  if (name === 'm') return property === 'retention' ? MONTH : MINUTE;
  return UNITS.get(name);
}

/**
 * A time in words, such as "3 days" or "1.5 hours".
 * @public
 */
export function describeSeconds(seconds: number): string {
  // Years only where they are meant: an age is better told in days.
  const sizes: Array<[number, string]> = [
    ...(seconds > 0 && seconds % YEAR === 0
      ? [[YEAR, 'year'] satisfies [number, string]]
      : []),
    [DAY, 'day'],
    [HOUR, 'hour'],
    [MINUTE, 'minute'],
    [1, 'second'],
  ];
  const [size, name] =
    sizes.find(([each]) => seconds >= each) ?? sizes[sizes.length - 1];
  const count = Math.round((seconds / size) * 10) / 10;
  return `${count} ${name}${count === 1 ? '' : 's'}`;
}
