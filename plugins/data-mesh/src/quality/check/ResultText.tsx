import {
  CHECK_STATE_WORDS,
  measuredWords,
  type QualityCheck,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { Age } from '../../products/components';
import { RunText } from './RunText';

/**
 * What became of a check, when, where and how badly: "failed 2 hours ago in
 * dbt, run 41, 17 of 3,400 rows failed, allowed: no rows".
 */
export function ResultText(props: { check: QualityCheck }) {
  const { check } = props;
  const { state, outcome, executedAt } = check;
  const measured = saysMore(check) ? resultWords(check) : undefined;
  // What is out of date still has its last verdict.
  const last = state === 'stale' && outcome ? outcome : state;
  const never = state === 'not_reported';
  return (
    <>
      {state === 'stale' && 'last '}
      {CHECK_STATE_WORDS[last].did}
      {executedAt && (
        <>
          {' '}
          <Age date={executedAt} />
        </>
      )}{' '}
      {!never && <RunText of={check} />}
      {state === 'stale' && ', too long ago to count'}
      {never && 'by an engine'}
      {measured && !never && `, ${measured}`}
    </>
  );
}

/** "17 rows failed" tells by itself what it is, "3 hours" does not. */
function resultWords(check: QualityCheck): string | undefined {
  const words = measuredWords(check);
  return words !== undefined &&
    check.measured !== undefined &&
    check.failedRows === undefined
    ? `measured ${words}`
    : words;
}

/** That a check which passed found nothing wrong goes without saying. */
function saysMore({ state, measured, failedRows }: QualityCheck): boolean {
  return (
    state !== 'pass' ||
    (measured !== undefined && measured.value !== 0) ||
    (failedRows ?? 0) > 0
  );
}
