import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { AccessGrantRow, AccessRequestRow } from '../../database/tables';
import type { AccessSnapshot } from '../snapshot';

const DAY = 86_400_000;

function snapshotText(product: string): string {
  const snapshot: AccessSnapshot = {
    product: { ref: product, title: product },
    purpose: { id: 'analytics', title: 'Analytics and reporting' },
    columns: [],
    allColumns: true,
  };
  return JSON.stringify(snapshot);
}

/** Puts a request into the ledger as it is, for tests of reading. */
export async function insertRequest(
  knex: Knex,
  row: Partial<AccessRequestRow> & { created_at: Date },
): Promise<AccessRequestRow> {
  const product = row.product_ref ?? 'dataproduct:default/orders';
  const full: AccessRequestRow = {
    id: randomUUID(),
    version: 0,
    state: 'pending',
    kind: 'new',
    product_ref: product,
    port: 'orders',
    role: '',
    consumer_ref: 'user:default/analyst',
    consumer_kind: 'user',
    consumer_owner: null,
    requester_ref: 'user:default/analyst',
    owner_ref: 'group:default/order-team',
    idempotency_key: null,
    purpose: 'analytics',
    justification: 'For a test.',
    duration: 'P30D',
    starts_at: null,
    columns: null,
    contract_hash: null,
    snapshot: snapshotText(product),
    step: null,
    awaiting_answer: false,
    renews: null,
    grant_id: null,
    reason: null,
    auto_approved: false,
    due_at: null,
    expires_at: new Date(row.created_at.getTime() + 30 * DAY),
    updated_at: row.created_at,
    decided_at: null,
    ...row,
  };
  await knex('access_requests').insert(full);
  return full;
}

/** Puts a grant into the ledger as it is, for tests of reading. */
export async function insertGrant(
  knex: Knex,
  row: Partial<AccessGrantRow> & { starts_at: Date; ends_at: Date },
): Promise<AccessGrantRow> {
  const product = row.product_ref ?? 'dataproduct:default/orders';
  const full: AccessGrantRow = {
    id: randomUUID(),
    version: 0,
    request_id: randomUUID(),
    product_ref: product,
    port: 'orders',
    role: '',
    consumer_ref: 'user:default/analyst',
    consumer_kind: 'user',
    consumer_owner: null,
    requester_ref: 'user:default/analyst',
    owner_ref: 'group:default/order-team',
    purpose: 'analytics',
    columns: null,
    contract_hash: null,
    snapshot: snapshotText(product),
    end_kind: null,
    ended_at: null,
    ended_by: null,
    end_reason: null,
    end_sessions: false,
    warned_at: null,
    recertify_at: null,
    provisioner: null,
    target: null,
    plan: null,
    replaced_plan: null,
    provisioner_state: null,
    observed: 'absent',
    phase: 'idle',
    health: 'unverified',
    blocked_reason: null,
    observation: null,
    attempts: 0,
    priority: 0,
    due_at: null,
    last_attempt_at: null,
    last_verified_at: null,
    created_at: row.starts_at,
    updated_at: row.starts_at,
    ...row,
  };
  await knex('access_grants').insert(full);
  return full;
}
