import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import {
  qualityManagePermission,
  qualitySignalKey,
  type Incident,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import {
  QUALITY_SIGNAL_CHANNEL,
  QUALITY_TOPICS,
} from '@backstage-data-mesh/plugin-data-mesh-node';
import { lockRows } from '../../database/lockRows';
import type {
  QualityIncidentRow,
  QualityProductRow,
} from '../../database/tables';
import type { LedgerTransaction } from '../../ledger/Ledger';
import type { Caller } from '../../people/Caller';
import { isOurs } from '../queries/openProduct';
import type { QualityRoom } from '../QualityRoom';
import { cleanText } from '../results/cleanText';
import { presentIncident } from './presentIncident';
import { incidentPayload } from './tellIncidents';

/** What is said about an incident. */
export type Acknowledgement = {
  /** For the people of the product. */
  note: string;
  /** For everybody who may read the product. */
  publicStatus?: string;
  /** Of the incident, as the caller saw it. */
  version: number;
};

/**
 * Says that somebody sees to an incident, or changes what was said. It is
 * silent from then on.
 *
 * @throws InputError when nothing is said
 * @throws NotFoundError for those who may not even see it
 * @throws NotAllowedError for those who may only see it
 * @throws ConflictError when it is resolved, or changed meanwhile
 */
export async function acknowledgeIncident(
  room: QualityRoom,
  caller: Caller,
  id: string,
  order: Acknowledgement,
): Promise<Incident> {
  if (order.note.trim() === '') {
    throw new InputError("'note' says nothing");
  }
  const summary = await demandOurs(room, caller, id);
  const row = await room.ledger.transact(caller.actor, t =>
    acknowledge(t, id, order),
  );
  return presentIncident(row, { title: summary.title, isOurs: true });
}

async function demandOurs(
  room: QualityRoom,
  caller: Caller,
  id: string,
): Promise<{ title: string }> {
  const row = await room
    .knex<QualityIncidentRow>('quality_incidents')
    .where({ id })
    .first('product_ref');
  const mesh = await room.model.current();
  const visibility = await room.products.visibility(caller.credentials);
  const product = row && mesh.index.get(row.product_ref);
  if (!product || !mesh.index.sees(visibility, product.summary.ref)) {
    throw incidentNotFound(id);
  }
  const { summary } = product;
  if (!(await isOurs(room, caller, summary.owner))) {
    throw new NotAllowedError(
      `Only owners of the product may say that they see to it, and those with the permission ${qualityManagePermission.name}.`,
    );
  }
  return summary;
}

async function acknowledge(
  t: LedgerTransaction,
  id: string,
  order: Acknowledgement,
): Promise<QualityIncidentRow> {
  const { trx, now } = t;
  const found = await trx<QualityIncidentRow>('quality_incidents')
    .where({ id })
    .first('product_id');
  if (!found) throw incidentNotFound(id);
  // The product first, as scoring does.
  await lockRows(
    trx<QualityProductRow>('quality_products')
      .where({ id: found.product_id })
      .select('id'),
  );
  const row = await trx<QualityIncidentRow>('quality_incidents')
    .where({ id })
    .first();
  if (!row) throw incidentNotFound(id);
  if (row.state === 'resolved') {
    throw new ConflictError('The incident is resolved by now.');
  }
  if (row.version !== order.version) {
    throw new ConflictError(
      `The incident has changed meanwhile and is ${row.state}; look at it again.`,
    );
  }
  const publicStatus = order.publicStatus?.trim();
  const next: QualityIncidentRow = {
    ...row,
    state: 'acknowledged',
    version: row.version + 1,
    acknowledged_by: t.actor.ref,
    acknowledged_at: now,
    note: cleanText(order.note.trim(), 4000),
    public_status: publicStatus ? cleanText(publicStatus, 1000) : null,
  };
  await trx<QualityIncidentRow>('quality_incidents').where({ id }).update(next);
  t.audit({
    action: 'incident.acknowledged',
    product: row.product_ref,
    data: {
      incidentId: id,
      kind: row.kind,
      title: row.title,
      note: next.note,
      publicStatus: next.public_status,
    },
  });
  t.tell({
    kind: 'event',
    topic: QUALITY_TOPICS.incidentAcknowledged,
    payload: incidentPayload(next),
  });
  t.tell({
    kind: 'signal',
    channel: QUALITY_SIGNAL_CHANNEL,
    message: { products: [qualitySignalKey(row.product_ref)] },
  });
  return next;
}

function incidentNotFound(id: string): NotFoundError {
  return new NotFoundError(
    `There is no incident '${id}', or you may not read its product`,
  );
}
