import {
  accessRevokeAnyPermission,
  desiredAccess,
  grantStatus,
  provisioningManagePermission,
  type Grant,
  type GrantEnd,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Knex } from 'knex';
import { toDate, toIso, toOptionalIso } from '../../database/instants';
import type {
  AccessGrantRow,
  AccessRequestRow,
  AccessTargetRow,
} from '../../database/tables';
import type { AccessSnapshot } from '../snapshot';
import { changedGrants } from './changedGrants';
import { grantActions } from './grantActions';
import { presentProduct } from './presentRequest';
import type { Viewer } from './Viewer';

/** Grants as the API tells them to a viewer, in the order of their ids. */
export async function presentGrants(
  knex: Knex,
  viewer: Viewer,
  ids: string[],
): Promise<Grant[]> {
  if (ids.length === 0) {
    return [];
  }
  const rows: AccessGrantRow[] = await knex<AccessGrantRow>(
    'access_grants',
  ).whereIn('id', ids);
  const grants = await presentGrantRows(knex, viewer, rows);
  const byId = new Map(grants.map(grant => [grant.id, grant]));
  // One that is gone since its id was found is left out.
  return ids.flatMap(id => byId.get(id) ?? []);
}

/** Rows of grants as the API tells them to a viewer. */
export async function presentGrantRows(
  knex: Knex,
  viewer: Viewer,
  rows: AccessGrantRow[],
): Promise<Grant[]> {
  const [renewals, changed, outages, mayRevokeAny, mayManageProvisioning] =
    await Promise.all([
      pendingRenewals(knex, rows),
      changedGrants(
        knex,
        rows.filter(row => row.end_kind === null),
      ),
      readOutages(knex, rows),
      viewer.may(accessRevokeAnyPermission),
      viewer.may(provisioningManagePermission),
    ]);
  return rows.map(row => {
    const { now, mesh } = viewer;
    const snapshot: AccessSnapshot = JSON.parse(row.snapshot);
    const product = presentProduct(row.product_ref, snapshot, mesh);
    const window = {
      startsAt: toDate(row.starts_at),
      endsAt: toDate(row.ends_at),
      end: (row.end_kind ?? undefined) as GrantEnd | undefined,
    };
    const status = grantStatus(window, now);
    const desired = desiredAccess(window, now);
    return {
      id: row.id,
      version: row.version,
      requestId: row.request_id,
      product,
      port: row.port,
      portTitle: snapshot.portTitle,
      role: row.role === '' ? undefined : row.role,
      consumer: row.consumer_ref,
      consumerKind: row.consumer_kind as Grant['consumerKind'],
      requester: row.requester_ref,
      purpose: snapshot.purpose,
      columns: row.columns === null ? undefined : JSON.parse(row.columns),
      contractVersion: snapshot.contractVersion,
      status,
      startsAt: toIso(row.starts_at),
      endsAt: toIso(row.ends_at),
      end: window.end ?? (status === 'ended' ? 'expired' : undefined),
      endedAt:
        toOptionalIso(row.ended_at) ??
        (status === 'ended' ? toIso(row.ends_at) : undefined),
      endedBy: row.ended_by ?? undefined,
      endReason: row.end_reason ?? undefined,
      desired,
      observed: row.observed as Grant['observed'],
      phase: row.phase as Grant['phase'],
      health: row.health as Grant['health'],
      blockedReason:
        row.blocked_reason ??
        (row.observed === desired
          ? undefined
          : outages.get(row.target ?? undefined)),
      provisioner: row.provisioner ?? undefined,
      recertifyBy: toOptionalIso(row.recertify_at),
      renewalRequestId: renewals.get(row.id),
      contractChanged: changed.has(row.id) || undefined,
      createdAt: toIso(row.created_at),
      actions: grantActions(
        row,
        {
          user: viewer.uses(row.consumer_ref),
          owner: viewer.owns(row),
          mayRevokeAny,
          mayManageProvisioning,
        },
        {
          now,
          renewalPending: renewals.has(row.id),
          productGone: product.gone === true,
        },
      ),
    };
  });
}

/**
 * Why targets cannot be reached now, in words. An outage is no fault of a
 * grant, so its row does not say so; who waits for it wants to know.
 */
async function readOutages(
  knex: Knex,
  rows: AccessGrantRow[],
): Promise<Map<string | undefined, string>> {
  const targets = new Set(
    rows.flatMap(row => (row.due_at !== null && row.target) || []),
  );
  if (targets.size === 0) {
    return new Map();
  }
  const failing: AccessTargetRow[] = await knex<AccessTargetRow>(
    'access_targets',
  )
    .whereIn('target', [...targets])
    .whereNotNull('failing_since');
  return new Map(
    failing.map(({ target, last_error: error }) => [
      target,
      `The platform cannot be reached, and is tried again. ${error ?? ''}`.trim(),
    ]),
  );
}

/** Ids of the pending requests to renew grants, by the ids of the grants. */
async function pendingRenewals(
  knex: Knex,
  rows: AccessGrantRow[],
): Promise<Map<string, string>> {
  const lasting = rows.filter(row => row.end_kind === null);
  if (lasting.length === 0) {
    return new Map();
  }
  const requests: Array<Pick<AccessRequestRow, 'id' | 'renews'>> =
    await knex<AccessRequestRow>('access_requests')
      .where({ state: 'pending' })
      .whereIn(
        'renews',
        lasting.map(row => row.id),
      )
      .select('id', 'renews');
  return new Map(
    requests.flatMap(({ id, renews }) => (renews ? [[renews, id]] : [])),
  );
}
