import type { Problem } from '@backstage-data-mesh/plugin-data-mesh-common';

/** The numbers of problems by severity. */
export function countProblems(problems: Problem[]): {
  errors: number;
  warnings: number;
} {
  const errors = problems.filter(each => each.severity === 'error').length;
  return { errors, warnings: problems.length - errors };
}

/** Whether two problems tell the same, however they were found. */
export function sameProblem(a: Problem, b: Problem): boolean {
  return a.code === b.code && a.message === b.message && a.field === b.field;
}
