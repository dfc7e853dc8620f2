import type { ResultsReceipt } from '@backstage-data-mesh/plugin-data-mesh-common';
import { safeWords } from './wordsOf';

/** What the owner should know of results that were stored; in words. */
export function noteOf(runs: ResultsReceipt['runs']): string | undefined {
  const problem = runs
    .flatMap(run => run.problems)
    .find(each => each.severity === 'error');
  if (problem) {
    return safeWords(problem.message);
  }
  const unmatched = runs.reduce((sum, run) => sum + run.unmatched, 0);
  const [target] = runs.flatMap(run => run.targets);
  if (unmatched > 0) {
    const reason = target ? `: ${target.target}: ${target.reason}` : '';
    return safeWords(
      `${unmatched} ${
        unmatched === 1 ? 'result belongs' : 'results belong'
      } to no output port yet${reason}`,
    );
  }
  return undefined;
}
