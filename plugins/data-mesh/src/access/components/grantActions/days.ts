/** The value of a date field for a moment: its day where the reader is. */
export function toDayInput(date: Date): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The last moment of a day of a date field; undefined when it is no day. */
export function endOfDay(day: string): Date | undefined {
  return momentOf(day, '23:59:59.999');
}

/** The first moment of a day of a date field; undefined when it is no day. */
export function startOfDay(day: string): Date | undefined {
  return momentOf(day, '00:00:00.000');
}

function momentOf(day: string, time: string): Date | undefined {
  // A year of more digits is what somebody is about to type wrong.
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) {
    return undefined;
  }
  const date = new Date(`${day}T${time}`);
  return Number.isNaN(date.getTime()) ? undefined : date;
}
