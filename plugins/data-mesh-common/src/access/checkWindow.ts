import { Duration } from 'luxon';
import { addDuration } from './durations';

/** How far in the past a start may lie: clocks of browsers are not exact. */
const TOLERANCE_MS = 5 * 60_000;

/**
 * What is wrong with the window that a request asks for; nothing when it can
 * be had.
 * @public
 */
export type WindowProblem = {
  code:
    | 'invalid-duration'
    | 'duration-too-long'
    | 'invalid-start'
    | 'start-in-the-past'
    | 'start-too-late';
  field: 'duration' | 'startsAt';
  message: string;
};

/**
 * Checks the window that a request asks for.
 *
 * @param wanted - `duration` in ISO 8601, `startsAt` as ISO 8601 instant
 * @param rules - `max`: the longest duration, which is also how far ahead a
 *   window may start; `now`: the clock to compare with
 * @public
 */
export function checkWindow(
  wanted: { duration?: string; startsAt?: string },
  rules: { max: string; now: Date },
): WindowProblem[] {
  const { now, max } = rules;
  const problems: WindowProblem[] = [];
  const start = wanted.startsAt === undefined ? now : new Date(wanted.startsAt);
  const isStart = !Number.isNaN(start.getTime());
  if (!isStart) {
    problems.push({
      code: 'invalid-start',
      field: 'startsAt',
      message: `\`startsAt\` '${wanted.startsAt}' is no instant such as 2026-03-01T00:00:00Z.`,
    });
  } else if (start.getTime() < now.getTime() - TOLERANCE_MS) {
    problems.push({
      code: 'start-in-the-past',
      field: 'startsAt',
      message: `\`startsAt\` ${start.toISOString()} is over. Leave it out to begin with the approval.`,
    });
  } else if (start.getTime() > addDuration(now, max).getTime()) {
    problems.push({
      code: 'start-too-late',
      field: 'startsAt',
      message: `\`startsAt\` ${start.toISOString()} is further ahead than the longest duration, ${max}. Ask later.`,
    });
  }
  if (wanted.duration !== undefined) {
    const from = isStart ? start : now;
    const end = endOf(from, wanted.duration);
    if (!end || end.getTime() <= from.getTime()) {
      problems.push({
        code: 'invalid-duration',
        field: 'duration',
        message: `\`duration\` '${wanted.duration}' is no duration such as P90D.`,
      });
    } else if (end.getTime() > addDuration(from, max).getTime()) {
      problems.push({
        code: 'duration-too-long',
        field: 'duration',
        message: `\`duration\` ${wanted.duration} is longer than the longest that is given, ${max}. Ask for less; access can be renewed before it ends.`,
      });
    }
  }
  return problems;
}

/**
 * Whether a text is a duration in days, weeks, months or years that is longer
 * than nothing.
 * @public
 */
export function isAccessDuration(text: string): boolean {
  return (
    /^P(?=\d)(?:\d{1,3}Y)?(?:\d{1,4}M)?(?:\d{1,4}W)?(?:\d{1,5}D)?$/.test(
      text,
    ) && Duration.fromISO(text).toMillis() > 0
  );
}

function endOf(start: Date, duration: string): Date | undefined {
  if (!isAccessDuration(duration)) {
    return undefined;
  }
  try {
    return addDuration(start, duration);
  } catch {
    // Leads out of the calendar.
    return undefined;
  }
}
