import type { Expectations } from '../expectations';
import type { QualityDimension } from '../results';
import type { QualityScore } from '../score';
import { Timeline, type DayCheck, type DayResult } from './Timeline';

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * The score at the end of a day.
 * @public
 */
export type DayScore = {
  /** Days since 1970-01-01, in UTC. */
  day: number;
  /** 0 to 100, as a number of 32 bits; left out for no data. */
  score?: number;
  /** The lowest of the day, that of its beginning included. */
  low?: number;
  evaluated: number;
  expected: number;
  failing: number;
  /** Version of the rule. */
  rule: number;
  /** Scores with one decimal, of those that have one. */
  dimensions: Partial<Record<QualityDimension, number>>;
};

/**
 * The score at the end of each day, over the results that ran last until then
 * and by what was stale then. Only the days on which something changed: the
 * days between are as the one before.
 *
 * Within a day, the score is looked at after each run, as what a run has not
 * come to yet says nothing; so is its lowest.
 *
 * @param runs - all runs that have the latest result of a check at any time of
 *   the days, in any order
 * @param checks - by key; results of others are left out
 * @param options - `from` and `to`: the first and the last day. `now`: results
 *   that ran later are left out, and a day that is not over ends there.
 *   `before`: the latest known day before the first one
 * @public
 */
export function scoreDays(
  runs: Iterable<readonly DayResult[]>,
  checks: ReadonlyMap<string, DayCheck>,
  expectations: Expectations,
  options: { from: number; to: number; now: Date; before?: DayScore },
): DayScore[] {
  const { from, to, now } = options;
  const timeline = new Timeline(runs, checks, now);
  const days: DayScore[] = [];
  let before = options.before;
  for (let day = from; day <= to; day++) {
    const start = day * DAY_MS;
    if (start > now.getTime()) break;
    // What runs at midnight belongs to the day that begins.
    const last = Math.min(start + DAY_MS - 1, now.getTime());
    const lows = before?.score === undefined ? [] : [before.score];
    for (const moment of timeline.momentsOf(start, last)) {
      const { score } = timeline.scoreAt(moment, expectations);
      if (score !== undefined) lows.push(Math.fround(score));
    }
    const end = toDay(day, timeline.scoreAt(last, expectations));
    if (end.score !== undefined) lows.push(end.score);
    const low = lows.length > 0 ? Math.min(...lows) : undefined;
    const found: DayScore = low === undefined ? end : { ...end, low };
    if (isNews(before, found)) {
      days.push(found);
      before = found;
    }
  }
  return days;
}

function toDay(day: number, score: QualityScore): DayScore {
  const dimensions: DayScore['dimensions'] = {};
  for (const { dimension, score: own } of score.dimensions) {
    if (dimension !== 'other' && own !== undefined) {
      dimensions[dimension] = Math.round(own * 10) / 10;
    }
  }
  return {
    day,
    ...(score.score === undefined ? {} : { score: Math.fround(score.score) }),
    evaluated: score.evaluated,
    expected: score.expected,
    failing: score.effects.filter(({ state }) => state === 'fail').length,
    rule: score.rule,
    dimensions,
  };
}

/** Whether a day is not just as the one before. */
function isNews(before: DayScore | undefined, day: DayScore): boolean {
  if (before === undefined) return day.expected > 0;
  return (
    before.score !== day.score ||
    day.low !== day.score ||
    before.evaluated !== day.evaluated ||
    before.expected !== day.expected ||
    before.failing !== day.failing ||
    before.rule !== day.rule ||
    textOf(before.dimensions) !== textOf(day.dimensions)
  );
}

function textOf(dimensions: DayScore['dimensions']): string {
  return JSON.stringify(Object.entries(dimensions).sort());
}
