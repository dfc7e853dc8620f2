import type { AuditEntry } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { AuditEntryRow } from '../database/tables';
import type { HashedEntry } from './hashEntry';

/** The fields of a stored entry that its hash covers. */
export function toHashedEntry(row: AuditEntryRow): HashedEntry {
  return {
    seq: Number(row.seq),
    at: row.at,
    actor: row.actor,
    onBehalfOf: row.on_behalf_of ?? undefined,
    action: row.action,
    requestId: row.request_id ?? undefined,
    grantId: row.grant_id ?? undefined,
    product: row.product_ref ?? undefined,
    consumer: row.consumer_ref ?? undefined,
    data: JSON.parse(row.data),
  };
}

/** A stored entry as the API tells it. */
export function toAuditEntry(row: AuditEntryRow): AuditEntry {
  return {
    ...toHashedEntry(row),
    previousHash: row.previous_hash,
    hash: row.hash,
  };
}
