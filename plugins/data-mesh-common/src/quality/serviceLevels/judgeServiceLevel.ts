import type { ServiceLevelStatus } from '../../api/types';
import type { LevelDay } from './levelDay';

/**
 * What the measurements of a service level say.
 * @public
 */
export type JudgedServiceLevel = Required<
  Pick<ServiceLevelStatus, 'windowDays' | 'objective' | 'good' | 'bad'>
> &
  Pick<
    ServiceLevelStatus,
    'compliance' | 'budgetLeft' | 'burnRate' | 'reason'
  > & {
    state: Exclude<ServiceLevelStatus['state'], 'not-measurable'>;
    /** Days of the window that have measurements, oldest first. */
    days: LevelDay[];
  };

const DAY_MS = 24 * 60 * 60 * 1000;

/** Less than this share of the budget is a risk. */
const LOW_BUDGET = 0.25;

/** So is a pace that uses up the rest within so many days. */
const NEAR_DAYS = 3;

/**
 * Judges a service level by its measurements within a window that ends today.
 *
 * The error budget is the share of measurements that may be bad, `1 -
 * objective`, of all within the window, but at least one measurement: the
 * first bad one of a level that is measured seldom does not break it, a second
 * one does. An objective of 1 allows none.
 *
 * - `budgetLeft` is `(allowed - bad) / allowed`: 1 for untouched, 0 for used
 *   up, below 0 for overspent; where none is allowed, 1 or `-bad`
 * - `burnRate` is the bad share of the last day with measurements, divided by
 *   `1 - objective`: at 1 the budget lasts exactly as long as the window; left
 *   out where none is allowed
 *
 * @param days - measurements by day, each day once, in any order; days outside
 *   of the window count for nothing
 * @param options - `objective`: share that has to be good, 0 to 1
 * @public
 */
export function judgeServiceLevel(
  days: readonly LevelDay[],
  options: { objective: number; windowDays: number; now: Date },
): JudgedServiceLevel {
  const { objective, windowDays } = options;
  const today = Math.floor(options.now.getTime() / DAY_MS);
  const within = days
    .filter(
      ({ day, good, bad }) =>
        day <= today && day > today - windowDays && good + bad > 0,
    )
    .sort((a, b) => a.day - b.day);
  const good = sum(within.map(day => day.good));
  const bad = sum(within.map(day => day.bad));
  const counted = { windowDays, objective, good, bad, days: within };
  const last = within.at(-1);
  if (!last) {
    return {
      ...counted,
      state: 'not-measured',
      reason: `No check measured it in the last ${windowDays} days`,
    };
  }
  const allowedShare = 1 - objective;
  const allowed =
    allowedShare > 0 ? Math.max(1, allowedShare * (good + bad)) : 0;
  const budgetLeft = allowed > 0 ? (allowed - bad) / allowed : noneAllowed(bad);
  const burnRate =
    allowedShare > 0
      ? last.bad / (last.good + last.bad) / allowedShare
      : undefined;
  return {
    ...counted,
    compliance: good / (good + bad),
    budgetLeft,
    ...(burnRate === undefined ? {} : { burnRate }),
    state: stateOf({ bad, allowed, budgetLeft, burnRate, windowDays }),
  };
}

function stateOf(level: {
  bad: number;
  allowed: number;
  budgetLeft: number;
  burnRate: number | undefined;
  windowDays: number;
}): JudgedServiceLevel['state'] {
  const { bad, allowed, budgetLeft, burnRate = 0, windowDays } = level;
  if (bad > allowed) return 'spent';
  const daysLeft =
    burnRate > 0 ? (budgetLeft * windowDays) / burnRate : Infinity;
  return budgetLeft < LOW_BUDGET || daysLeft < NEAR_DAYS ? 'at-risk' : 'kept';
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

/** Each bad measurement overspends it by as much as there is of anything. */
function noneAllowed(bad: number): number {
  return bad === 0 ? 1 : -bad;
}
