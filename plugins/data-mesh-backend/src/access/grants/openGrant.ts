import { randomUUID } from 'node:crypto';
import { addDuration } from '@backstage-data-mesh/plugin-data-mesh-common';
import { toDate } from '../../database/instants';
import type { AccessGrantRow, AccessRequestRow } from '../../database/tables';
import type { LedgerTransaction } from '../../ledger/Ledger';
import { lockRows } from '../../database/lockRows';
import {
  announceGrant,
  auditGrant,
  signalGrant,
} from '../provisioning/tellGrant';
import { endGrant } from './endGrant';
import { replaceApproval } from './replaceApproval';

/**
 * Opens the window of access that a request was approved for, in the
 * transaction of the last approval. Where the consumer has the access already,
 * its window is moved on instead, without a gap and under the same name in the
 * platform; a window that is over by now is not.
 *
 * @param longest - the longest duration that access may last from now on,
 *   ISO 8601: renewing early again and again does not add up to more
 * @returns the id of the grant
 */
export async function openGrant(
  t: LedgerTransaction,
  request: AccessRequestRow,
  longest: string,
): Promise<string> {
  const { trx, now } = t;
  const running: AccessGrantRow | undefined = await lockRows(
    trx<AccessGrantRow>('access_grants')
      .where({
        consumer_ref: request.consumer_ref,
        product_ref: request.product_ref,
        port: request.port,
        role: request.role,
      })
      .whereNull('end_kind'),
  ).first();
  if (running && toDate(running.ends_at) > now) {
    return renewGrant(t, running, request, longest);
  }
  if (running) {
    // Over, though nobody has recorded it yet.
    await endGrant(t, running, {
      kind: 'expired',
      at: toDate(running.ends_at),
    });
    auditGrant(t, running, 'expired');
  }
  return insertGrant(t, request);
}

async function insertGrant(
  t: LedgerTransaction,
  request: AccessRequestRow,
): Promise<string> {
  const { trx, now } = t;
  const wanted = request.starts_at ? toDate(request.starts_at) : now;
  const startsAt = wanted.getTime() > now.getTime() ? wanted : now;
  const endsAt = addDuration(startsAt, request.duration);
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
    ends_at: endsAt,
    observed: 'absent',
    phase: 'idle',
    health: 'unverified',
    priority: 0,
    // Planned at once, so that what keeps it from being given is known early.
    due_at: now,
    created_at: now,
    updated_at: now,
  });
  t.audit({
    action: 'grant.opened',
    requestId: request.id,
    grantId: id,
    product: request.product_ref,
    consumer: request.consumer_ref,
    data: {
      port: request.port,
      role: request.role,
      startsAt: startsAt.toISOString(),
      endsAt: endsAt.toISOString(),
    },
  });
  t.wake();
  return id;
}

/** Later by a duration, but not beyond a limit, and never earlier than before. */
function renewedEnd(end: Date, duration: string, limit: Date): Date {
  const wanted = addDuration(end, duration);
  const within = wanted < limit ? wanted : limit;
  return within > end ? within : end;
}

/** Moves the end of a running grant on, for what was approved now. */
async function renewGrant(
  t: LedgerTransaction,
  row: AccessGrantRow,
  request: AccessRequestRow,
  longest: string,
): Promise<string> {
  const { trx, now } = t;
  const endsAt = renewedEnd(
    toDate(row.ends_at),
    request.duration,
    addDuration(now, longest),
  );
  const { contract_hash, columns, snapshot } = request;
  const next: AccessGrantRow = {
    ...row,
    ...replaceApproval(row, { contract_hash, columns, snapshot }, now),
    request_id: request.id,
    requester_ref: request.requester_ref,
    owner_ref: request.owner_ref,
    purpose: request.purpose,
    ends_at: endsAt,
    warned_at: null,
    version: row.version + 1,
    updated_at: now,
  };
  await trx<AccessGrantRow>('access_grants').where({ id: row.id }).update(next);
  auditGrant(t, next, 'renewed', { endsAt: endsAt.toISOString() });
  announceGrant(t, next, 'extended');
  signalGrant(t, next);
  t.wake();
  return row.id;
}
