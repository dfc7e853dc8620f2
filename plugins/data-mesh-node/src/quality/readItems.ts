import {
  untrusted,
  type CheckResult,
  type QualityProblem,
  type QualityReport,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { mapInSteps } from './mapInSteps';
import type { QualityReadingOptions } from './qualityReader';

/**
 * What came of one item in a list of an engine.
 * @public
 */
export type ReadItem = {
  result?: CheckResult;
  problem?: QualityProblem;
  /** Of an item that is no check of data: what it is, such as `model`. */
  other?: string;
};

/**
 * Reads what an engine lists, with pauses. Tells when there is no list, and of
 * items that are no objects, which are left out.
 *
 * @param listed - from the artifact, whatever it is
 * @param words - for messages: what has the list, such as `The run`, and what
 *   is listed, such as `check`
 * @returns parts of a report
 * @public
 */
export async function readItems(
  listed: unknown,
  words: { whole: string; item: string },
  read: (item: unknown) => ReadItem,
  options: QualityReadingOptions,
): Promise<Pick<QualityReport, 'results' | 'problems' | 'others'>> {
  const problems: QualityProblem[] = [];
  if (!Array.isArray(listed)) {
    problems.push({
      code: 'malformed',
      severity: 'error',
      message: `${words.whole} has no list of ${words.item}s`,
    });
  }
  const others: Record<string, number> = {};
  const results = await mapInSteps(
    untrusted.listOf(listed),
    item => {
      if (untrusted.fieldsOf(item) === undefined) {
        problems.push({
          code: 'malformed',
          severity: 'warning',
          message: `A ${words.item} that is no object was left out`,
        });
        return [];
      }
      const { result, problem, other } = read(item);
      if (problem) problems.push(problem);
      if (other) others[other] = (others[other] ?? 0) + 1;
      return result ? [result] : [];
    },
    options,
  );
  return {
    results,
    problems,
    ...(Object.keys(others).length > 0 ? { others } : {}),
  };
}
