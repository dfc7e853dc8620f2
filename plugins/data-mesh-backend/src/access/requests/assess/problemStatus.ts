import { ConflictError, InputError, NotAllowedError } from '@backstage/errors';
import type { AccessProblem } from '@backstage-data-mesh/plugin-data-mesh-common';

const NOT_ALLOWED = new Set(['foreign-consumer']);
const CONFLICTS = new Set([
  'retired-product',
  'open-request',
  'existing-grant',
]);

/**
 * Refuses an order that has mistakes: with 403 for whom the caller may not act
 * for, with 400 for what has to be written differently, with 409 for what
 * there is already.
 */
export function refuseProblems(problems: readonly AccessProblem[]): void {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const foreign = errors.find(({ code }) => NOT_ALLOWED.has(code));
  if (foreign) {
    throw new NotAllowedError(foreign.message);
  }
  const wrong = errors.filter(({ code }) => !CONFLICTS.has(code));
  if (wrong.length > 0) {
    throw new InputError(wrong.map(({ message }) => message).join(' '));
  }
  if (errors.length > 0) {
    throw new ConflictError(errors.map(({ message }) => message).join(' '));
  }
}
