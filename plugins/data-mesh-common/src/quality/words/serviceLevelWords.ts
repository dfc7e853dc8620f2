import type { ServiceLevelStatus } from '../../api/types';
import { countWords, numberWords, percentWords } from './numbers';

/**
 * The states of a service level in words.
 * @public
 */
export const SERVICE_LEVEL_WORDS: Record<
  ServiceLevelStatus['state'],
  { label: string; sentence: string }
> = {
  kept: { label: 'Kept', sentence: 'The promise is kept.' },
  'at-risk': {
    label: 'At risk',
    sentence: 'Kept so far, but it will not be if it goes on like this.',
  },
  spent: {
    label: 'Broken',
    sentence: 'More went wrong than the promise allows.',
  },
  'not-measured': {
    label: 'Not measured',
    sentence: 'No measurement within the window.',
  },
  'not-measurable': {
    label: 'Not measurable',
    sentence: 'The portal cannot measure this promise.',
  },
};

/**
 * How often a promise was kept: "kept in 58 of 60 measurements within 30 days
 * (96 %, promised 99 %)".
 * @public
 */
export function complianceWords(
  level: Pick<
    ServiceLevelStatus,
    'good' | 'bad' | 'compliance' | 'objective' | 'windowDays'
  >,
): string {
  const { good, bad, objective, windowDays } = level;
  const all = good + bad;
  if (all === 0) {
    return `no measurement within ${countWords(windowDays, 'day')}`;
  }
  const compliance = level.compliance ?? good / all;
  return `kept in ${numberWords(good)} of ${countWords(
    all,
    'measurement',
  )} within ${countWords(windowDays, 'day')} (${percentWords(
    compliance,
  )}, promised ${percentWords(objective)})`;
}

/**
 * What is left of the error budget: "62 % of the error budget left".
 *
 * @param budgetLeft - share, 1 to below 0
 * @public
 */
export function budgetWords(budgetLeft: number): string {
  if (budgetLeft >= 1) return 'the whole error budget left';
  if (budgetLeft > 0)
    return `${percentWords(budgetLeft)} of the error budget left`;
  return budgetLeft === 0
    ? 'nothing of the error budget left'
    : `the error budget is overspent by ${percentWords(-budgetLeft)}`;
}

/**
 * How fast the budget was used lately: "used up 3 times as fast as it lasts".
 *
 * @param burnRate - 1 uses it up just at the end of the window
 * @public
 */
export function burnWords(burnRate: number): string {
  if (burnRate === 0) return 'none of it was used in the last day';
  const rate = Math.round(burnRate * 10) / 10;
  if (rate === 1) return 'in the last day used just as fast as it lasts';
  return rate > 1
    ? `in the last day used ${numberWords(rate)} times as fast as it lasts`
    : 'in the last day used slower than it lasts';
}
