import type { ResultToken } from '@backstage-data-mesh/plugin-data-mesh-common';
import { toDate, toIso, toOptionalIso } from '../../database/instants';
import type { QualityTokenRow } from '../../database/tables';

/** Whether a token still opens anything. */
export function statusOf(
  row: Pick<QualityTokenRow, 'expires_at' | 'revoked_at'>,
  now: Date,
): ResultToken['status'] {
  if (row.revoked_at !== null) {
    return 'revoked';
  }
  return row.expires_at !== null && toDate(row.expires_at) <= now
    ? 'expired'
    : 'active';
}

/** A token as the API tells it. */
export function presentToken(row: QualityTokenRow, now: Date): ResultToken {
  return {
    id: row.id,
    owner: row.owner_ref,
    name: row.name,
    createdBy: row.created_by,
    createdAt: toIso(row.created_at),
    expiresAt: toOptionalIso(row.expires_at),
    lastUsedAt: toOptionalIso(row.last_used_at),
    revokedAt: toOptionalIso(row.revoked_at),
    status: statusOf(row, now),
  };
}
