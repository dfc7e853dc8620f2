import {
  ACCESS_REQUEST_TOPICS,
  ACCESS_SIGNAL_CHANNEL,
  type AccessRequestEventPayload,
} from '@backstage-data-mesh/plugin-data-mesh-node';
import type { AccessRequestRow } from '../../database/tables';
import type { NotificationMessage } from '../../outbox/messages';
import type { LedgerTransaction } from '../../ledger/Ledger';
import type { AccessSnapshot } from '../snapshot';

/** Tells open pages of all concerned to look again. */
export function signalRequest(
  transaction: LedgerTransaction,
  row: AccessRequestRow,
  approvers: readonly string[],
): void {
  const concerned = [
    row.requester_ref,
    row.consumer_ref,
    row.consumer_owner,
    row.owner_ref,
    ...approvers,
  ].filter(ref => ref !== null);
  transaction.tell({
    kind: 'signal',
    channel: ACCESS_SIGNAL_CHANNEL,
    recipients: [...new Set(concerned)],
    message: {
      requestId: row.id,
      ...(row.grant_id !== null && { grantId: row.grant_id }),
    },
  });
}

/** Tells other plugins. */
export function publishRequest(
  transaction: LedgerTransaction,
  row: AccessRequestRow,
  topic: keyof typeof ACCESS_REQUEST_TOPICS,
): void {
  const payload: AccessRequestEventPayload = {
    requestId: row.id,
    product: row.product_ref,
    port: row.port,
    consumer: row.consumer_ref,
    requester: row.requester_ref,
    state: row.state,
  };
  transaction.tell({
    kind: 'event',
    topic: ACCESS_REQUEST_TOPICS[topic],
    payload,
  });
}

type Note = Pick<NotificationMessage, 'title' | 'description' | 'severity'>;

/** Asks people to decide. A later one takes the place of an earlier one. */
export function notifyApprovers(
  transaction: LedgerTransaction,
  row: AccessRequestRow,
  people: readonly string[],
  note: Note,
): void {
  notify(transaction, row, people, 'decide', note);
}

/** Tells the requester how it stands, in place of what they were told before. */
export function notifyRequester(
  transaction: LedgerTransaction,
  row: AccessRequestRow,
  note: Note,
): void {
  notify(transaction, row, [row.requester_ref], 'asked', note);
}

/** Tells those who answer for the product, or for the platform. */
export function notifyOverseers(
  transaction: LedgerTransaction,
  row: AccessRequestRow,
  people: readonly string[],
  note: Note,
): void {
  notify(transaction, row, people, 'oversee', note);
}

/** What it is about, for titles. */
export function portTitle(row: AccessRequestRow): string {
  const { product, portTitle: title }: AccessSnapshot = JSON.parse(
    row.snapshot,
  );
  return `${product.title}, ${title ?? row.port}`;
}

function notify(
  transaction: LedgerTransaction,
  row: AccessRequestRow,
  people: readonly string[],
  purpose: string,
  note: Note,
): void {
  if (people.length === 0) {
    return;
  }
  transaction.tell({
    kind: 'notification',
    recipients: [...new Set(people)],
    except: [transaction.actor.ref],
    link: `/data-mesh/requests/${row.id}`,
    topic: 'data-mesh',
    scope: `data-mesh:request:${row.id}:${purpose}`,
    severity: 'normal',
    ...note,
  });
}
