import { ConflictError } from '@backstage/errors';
import type { AccessRequestRow } from '../../database/tables';
import type { LedgerTransaction } from '../../ledger/Ledger';
import { lockRows } from '../../database/lockRows';

/**
 * Locks a request for the rest of the transaction, and makes sure that it is
 * still the one that was read.
 *
 * @throws ConflictError that names what it is by now
 */
export async function lockRequest(
  { trx }: LedgerTransaction,
  read: Pick<AccessRequestRow, 'id' | 'version' | 'state'>,
): Promise<AccessRequestRow> {
  const row: AccessRequestRow | undefined = await lockRows(
    trx<AccessRequestRow>('access_requests').where({ id: read.id }),
  ).first();
  if (!row || row.version !== read.version || row.state !== read.state) {
    throw requestChanged(row);
  }
  return row;
}

/**
 * Changes a request that nobody changed since it was read.
 *
 * @returns the row as it is then
 * @throws ConflictError that names the present state, for who came later
 */
export async function changeRequest(
  { trx, now }: LedgerTransaction,
  read: AccessRequestRow,
  change: Partial<AccessRequestRow>,
): Promise<AccessRequestRow> {
  const { id, version, state } = read;
  const next = { ...change, version: version + 1, updated_at: now };
  const changed = await trx<AccessRequestRow>('access_requests')
    .where({ id, version, state })
    .update(next);
  if (changed !== 1) {
    const row = await trx<AccessRequestRow>('access_requests')
      .where({ id })
      .first();
    throw requestChanged(row);
  }
  return { ...read, ...next };
}

/** What who came later is told. */
export function requestChanged(
  row: Pick<AccessRequestRow, 'state'> | undefined,
): ConflictError {
  if (row?.state === 'pending') {
    return new ConflictError(
      'The request is still pending, but it changed since you read it. Look at it again, and decide then.',
    );
  }
  return new ConflictError(
    row
      ? `The request is ${row.state} by now, so this cannot be done any more.`
      : 'The request is no longer there.',
  );
}
