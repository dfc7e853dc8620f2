/**
 * The middle of durations, in hours with one decimal: half of them took
 * longer. Undefined for none.
 *
 * @param milliseconds - In any order
 * @public
 */
export function typicalHours(
  milliseconds: readonly number[],
): number | undefined {
  if (milliseconds.length === 0) {
    return undefined;
  }
  const sorted = [...milliseconds].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const median = (sorted[Math.floor(middle)] + sorted[Math.ceil(middle)]) / 2;
  return Math.round(median / 360_000) / 10;
}
