const DAY_MS = 24 * 60 * 60 * 1000;
/** More are too narrow to be seen. */
const MOST_DAYS = 90;

type Day = { day: string; good: number; bad: number };

/**
 * Every day of a window that ends today (UTC), oldest first; those on which
 * nothing was measured are empty.
 */
export function windowOf(
  days: readonly Day[],
  windowDays: number,
  now: Date,
): Day[] {
  const known = new Map(days.map(each => [each.day, each]));
  const length = Math.max(1, Math.min(windowDays, MOST_DAYS));
  return Array.from({ length }, (_, index) => {
    const at = now.getTime() - (length - 1 - index) * DAY_MS;
    const day = new Date(at).toISOString().slice(0, 10);
    return known.get(day) ?? { day, good: 0, bad: 0 };
  });
}
