import type { CheckResult } from './checkResult';
import type { QualityProblem } from './qualityProblem';
import type { QualityReport } from './qualityReport';

/**
 * What bounds a reading.
 * @public
 */
export type ReadingLimits = {
  /** The present: results from after it are not believed. */
  now: Date;
  /** Results of one report; defaults to 100,000. */
  maxResults?: number;
};

const MAX_RESULTS = 100_000;

/** Clocks differ; more than that is no difference of clocks. */
const MAX_AHEAD_MS = 10 * 60 * 1000;

/** The same problem of a thousand checks is told of the first ones. */
const MAX_PROBLEMS_OF_A_KIND = 20;

/**
 * What holds for every engine: results from the future or in a format of an
 * unknown version are no verdicts and take the place of none, a run without a
 * verdict says so, check keys are unique in the run, and the report is bounded.
 * @public
 */
export function finishReport(
  report: QualityReport,
  { now, maxResults = MAX_RESULTS }: ReadingLimits,
): QualityReport {
  const problems = [...report.problems];
  const kept = report.results.slice(0, maxResults);
  if (kept.length < report.results.length) {
    problems.push({
      code: 'too-many-results',
      severity: 'error',
      message: `There are ${report.results.length} results; the first ${maxResults} were read`,
    });
  }
  const isKnown = problems.every(({ code }) => code !== 'unknown-version');
  const results = withUniqueKeys(kept, problems)
    .map(result => (isKnown ? result : unbelieved(result)))
    .map(result => believable(result, now, problems));
  if (!results.some(isVerdict) && !problems.some(p => p.severity === 'error')) {
    problems.push({
      code: 'no-checks',
      severity: 'warning',
      message:
        results.length === 0
          ? 'The run has no checks'
          : 'No check of the run was evaluated',
    });
  }
  return { ...report, results, problems: bounded(problems) };
}

function isVerdict({ outcome }: CheckResult): boolean {
  return outcome === 'pass' || outcome === 'warn' || outcome === 'fail';
}

function believable(
  result: CheckResult,
  now: Date,
  problems: QualityProblem[],
): CheckResult {
  if (result.executedAt === undefined) {
    problems.push({
      code: 'no-time',
      severity: 'warning',
      message: `The engine does not say when "${result.name}" ran`,
      check: result.name,
    });
    return result;
  }
  if (Date.parse(result.executedAt) <= now.getTime() + MAX_AHEAD_MS) {
    return result;
  }
  problems.push({
    code: 'from-the-future',
    severity: 'error',
    message: `"${result.name}" ran at ${result.executedAt}, which is still to come`,
    check: result.name,
  });
  // A time to come would stay the latest for good.
  const { executedAt, ...rest } = result;
  return unbelieved(rest);
}

/** Nothing is known by it: what was known before stays. */
function unbelieved(result: CheckResult): CheckResult {
  return { ...result, outcome: 'not_evaluated', executed: false };
}

function withUniqueKeys(
  results: CheckResult[],
  problems: QualityProblem[],
): CheckResult[] {
  const seen = new Map<string, number>();
  return results.map(result => {
    const count = (seen.get(result.checkKey) ?? 0) + 1;
    seen.set(result.checkKey, count);
    if (count === 1) return result;
    problems.push({
      code: 'repeated-check',
      severity: 'warning',
      message: `"${result.name}" has several results that cannot be told apart`,
      check: result.name,
    });
    return { ...result, checkKey: `${result.checkKey}#${count}` };
  });
}

function bounded(problems: QualityProblem[]): QualityProblem[] {
  const kinds = new Map<string, QualityProblem[]>();
  for (const problem of problems) {
    const list = kinds.get(problem.code);
    if (list) list.push(problem);
    else kinds.set(problem.code, [problem]);
  }
  return [...kinds.values()].flatMap(list => {
    const more = list.length - MAX_PROBLEMS_OF_A_KIND;
    return more <= 0
      ? list
      : [
          ...list.slice(0, MAX_PROBLEMS_OF_A_KIND),
          {
            code: list[0].code,
            severity: list[0].severity,
            message: `The same holds for ${more} more`,
          },
        ];
  });
}
