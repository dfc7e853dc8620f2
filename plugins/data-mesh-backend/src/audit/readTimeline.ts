import type { AuditEntry } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Knex } from 'knex';
import type { AuditEntryRow } from '../database/tables';
import { toAuditEntry } from './toAuditEntry';

// A grant that drifts for months has a long story; its end is what matters.
const LONGEST = 500;

/** What happened to a request or a grant, oldest first, at most the last 500. */
export async function readTimeline(
  knex: Knex,
  of: { request_id: string } | { grant_id: string },
): Promise<AuditEntry[]> {
  const rows: AuditEntryRow[] = await knex<AuditEntryRow>('audit_entries')
    .where(of)
    .orderBy('seq', 'desc')
    .limit(LONGEST);
  return rows.reverse().map(toAuditEntry);
}
