import {
  QUALITY_TOPICS,
  type QualityIncidentEventPayload,
} from '@backstage-data-mesh/plugin-data-mesh-node';
import type { ProductRow, QualityIncidentRow } from '../../database/tables';
import type { LedgerTransaction } from '../../ledger/Ledger';
import type { NotificationMessage } from '../../outbox/messages';
import type { ProductDocument } from '../../products/projection/types';
import type { QualityRoom } from '../QualityRoom';
import { productQualityPath } from '../results/productQualityPath';
import { whereAny } from '../../database/whereAny';
import type { IncidentChange } from './decideIncidents';
import { SEVERITIES } from './judgement';

const URGENCY: Record<string, NotificationMessage['severity']> = {
  critical: 'critical',
  error: 'high',
  warning: 'normal',
};

/** What a product is called, and whose it is. */
type Owned = { title: string; owner: string[] };

/**
 * Tells people and other plugins what became of incidents: the owner and the
 * current consumers of a product, one notification
 * about all of a product that fell in the same moment, and one about all that
 * is good again.
 *
 * @param changes - by full reference of the product
 */
export async function tellIncidents(
  room: Pick<QualityRoom, 'consumersOf'>,
  t: LedgerTransaction,
  changes: ReadonlyMap<string, readonly IncidentChange[]>,
): Promise<void> {
  for (const own of changes.values()) announce(t, own);
  const told = [...changes]
    .map(([ref, own]) => [ref, own.filter(({ tell }) => tell)] as const)
    .filter(([, own]) => own.length > 0);
  const products = await readProducts(
    t,
    told.map(([ref]) => ref),
  );
  for (const [ref, own] of told) {
    const product = products.get(ref);
    if (product) {
      const consumers = await room.consumersOf(t.trx, ref, t.now);
      // Whoever is both is told once.
      const recipients = [...new Set([...product.owner, ...consumers])];
      notifyAll(t, ref, { title: product.title, recipients }, own);
    }
  }
}

function announce(t: LedgerTransaction, changes: readonly IncidentChange[]) {
  for (const { row, change, announce: isAnnounced } of changes) {
    if (!isAnnounced) continue;
    t.tell({
      kind: 'event',
      topic:
        change === 'resolved'
          ? QUALITY_TOPICS.incidentResolved
          : QUALITY_TOPICS.incidentOpened,
      payload: incidentPayload(row),
    });
  }
}

/** What other plugins are told of an incident. */
export function incidentPayload(
  row: QualityIncidentRow,
): QualityIncidentEventPayload {
  return {
    incidentId: row.id,
    product: row.product_ref,
    kind: row.kind,
    title: row.title,
    severity: row.severity,
  };
}

async function readProducts(
  { trx }: LedgerTransaction,
  refs: readonly string[],
): Promise<Map<string, Owned>> {
  if (refs.length === 0) return new Map();
  const rows: Array<Pick<ProductRow, 'ref' | 'document'>> =
    await trx<ProductRow>('products')
      .modify(whereAny('ref', refs))
      .select('ref', 'document');
  return new Map(
    rows.map(row => {
      const { summary }: ProductDocument = JSON.parse(row.document);
      const { title, owner } = summary;
      return [row.ref, { title, owner: owner === undefined ? [] : [owner] }];
    }),
  );
}

function notifyAll(
  t: LedgerTransaction,
  ref: string,
  { title, recipients }: { title: string; recipients: readonly string[] },
  changes: readonly IncidentChange[],
): void {
  for (const isResolved of [false, true]) {
    const own = changes.filter(
      ({ change }) => (change === 'resolved') === isResolved,
    );
    notify(t, ref, recipients, (isResolved ? recovery : fall)(title, own));
  }
}

type Note = Pick<
  NotificationMessage,
  'title' | 'description' | 'severity' | 'scope'
>;

function fall(
  product: string,
  changes: readonly IncidentChange[],
): Note | undefined {
  const [first, ...others] = worstFirst(changes);
  return (
    first && {
      title: `${product}: ${first.title}${more(others.length)}`,
      description: first.detail ?? undefined,
      severity: URGENCY[first.severity] ?? 'low',
      scope: scopeOf(first),
    }
  );
}

function recovery(
  product: string,
  changes: readonly IncidentChange[],
): Note | undefined {
  const [first, ...others] = worstFirst(changes);
  return (
    first && {
      title: `${product} is good again`,
      description: `It is over: ${first.title}${more(others.length)}.`,
      severity: 'low',
      scope: scopeOf(first),
    }
  );
}

function more(count: number): string {
  return count === 0 ? '' : `, and ${count} more`;
}

function scopeOf(row: QualityIncidentRow): string {
  return `data-mesh:quality:${row.id}`;
}

/** What concerns the product as a whole comes before what is a part of it. */
function worstFirst(changes: readonly IncidentChange[]): QualityIncidentRow[] {
  const rank = (row: QualityIncidentRow) => SEVERITIES.indexOf(row.severity);
  return changes
    .map(({ row }) => row)
    .sort(
      (a, b) =>
        rank(a) - rank(b) ||
        a.subject.length - b.subject.length ||
        (a.title < b.title ? -1 : 1),
    );
}

function notify(
  t: LedgerTransaction,
  ref: string,
  recipients: readonly string[],
  note: Note | undefined,
): void {
  if (!note || recipients.length === 0) return;
  t.tell({
    kind: 'notification',
    recipients: [...recipients],
    link: productQualityPath(ref),
    topic: 'data-mesh',
    ...note,
  });
}
