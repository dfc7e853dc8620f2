import type {
  ExternalGrant,
  Provisioner,
} from '@backstage-data-mesh/plugin-data-mesh-node';
import { toDate } from '../../database/instants';
import type { AccessGrantRow, AccessTargetRow } from '../../database/tables';
import { lockRows } from '../../database/lockRows';
import { withDeadline, CALL_TIMEOUT_MS } from './callProvisioner';
import { toFailure } from './errors';
import type { Lease } from './Lease';
import type { ProvisioningRoom } from './ProvisioningRoom';
import { auditGrant } from './tellGrant';

/** How often a target is searched for names of ours without a grant. */
export const LIST_EVERY_MS = 60 * 60 * 1000;

/** More are not kept: somebody has to look anyway. */
const MOST_ORPHANS = 200;

/**
 * Compares the names of ours in a target with the ledger. What belongs to a
 * grant that has ended and was seen gone is taken away once more; what no
 * grant explains is only reported, as another installation may own it.
 */
export async function findOrphans(
  room: ProvisioningRoom,
  lease: Lease,
  provisioner: Provisioner,
): Promise<void> {
  const row = await room
    .knex<AccessTargetRow>('access_targets')
    .where({ target: lease.target })
    .first('listed_at');
  const now = await room.ledger.now();
  const isFresh =
    row?.listed_at &&
    now.getTime() - toDate(row.listed_at).getTime() < LIST_EVERY_MS;
  if (isFresh) {
    return;
  }
  let names: ExternalGrant[] = [];
  if (provisioner.list && provisioner.capabilities().lists) {
    try {
      names = await withDeadline(
        {
          logger: room.logger.child({ target: lease.target }),
          fence: lease.fence,
          signal: lease.signal,
          checkFence: () => lease.check(),
          requestTask: async () => ({ status: 'cancelled' }),
        },
        CALL_TIMEOUT_MS,
        context => provisioner.list!(lease.target, context),
      );
    } catch (error) {
      lease.signal.throwIfAborted();
      room.logger.warn(
        `The names in the target '${lease.target}' could not be listed`,
        { reason: toFailure(error, room.secrets).message },
      );
    }
  }
  await room.ledger.transact({ ref: 'system:reconciler' }, async t => {
    const orphans = new Array<string>();
    for (const name of names) {
      if (name.environment !== room.options.environment) {
        continue;
      }
      const grant: AccessGrantRow | undefined = name.grantId
        ? await lockRows(
            t
              .trx<AccessGrantRow>('access_grants')
              .where({ id: name.grantId, target: lease.target }),
          ).first()
        : undefined;
      const isOver = grant && grant.end_kind !== null && grant.due_at === null;
      if (isOver) {
        await t
          .trx('access_grants')
          .where({ id: grant.id })
          .update({
            phase: 'revoking',
            observed: 'unknown',
            health: 'drifted',
            priority: 0,
            due_at: t.now,
            last_attempt_at: t.now,
            version: grant.version + 1,
            updated_at: t.now,
          });
        auditGrant(t, grant, 'drifted', {
          reason: `The platform still has ${name.name}`,
        });
      }
      if (!grant || isOver) {
        orphans.push(name.name);
      }
    }
    await lease.guard(t.trx);
    await t
      .trx('access_targets')
      .where({ target: lease.target })
      .update({
        listed_at: t.now,
        orphans:
          orphans.length > 0
            ? JSON.stringify(orphans.sort().slice(0, MOST_ORPHANS))
            : null,
      });
  });
}
