export const DAY_MS = 24 * 60 * 60 * 1000;

/** Days since 1970-01-01 in UTC, as histories are stored by. */
export function dayOf(instant: Date): number {
  return Math.floor(instant.getTime() / DAY_MS);
}

/** The day as ISO 8601, such as 2026-11-25. */
export function dayToIso(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** The first instant after a day. */
export function endOfDay(day: number): Date {
  return new Date((day + 1) * DAY_MS);
}
