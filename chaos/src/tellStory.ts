import type { Pool } from 'pg';
import type { Violation } from './checkAudit';
import type { Deed } from './Driver';

/** What happened to a grant or request, by the audit log and by the driver. */
export async function tellStory(
  ledger: Pool,
  violation: Violation,
  deeds: Deed[],
): Promise<string> {
  const { id, what } = violation;
  const lines = [`\n✗ ${what}`];
  if (!id) {
    return lines.join('\n');
  }
  const { rows } = await ledger.query(
    `select at, actor, action, data from audit_entries
     where grant_id = $1 or request_id = $1
       or request_id in (select request_id from access_grants where id = $1)
     order by seq`,
    [id],
  );
  const { rows: grants } = await ledger.query(
    `select id, consumer_ref, product_ref, starts_at, ends_at, end_kind, phase,
       observed, health, blocked_reason, attempts, due_at, target
     from access_grants where id = $1`,
    [id],
  );
  const events = [
    ...rows.map(row => ({
      at: row.at,
      text: `ledger  ${row.action} by ${row.actor} ${row.data}`,
    })),
    ...deeds
      .filter(deed => deed.id === id || !deed.id)
      .map(deed => ({
        at: deed.at,
        text: `driver  ${deed.what}: ${deed.answer}`,
      })),
  ].sort((a, b) => a.at.localeCompare(b.at));
  const first = rows[0]?.at ?? '';
  return [
    ...lines,
    `  ${id} ${JSON.stringify(grants[0] ?? {})}`,
    ...events
      .filter(event => event.at >= first)
      .map(event => `  ${event.at}  ${event.text}`),
  ].join('\n');
}
