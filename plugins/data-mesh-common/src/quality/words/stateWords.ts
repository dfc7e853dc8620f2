import type { CheckState } from '../../api/types';

/** @public */
export type CheckStateWords = {
  /** One or two words. */
  label: string;
  /** What it did, such as "failed". */
  did: string;
  /** What it means for who relies on the data. */
  sentence: string;
};

/**
 * What became of a check, in words.
 * @public
 */
export const CHECK_STATE_WORDS: Record<CheckState, CheckStateWords> = {
  pass: {
    label: 'Passed',
    did: 'passed',
    sentence: 'The data kept what was checked.',
  },
  warn: {
    label: 'Warning',
    did: 'warned',
    sentence: 'The data missed what was checked by less than a failure.',
  },
  fail: {
    label: 'Failed',
    did: 'failed',
    sentence: 'The data did not keep what was checked.',
  },
  error: {
    label: 'Broken',
    did: 'broke',
    sentence: 'The engine tried to check and broke, so nobody knows.',
  },
  not_evaluated: {
    label: 'Not evaluated',
    did: 'gave no verdict',
    sentence: 'The engine gave no verdict, so nobody knows.',
  },
  skipped: {
    label: 'Skipped',
    did: 'was skipped',
    sentence: 'The check was left out on purpose, so nobody knows.',
  },
  stale: {
    label: 'Out of date',
    did: 'is out of date',
    sentence: 'The last verdict is too old to count.',
  },
  not_reported: {
    label: 'Never reported',
    did: 'was never reported',
    sentence: 'The contract promises it, and no engine has reported it.',
  },
};
