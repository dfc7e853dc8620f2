import { ConflictError } from '@backstage/errors';
import {
  grantStatus,
  IllegalMoveError,
  type GrantEnd,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { toDate } from '../../database/instants';
import type { AccessGrantRow } from '../../database/tables';

/**
 * Refuses what only a grant that has not ended can do, and what was decided on
 * an older version of it. The row is locked, and the time that of the
 * transaction: no end can come between.
 *
 * @throws ConflictError naming the state
 */
export function demandRunning(
  row: AccessGrantRow,
  now: Date,
  move: string,
  version?: number,
): void {
  const status = grantStatus(
    {
      startsAt: toDate(row.starts_at),
      endsAt: toDate(row.ends_at),
      end: (row.end_kind as GrantEnd | null) ?? undefined,
    },
    now,
  );
  if (status === 'ended') {
    throw new IllegalMoveError('grant', row.end_kind ?? 'expired', move);
  }
  if (version !== undefined && version !== row.version) {
    throw new ConflictError(
      `The grant was changed meanwhile: it is ${status}, in version ${row.version}. Look at it again.`,
    );
  }
}
