import { randomUUID } from 'node:crypto';
import type { AccessRequestRow } from '../../database/tables';
import { toDate } from '../../database/instants';
import { addDuration } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { LedgerTransaction } from '../ledger/Ledger';

/**
 * Opens the window of access that a request was approved for, in the
 * transaction of the last approval.
 *
 * @returns the id of the grant
 */
export async function openGrant(
  transaction: LedgerTransaction,
  request: AccessRequestRow,
): Promise<string> {
  const { trx, now } = transaction;
  const wanted = request.starts_at ? toDate(request.starts_at) : now;
  const startsAt = wanted.getTime() > now.getTime() ? wanted : now;
  const id = randomUUID();
  await trx('access_grants').insert({
    id,
    version: 0,
    request_id: request.id,
    product_ref: request.product_ref,
    port: request.port,
    role: request.role,
    consumer_ref: request.consumer_ref,
    consumer_kind: request.consumer_kind,
    consumer_owner: request.consumer_owner,
    requester_ref: request.requester_ref,
    owner_ref: request.owner_ref,
    purpose: request.purpose,
    columns: request.columns,
    contract_hash: request.contract_hash,
    snapshot: request.snapshot,
    starts_at: startsAt,
    ends_at: addDuration(startsAt, request.duration),
    observed: 'absent',
    phase: 'idle',
    health: 'unverified',
    priority: 0,
    due_at: now,
    created_at: now,
    updated_at: now,
  });
  transaction.audit({
    action: 'grant.opened',
    requestId: request.id,
    grantId: id,
    product: request.product_ref,
    consumer: request.consumer_ref,
    data: { port: request.port, role: request.role },
  });
  transaction.wake();
  return id;
}
