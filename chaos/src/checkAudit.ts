import { createHash } from 'node:crypto';
import type { Pool } from 'pg';

type Entry = {
  seq: string;
  at: string;
  actor: string;
  on_behalf_of: string | null;
  action: string;
  request_id: string | null;
  grant_id: string | null;
  product_ref: string | null;
  consumer_ref: string | null;
  data: string;
  previous_hash: string;
  hash: string;
};

/** Something that must not be, and of which grant or request. */
export type Violation = { what: string; id?: string };

const REQUEST_ENDS = [
  'request.approved',
  'request.rejected',
  'request.withdrawn',
  'request.expired',
  'request.closed',
];
const GRANT_ENDS = [
  'grant.expired',
  'grant.revoked',
  'grant.returned',
  'grant.superseded',
];

/**
 * Whether the audit log is whole: no gap, no broken link, and for each request
 * and grant exactly the steps that its state says. Hashes are computed here
 * anew, by the description in the documentation and not by the same code.
 */
export async function checkAudit(ledger: Pool): Promise<Violation[]> {
  const { rows: entries } = await ledger.query<Entry>(
    'select * from audit_entries order by seq',
  );
  const { rows: heads } = await ledger.query<{ seq: string; hash: string }>(
    'select * from audit_head',
  );
  const violations = new Array<Violation>();
  const wrong = (what: string, id?: string | null) =>
    violations.push({ what, id: id ?? undefined });

  let before = { seq: 0, hash: '0'.repeat(64) };
  const byId = new Map<string, string[]>();
  for (const entry of entries) {
    const seq = Number(entry.seq);
    const id = entry.grant_id ?? entry.request_id;
    if (seq !== before.seq + 1) {
      wrong(`audit entry ${seq} follows ${before.seq}`, id);
    }
    if (entry.previous_hash !== before.hash || entry.hash !== hash(entry)) {
      wrong(`the chain is broken at audit entry ${seq}`, id);
    }
    before = { seq, hash: entry.hash };
    const about = entry.action.startsWith('request.')
      ? entry.request_id
      : entry.grant_id;
    if (about) {
      byId.set(about, [...(byId.get(about) ?? []), entry.action]);
    }
  }
  if (Number(heads[0].seq) !== before.seq || heads[0].hash !== before.hash) {
    wrong('the head of the audit log is not its last entry');
  }

  const check = (
    id: string,
    begin: string,
    ends: string[],
    expected: string | undefined,
  ) => {
    const actions = byId.get(id) ?? [];
    if (actions.filter(action => action === begin).length !== 1) {
      wrong(`${begin} is not exactly once in the audit log`, id);
    }
    const found = actions.filter(action => ends.includes(action));
    if (found.join() !== (expected ?? '')) {
      wrong(
        `the audit log ends with '${found.join()}', but the ledger with '${expected ?? ''}'`,
        id,
      );
    }
  };
  const { rows: requests } = await ledger.query<{ id: string; state: string }>(
    'select id, state from access_requests',
  );
  for (const { id, state } of requests) {
    const end = state === 'pending' ? undefined : `request.${state}`;
    check(id, 'request.created', REQUEST_ENDS, end);
  }
  const { rows: grants } = await ledger.query<{
    id: string;
    end_kind: string | null;
    observed: string;
  }>('select id, end_kind, observed from access_grants');
  for (const { id, end_kind: kind } of grants) {
    check(id, 'grant.opened', GRANT_ENDS, kind ? `grant.${kind}` : undefined);
  }
  return violations;
}

function hash(entry: Entry): string {
  const hashed = canonical({
    seq: Number(entry.seq),
    at: entry.at,
    actor: entry.actor,
    onBehalfOf: entry.on_behalf_of ?? undefined,
    action: entry.action,
    requestId: entry.request_id ?? undefined,
    grantId: entry.grant_id ?? undefined,
    product: entry.product_ref ?? undefined,
    consumer: entry.consumer_ref ?? undefined,
    data: JSON.parse(entry.data),
  });
  return createHash('sha256')
    .update(`${entry.previous_hash}\n${hashed}`)
    .digest('hex');
}

/** Keys in the order of their code units, no spaces. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map(canonical).join(',')}]`;
  }
  if (value && typeof value === 'object') {
    const members = Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`);
    return `{${members.join(',')}}`;
  }
  return JSON.stringify(value);
}
