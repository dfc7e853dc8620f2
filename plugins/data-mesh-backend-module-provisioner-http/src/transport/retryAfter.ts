const DAY = 24 * 60 * 60_000;

/**
 * What `Retry-After` asks to wait, in milliseconds and at most a day: seconds,
 * or a date, which is measured by the clock of the one that says it.
 */
export function retryAfterMs(
  headers: Pick<Headers, 'get'>,
): number | undefined {
  const value = headers.get('retry-after')?.trim();
  if (!value) {
    return undefined;
  }
  if (/^\d{1,9}$/.test(value)) {
    return Math.min(Number(value) * 1000, DAY);
  }
  const wait = Date.parse(value) - Date.parse(headers.get('date') ?? '');
  return Number.isFinite(wait) ? Math.min(Math.max(wait, 0), DAY) : undefined;
}
