import type { AccessRequestRow } from '../../database/tables';
import { requestChanged } from './changeRequest';

/**
 * Makes sure that a request is pending, and in the version that the caller
 * saw, when they said which.
 *
 * @throws ConflictError naming the state
 */
export function demandPending(
  row: AccessRequestRow,
  version: number | undefined,
): void {
  if (
    row.state !== 'pending' ||
    (version !== undefined && version !== row.version)
  ) {
    throw requestChanged(row);
  }
}
