import { countWords, numberWords } from './numbers';

/**
 * Points of 100 with their sign: "−12.5 points", "+1 point". What is too small
 * to show is said so, not shown as nothing.
 * @public
 */
export function pointsWords(points: number): string {
  const sign = points < 0 ? '−' : '+';
  const size = Math.abs(points);
  if (size === 0) return '0 points';
  if (size < 0.1) return `${sign}less than 0.1 points`;
  return `${sign}${countWords(Math.round(size * 10) / 10, 'point')}`;
}

/**
 * How a score moved within a week: "up 3 points since a week ago".
 *
 * @param change - points of 100
 * @public
 */
export function changeWords(change: number): string {
  const size = Math.round(Math.abs(change) * 10) / 10;
  if (size === 0) return 'as a week ago';
  return `${change > 0 ? 'up' : 'down'} ${numberWords(size)} ${
    size === 1 ? 'point' : 'points'
  } since a week ago`;
}
