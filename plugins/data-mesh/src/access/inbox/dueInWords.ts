const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** How much time there is to decide, and whether it is too late. */
export type Due = {
  words: string;
  urgency: 'overdue' | 'soon' | 'later';
};

/** The time until, or since, in its largest whole unit. */
function span(milliseconds: number): string {
  const [count, unit] =
    milliseconds >= 2 * DAY
      ? [Math.floor(milliseconds / DAY), 'day']
      : [Math.max(1, Math.floor(milliseconds / HOUR)), 'hour'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** When something is due, in words. Below a day counts as soon. */
export function dueInWords(dueAt: Date, now: Date): Due {
  const left = dueAt.getTime() - now.getTime();
  if (left <= 0) {
    return left > -HOUR
      ? { words: 'due now', urgency: 'overdue' }
      : { words: `overdue for ${span(-left)}`, urgency: 'overdue' };
  }
  if (left < HOUR) {
    return { words: 'due within the hour', urgency: 'soon' };
  }
  return {
    words: `due in ${span(left)}`,
    urgency: left < DAY ? 'soon' : 'later',
  };
}
