import type { Problem } from '../../api/types';
import { lineOfField, type DeclarationLines } from './locateDeclaration';

/**
 * Adds file and line of the declaration to problems that have none yet.
 *
 * @param source - The declaring file, as a location or a path
 * @public
 */
export function locateProblems(
  problems: Problem[],
  source: string | undefined,
  lines: DeclarationLines | undefined,
): Problem[] {
  return problems.map(problem => {
    if (problem.source !== undefined || problem.field === undefined) {
      return problem;
    }
    const line = lineOfField(lines, problem.field);
    return {
      ...problem,
      ...(source === undefined ? {} : { source }),
      ...(line === undefined ? {} : { line }),
    };
  });
}

/**
 * A problem as one line of text: what, where and how to mend it.
 * @public
 */
export function problemToText(problem: Problem): string {
  const place = [
    problem.source,
    problem.line === undefined ? undefined : `line ${problem.line}`,
  ].filter(part => part !== undefined);
  return [
    place.length > 0
      ? `${problem.message.replace(/\.$/, '')} (${place.join(', ')}).`
      : problem.message,
    problem.remedy,
  ]
    .filter(part => part !== undefined)
    .join(' ');
}
