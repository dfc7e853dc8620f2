import type { AccessGrantRow } from '../../database/tables';
import { lockRows } from '../../database/lockRows';
import type { Lease } from './Lease';
import type { ProvisioningRoom } from './ProvisioningRoom';
import { signalGrant } from './tellGrant';

/**
 * Says what is going to be done, before it is done: whoever finds the grant
 * after a crash knows that the platform may have been changed.
 *
 * @returns the grant as it is now; undefined when it was changed since it was
 *   read, as then something else may have to be done
 */
export async function recordIntent(
  room: ProvisioningRoom,
  lease: Lease,
  seen: AccessGrantRow,
  desired: 'present' | 'absent',
): Promise<AccessGrantRow | undefined> {
  return room.ledger.transact({ ref: 'system:reconciler' }, async t => {
    const { trx, now } = t;
    const row: AccessGrantRow | undefined = await lockRows(
      trx<AccessGrantRow>('access_grants').where({ id: seen.id }),
    ).first();
    await lease.guard(trx);
    if (!row || row.version !== seen.version) {
      return undefined;
    }
    const working = desired === 'present' ? 'granting' : 'revoking';
    const isNews =
      row.phase === 'idle' || (row.phase !== 'blocked' && row.phase !== working)
        ? row.observed !== desired || desired === 'absent'
        : false;
    const change = {
      last_attempt_at: now,
      ...(isNews
        ? { phase: working, version: row.version + 1, updated_at: now }
        : {}),
    };
    await trx('access_grants').where({ id: row.id }).update(change);
    if (isNews) {
      signalGrant(t, row);
    }
    return { ...row, ...change };
  });
}
