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
  const id = randomUUID();
  await knex('access_requests').insert({
    id,
    version: 0,
    state: 'pending',
    kind: 'new',
    product_ref: product,
    port: 'orders',
    role: '',
    consumer_ref: 'user:default/analyst',
    consumer_kind: 'user',
    requester_ref: 'user:default/analyst',
    owner_ref: 'group:default/order-team',
    purpose: 'analytics',
    justification: 'For a test.',
    duration: 'P30D',
    snapshot: snapshotText(product),
    expires_at: new Date(row.created_at.getTime() + 30 * DAY),
    updated_at: row.created_at,
    ...row,
  });
  return read<AccessRequestRow>(knex, 'access_requests', row.id ?? id);
}

/** Puts a grant into the ledger as it is, for tests of reading. */
export async function insertGrant(
  knex: Knex,
  row: Partial<AccessGrantRow> & { starts_at: Date; ends_at: Date },
): Promise<AccessGrantRow> {
  const product = row.product_ref ?? 'dataproduct:default/orders';
  const id = randomUUID();
  await knex('access_grants').insert({
    id,
    version: 0,
    request_id: randomUUID(),
    product_ref: product,
    port: 'orders',
    role: '',
    consumer_ref: 'user:default/analyst',
    consumer_kind: 'user',
    requester_ref: 'user:default/analyst',
    owner_ref: 'group:default/order-team',
    purpose: 'analytics',
    snapshot: snapshotText(product),
    observed: 'absent',
    phase: 'idle',
    health: 'unverified',
    priority: 0,
    created_at: row.starts_at,
    updated_at: row.starts_at,
    ...row,
  });
  return read<AccessGrantRow>(knex, 'access_grants', row.id ?? id);
}

async function read<T>(knex: Knex, table: string, id: string): Promise<T> {
  return knex(table).where({ id }).first();
}
