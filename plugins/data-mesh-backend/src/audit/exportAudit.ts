import type { Knex } from 'knex';
import type { AuditHeadRow } from '../database/tables';
import type { AuditFilter } from './auditFilter';
import { readEntries } from './readEntries';
import { toAuditEntry } from './toAuditEntry';

/**
 * The log as JSON Lines, oldest first, up to what it holds now. Read as it is
 * written: a slow reader slows the reading down, one who leaves ends it.
 */
export async function* exportAudit(
  knex: Knex,
  filter: AuditFilter,
): AsyncGenerator<string> {
  const head = await knex<AuditHeadRow>('audit_head').where({ id: 1 }).first();
  const until = Number(head?.seq ?? 0);
  for await (const rows of readEntries(knex, { until, filter })) {
    yield rows.map(row => `${JSON.stringify(toAuditEntry(row))}\n`).join('');
  }
}
