import type { CheckState } from '../../api/types';

/** @public */
export type CheckStateWords = {
  /** One or two words. */
  label: string;
  /** What it means for who relies on the data. */
  sentence: string;
};

/**
 * What became of a check, in words.
 * @public
 */
export const CHECK_STATE_WORDS: Record<CheckState, CheckStateWords> = {
  pass: { label: 'Passed', sentence: 'The data kept what was checked.' },
  warn: {
    label: 'Warning',
    sentence: 'The data missed what was checked by less than a failure.',
  },
  fail: {
    label: 'Failed',
    sentence: 'The data did not keep what was checked.',
  },
  error: {
    label: 'Broken',
    sentence: 'The engine tried to check and broke, so nobody knows.',
  },
  not_evaluated: {
    label: 'Not evaluated',
    sentence: 'The engine gave no verdict, so nobody knows.',
  },
  skipped: {
    label: 'Skipped',
    sentence: 'The check was left out on purpose, so nobody knows.',
  },
  stale: {
    label: 'Out of date',
    sentence: 'The last verdict is too old to count.',
  },
  not_reported: {
    label: 'Never reported',
    sentence: 'The contract promises it, and no engine has reported it.',
  },
};
