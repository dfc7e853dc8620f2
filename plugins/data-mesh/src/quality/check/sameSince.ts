import type {
  CheckHistory,
  QualityCheck,
} from '@backstage-data-mesh/plugin-data-mesh-common';

/**
 * Since when the runs of a check have said the same. Its runs know better than
 * the check, which was as it is now from the first result that came: results of
 * earlier runs can come later.
 *
 * @param results - newest first
 */
export function sameSince(
  check: Pick<QualityCheck, 'outcome' | 'since'>,
  results: CheckHistory['results'],
): string | undefined {
  const other = results.findIndex(({ outcome }) => outcome !== check.outcome);
  const same = other < 0 ? results : results.slice(0, other);
  const first = same.at(-1)?.executedAt;
  if (first === undefined) return check.since;
  // Where no run said otherwise, what is kept may begin too late.
  return other < 0 &&
    check.since !== undefined &&
    Date.parse(check.since) < Date.parse(first)
    ? check.since
    : first;
}
