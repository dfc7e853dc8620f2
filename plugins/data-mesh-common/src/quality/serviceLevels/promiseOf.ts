import type { ServiceLevel } from '../../api/types';

/** What a value of a level means, by its canonical name. */
const SENTENCES: Record<string, (value: string) => string> = {
  latency: value => `at most ${value} old`,
  retention: value => `kept for ${value}`,
  availability: value => `available at least ${value} of the time`,
  throughput: value => `at least ${value}`,
  errorRate: value => `at most ${value} errors`,
  frequency: value => `updated every ${value}`,
  timeToDetect: value => `problems detected within ${value}`,
  timeToNotify: value => `consumers told within ${value}`,
  timeToRepair: value => `repaired within ${value}`,
  generalAvailability: value => `available from ${value}`,
  endOfSupport: value => `supported until ${value}`,
  endOfLife: value => `available until ${value}`,
  timeOfAvailability: value => `available at ${value}`,
};

/** Units by how contracts write them. */
const UNITS: Record<string, string> = {
  s: 'second',
  m: 'minute',
  h: 'hour',
  d: 'day',
  w: 'week',
  mo: 'month',
  y: 'year',
};

/**
 * What a service level promises in words, such as "at most 24 hours old".
 * @public
 */
export function promiseOf(level: ServiceLevel): string {
  const value = valueWords(level);
  return Object.hasOwn(SENTENCES, level.property)
    ? SENTENCES[level.property](value)
    : `${level.property}: ${value}`;
}

function valueWords({ property, value, valueExt, unit }: ServiceLevel): string {
  const range =
    valueExt === undefined || String(valueExt) === ''
      ? `${value}`
      : `${value} to ${valueExt}`;
  const words = unit === undefined ? undefined : unitWords(unit);
  if (words === undefined) {
    return property === 'availability' && isPercentage(value)
      ? `${range} %`
      : range;
  }
  if (words === '%') return `${range} %`;
  if (Number(value) === 1 && valueExt === undefined) {
    return property === 'frequency' ? words : `1 ${words}`;
  }
  return typeof value === 'number' || Number.isFinite(Number(value))
    ? `${range} ${plural(words)}`
    : `${range} ${words}`;
}

function unitWords(unit: string): string {
  const word = unit.trim();
  const short = word.toLowerCase();
  if (/^(%|percent|pct)$/.test(short)) return '%';
  if (Object.hasOwn(UNITS, short)) return UNITS[short];
  return /^(second|minute|hour|day|week|month|year)s$/.test(short)
    ? short.slice(0, -1)
    : word;
}

function plural(words: string): string {
  return /^(second|minute|hour|day|week|month|quarter|year)$/i.test(words)
    ? `${words}s`
    : words;
}

function isPercentage(value: ServiceLevel['value']): boolean {
  const number = Number(value);
  return Number.isFinite(number) && number > 1 && number <= 100;
}
