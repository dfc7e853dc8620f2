const DAY_MS = 24 * 60 * 60 * 1000;
/** More days are not drawn: a wrong day must not fill the memory. */
const MAX_DAYS = 400;

/**
 * Puts what held before into days that are left out, as the last known day
 * holds until another one.
 *
 * @param days - oldest first, as "2026-11-23" (UTC)
 */
export function fillDays<T extends { day: string }>(days: readonly T[]): T[] {
  const filled: T[] = [];
  for (const [index, each] of days.entries()) {
    filled.push(each);
    const next = days[index + 1];
    if (!next) break;
    const start = Date.parse(each.day);
    const end = Date.parse(next.day);
    for (
      let at = start + DAY_MS;
      at < end && filled.length < MAX_DAYS;
      at += DAY_MS
    ) {
      filled.push({ ...each, day: new Date(at).toISOString().slice(0, 10) });
    }
  }
  return filled;
}
