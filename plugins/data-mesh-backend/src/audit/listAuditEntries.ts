import { InputError } from '@backstage/errors';
import type { AuditPage } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Knex } from 'knex';
import { z } from 'zod';
import type { AuditEntryRow } from '../database/tables';
import { applyAuditFilter, type AuditFilter } from './auditFilter';
import { toAuditEntry } from './toAuditEntry';

/** One page of the audit log, newest first. */
export async function listAuditEntries(
  knex: Knex,
  filter: AuditFilter,
  page: { limit: number; cursor?: string },
): Promise<AuditPage> {
  const before = decodeCursor(page.cursor);
  const scan = () => {
    const query = knex<AuditEntryRow>('audit_entries')
      .orderBy('seq', 'desc')
      .limit(page.limit + 1);
    if (before !== undefined) {
      query.where('seq', '<', before);
    }
    return query;
  };
  const { action = [], ...others } = filter;
  const byActionOnly =
    action.length > 1 &&
    Object.values(others).every(value => value === undefined);
  const query = scan();
  if (byActionOnly) {
    // Each action is a scan of its own that begins at its newest entry.
    const parts = action.map(each =>
      knex.select('seq').from(scan().where({ action: each }).as('part')),
    );
    query.whereIn('seq', knex.unionAll(parts));
  } else {
    applyAuditFilter(query, filter);
  }
  const rows: AuditEntryRow[] = await query;
  const items = rows.slice(0, page.limit).map(toAuditEntry);
  const last = items[items.length - 1];
  return {
    items,
    nextCursor:
      rows.length > page.limit && last ? encodeCursor(last.seq) : undefined,
  };
}

const cursorSchema = z.strictObject({
  v: z.literal(1),
  s: z.int().min(0),
});

function encodeCursor(seq: number): string {
  return Buffer.from(JSON.stringify({ v: 1, s: seq })).toString('base64url');
}

function decodeCursor(cursor: string | undefined): number | undefined {
  if (cursor === undefined) {
    return undefined;
  }
  try {
    const text = Buffer.from(cursor, 'base64url').toString('utf8');
    return cursorSchema.parse(JSON.parse(text)).s;
  } catch {
    throw new InputError(
      'The cursor is not one of this list; start again without a cursor',
    );
  }
}
