import {
  ACCESS_GRANT_TOPICS,
  ACCESS_SIGNAL_CHANNEL,
  type AccessGrantEventPayload,
} from '@backstage-data-mesh/plugin-data-mesh-node';
import { toIso } from '../../database/instants';
import type { AccessGrantRow } from '../../database/tables';
import type { NotificationMessage } from '../../outbox/messages';
import type { LedgerTransaction } from '../../ledger/Ledger';
import type { AccessSnapshot } from '../snapshot';

/** Who uses a grant, as people that can be told. */
export function users(row: AccessGrantRow): string[] {
  const consumer =
    row.consumer_kind === 'user' || row.consumer_kind === 'group'
      ? row.consumer_ref
      : row.consumer_owner;
  return unique([row.requester_ref, consumer]);
}

/** Who answers for the data. */
export function owners(row: AccessGrantRow): string[] {
  return unique([row.owner_ref]);
}

/** The product as people know it. */
export function productTitle(row: AccessGrantRow): string {
  const { product }: AccessSnapshot = JSON.parse(row.snapshot);
  return product.title;
}

/** Open pages of everybody concerned read the grant again. */
export function signalGrant(t: LedgerTransaction, row: AccessGrantRow): void {
  t.tell({
    kind: 'signal',
    channel: ACCESS_SIGNAL_CHANNEL,
    recipients: unique([...users(row), ...owners(row)]),
    message: { grantId: row.id, requestId: row.request_id },
  });
}

/** A notification about a grant; a later one of the same subject replaces it. */
export function notifyGrant(
  t: LedgerTransaction,
  row: AccessGrantRow,
  notification: Pick<
    NotificationMessage,
    'recipients' | 'except' | 'title' | 'description' | 'severity'
  > & {
    /** Distinguishes those that do not replace each other. */
    subject?: string;
  },
): void {
  const { subject, ...rest } = notification;
  if (rest.recipients.length === 0) {
    return;
  }
  t.tell({
    kind: 'notification',
    link: `/data-mesh/grants/${row.id}`,
    topic: 'data-mesh',
    scope: `data-mesh:grant:${row.id}${subject ? `:${subject}` : ''}`,
    ...rest,
  });
}

/** An event about a grant for other plugins. */
export function announceGrant(
  t: LedgerTransaction,
  row: AccessGrantRow,
  topic: keyof typeof ACCESS_GRANT_TOPICS,
): void {
  const payload: AccessGrantEventPayload = {
    grantId: row.id,
    requestId: row.request_id,
    product: row.product_ref,
    port: row.port,
    consumer: row.consumer_ref,
    startsAt: toIso(row.starts_at),
    endsAt: toIso(row.ends_at),
    ...(row.end_kind ? { end: row.end_kind } : {}),
  };
  t.tell({ kind: 'event', topic: ACCESS_GRANT_TOPICS[topic], payload });
}

/** Adds to the audit log about a grant. */
export function auditGrant(
  t: LedgerTransaction,
  row: AccessGrantRow,
  action: string,
  data: Record<string, unknown> = {},
): void {
  t.audit({
    action: `grant.${action}`,
    requestId: row.request_id,
    grantId: row.id,
    product: row.product_ref,
    consumer: row.consumer_ref,
    data,
  });
}

function unique(refs: Array<string | null>): string[] {
  return [...new Set(refs.filter(ref => ref !== null))];
}
