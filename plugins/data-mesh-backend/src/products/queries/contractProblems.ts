import type { Problem } from '@backstage-data-mesh/plugin-data-mesh-common';

/**
 * Problems of a contract as they are stored, told of the port that has it:
 * contracts are kept by content, wherever they were read.
 */
export function contractProblems(
  stored: string,
  place: { port: string; source: string },
): Problem[] {
  const problems: Problem[] = JSON.parse(stored);
  return problems.map(problem => ({ ...problem, ...place }));
}
