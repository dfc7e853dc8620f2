import type { GrantMember } from '@backstage-data-mesh/plugin-data-mesh-node';
import { toDate } from '../../database/instants';
import type { AccessGrantRow, AccessStateRow } from '../../database/tables';
import { lockRows } from '../../database/lockRows';
import { isSameMembers } from './members';
import { readObservation } from './observation';
import type { ProvisioningRoom } from './ProvisioningRoom';
import { stopProvisioning } from './stopProvisioning';

const HOUR = 60 * 60 * 1000;

/**
 * Counts members that lose access because the catalog no longer names them.
 * Nobody decided that by name, so when there are too many in an hour it is
 * taken for a mistake: provisioning stops, and people look at it. The end of a
 * grant is never counted: its window, or a person, is the cause.
 *
 * What is counted is decided: it is not counted again when it fails halfway.
 *
 * @returns whether they may be removed
 */
export async function reserveRemovals(
  room: ProvisioningRoom,
  row: AccessGrantRow,
  change: { wanted: GrantMember[]; removed: GrantMember[] },
): Promise<boolean> {
  const limit = room.options.provisioning.maxRevocationsPerHour;
  return room.ledger.transact({ ref: 'system:reconciler' }, async t => {
    const { trx, now } = t;
    const grant: AccessGrantRow | undefined = await lockRows(
      trx<AccessGrantRow>('access_grants').where({ id: row.id }),
    ).first();
    const state: AccessStateRow | undefined = await lockRows(
      trx<AccessStateRow>('access_state').where({ id: 1 }),
    ).first();
    const known = readObservation(row);
    if (
      !grant ||
      !state ||
      !isSameMembers(readObservation(grant).given, known.given)
    ) {
      return false;
    }
    const since = state.removals_since && toDate(state.removals_since);
    const isSameHour = since && now.getTime() - since.getTime() < HOUR;
    const removals = (isSameHour ? state.removals : 0) + change.removed.length;
    if (removals > limit) {
      if (state.mode === 'active') {
        await stopProvisioning(t, {
          cause: 'removals',
          recipients: room.options.approvals.fallbackApprovers,
          reason: `More than ${limit} members would have lost access within an hour because the catalog no longer names them. Look whether that is right, then resume.`,
        });
      }
      return false;
    }
    await trx('access_state')
      .where({ id: 1 })
      .update({ removals, removals_since: isSameHour ? since : now });
    const gone = new Set(change.removed.map(each => JSON.stringify(each)));
    const given = known.given.filter(each => !gone.has(JSON.stringify(each)));
    await trx('access_grants')
      .where({ id: row.id })
      .update({
        observation: JSON.stringify({ ...known, given, emptySince: undefined }),
        priority: 0,
      });
    t.audit({
      action: 'grant.members-removed',
      requestId: row.request_id,
      grantId: row.id,
      product: row.product_ref,
      consumer: row.consumer_ref,
      data: { members: change.removed.map(({ ref }) => ref) },
    });
    return true;
  });
}
