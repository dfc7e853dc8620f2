import { plural } from '../../products/components';

const UNITS = { Y: 'year', M: 'month', W: 'week', D: 'day' } as const;

/** An ISO 8601 duration in words: "90 days" of P90D; as it is if it is none. */
export function durationWords(duration: string): string {
  const parts = [...duration.matchAll(/(\d+)([YMWD])/g)]
    .map(([, count, unit]) => ({
      count: Number(count),
      unit: UNITS[unit as keyof typeof UNITS],
    }))
    .filter(({ count }) => count > 0)
    .map(({ count, unit }) => plural(count, unit));
  return parts.length === 0 ? duration : parts.join(' and ');
}

/** Hours in words of the size that people plan in: "about 3 days". */
export function hoursWords(hours: number): string {
  if (hours < 1) return 'less than an hour';
  if (hours < 36) return `about ${plural(Math.round(hours), 'hour')}`;
  return `about ${plural(Math.round(hours / 24), 'day')}`;
}
