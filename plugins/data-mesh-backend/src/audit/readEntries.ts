import type { Knex } from 'knex';
import type { AuditEntryRow } from '../database/tables';
import type { AuditFilter } from './auditFilter';
import { applyAuditFilter } from './auditFilter';

const ROWS_AT_ONCE = 500;

/**
 * Entries in their order, up to one of them, some hundred at a time: the next
 * are read when these are used up.
 */
export async function* readEntries(
  knex: Knex,
  options: { until: number; filter?: AuditFilter },
): AsyncGenerator<AuditEntryRow[]> {
  let after = 0;
  for (;;) {
    const query = knex<AuditEntryRow>('audit_entries')
      .where('seq', '>', after)
      .where('seq', '<=', options.until)
      .orderBy('seq')
      .limit(ROWS_AT_ONCE);
    applyAuditFilter(query, options.filter ?? {});
    const rows: AuditEntryRow[] = await query;
    if (rows.length > 0) {
      yield rows;
      after = Number(rows[rows.length - 1].seq);
    }
    if (rows.length < ROWS_AT_ONCE) {
      return;
    }
  }
}
