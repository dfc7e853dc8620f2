import type {
  AccessProduct,
  AccessRequest,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { toIso, toOptionalIso } from '../../database/instants';
import type { AccessRequestRow, AccessStepRow } from '../../database/tables';
import type { Mesh } from '../../products/readModel/Mesh';
import type { AccessSnapshot } from '../snapshot';

/** A request as the API tells it, from its row and the steps of its plan. */
export function presentRequest(
  row: AccessRequestRow,
  steps: AccessStepRow[],
  mesh: Mesh,
): AccessRequest {
  const snapshot: AccessSnapshot = JSON.parse(row.snapshot);
  const open = steps.find(step => step.position === row.step);
  return {
    id: row.id,
    version: row.version,
    state: row.state as AccessRequest['state'],
    kind: row.kind as AccessRequest['kind'],
    product: presentProduct(row.product_ref, snapshot, mesh),
    port: row.port,
    portTitle: snapshot.portTitle,
    role: row.role === '' ? undefined : row.role,
    roleDescription: snapshot.roleDescription,
    consumer: row.consumer_ref,
    consumerKind: row.consumer_kind as AccessRequest['consumerKind'],
    requester: row.requester_ref,
    purpose: snapshot.purpose,
    justification: row.justification,
    duration: row.duration,
    startsAt: toOptionalIso(row.starts_at),
    columns: row.columns === null ? undefined : JSON.parse(row.columns),
    contractHash: row.contract_hash ?? undefined,
    contractVersion: snapshot.contractVersion,
    createdAt: toIso(row.created_at),
    updatedAt: toIso(row.updated_at),
    decidedAt: toOptionalIso(row.decided_at),
    reason: row.reason ?? undefined,
    autoApproved: Boolean(row.auto_approved) || undefined,
    step: open && {
      position: open.position,
      of: steps.length,
      name: open.name,
      approvers: JSON.parse(open.approvers),
      dueAt: toOptionalIso(open.due_at),
      awaitingAnswer: Boolean(row.awaiting_answer) || undefined,
      escalated: open.escalated || undefined,
    },
    grantId: row.grant_id ?? undefined,
    renews: row.renews ?? undefined,
  };
}

/** The product as it was when asked, and whether it is gone. */
export function presentProduct(
  ref: string,
  snapshot: AccessSnapshot,
  mesh: Mesh,
): AccessProduct {
  return {
    ...snapshot.product,
    ref,
    gone: mesh.index.get(ref) ? undefined : true,
  };
}
