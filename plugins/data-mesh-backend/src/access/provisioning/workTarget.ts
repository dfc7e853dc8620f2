import type { Provisioner } from '@backstage-data-mesh/plugin-data-mesh-node';
import type { AccessGrantRow, AccessTargetRow } from '../../database/tables';
import { backoffMs, SLOWEST_PROBE_MS } from './backoff';
import { findOrphans } from './findOrphans';
import type { Lease } from './Lease';
import type { ProvisioningRoom } from './ProvisioningRoom';
import { readMode, mayChange } from './mode';
import { workGrant } from './workGrant';

/** How many grants are looked up at once; new work is looked for between. */
const CHUNK = 20;

/**
 * Does what is due in a target, one grant at a time, as long as the lease is
 * held. What has to change comes before what is to be verified, also when it
 * arrives meanwhile.
 */
export async function workTarget(
  room: ProvisioningRoom,
  lease: Lease,
  provisioner: Provisioner,
  options: { random: () => number; stop: AbortSignal },
): Promise<void> {
  const { random, stop } = options;
  const tried = new Set<string>();
  while (!stop.aborted && !lease.signal.aborted) {
    const now = await room.ledger.now();
    const mode = await readMode(room.knex);
    const due: Array<Pick<AccessGrantRow, 'id' | 'version' | 'due_at'>> =
      await room
        .knex<AccessGrantRow>('access_grants')
        .where({ target: lease.target })
        .whereNotNull('due_at')
        .where('due_at', '<=', now)
        .orderBy([{ column: 'priority' }, { column: 'due_at' }])
        .limit(CHUNK)
        .select('id', 'version', 'due_at');
    if (due.length === 0) {
      break;
    }
    let isNew = false;
    for (const { id, version, due_at } of due) {
      // The same as before is still due: leave it for the next time.
      const key = `${id} ${version} ${Number(new Date(due_at!))}`;
      if (stop.aborted || tried.has(key)) {
        continue;
      }
      tried.add(key);
      isNew = true;
      const worked = await workGrant(room, lease, provisioner, id, {
        random,
        mayChange: row => mayChange(mode, row),
      });
      if (worked.kind === 'target-unavailable') {
        await pauseTarget(room, lease, { ...worked, id }, random());
        return;
      }
    }
    if (!isNew) {
      break;
    }
  }
  if (!stop.aborted && !lease.signal.aborted) {
    await findOrphans(room, lease, provisioner);
  }
  await room
    .knex('access_targets')
    .where({ target: lease.target, fence: lease.fence })
    .whereNotNull('failing_since')
    .update({
      failing_since: null,
      failures: 0,
      paused_until: null,
      last_error: null,
    });
}

/** The longest that a platform may ask to be left alone. */
const LONGEST_PAUSE_MS = 60 * 60 * 1000;

/**
 * Nobody can work there: it is left alone for a while, and for as long as it
 * asks. The grant that met it comes after the others then, in case that only
 * this one is answered so.
 */
async function pauseTarget(
  room: ProvisioningRoom,
  lease: Lease,
  met: { id: string; message: string; retryAfterMs?: number },
  random: number,
): Promise<void> {
  await room.ledger.transact({ ref: 'system:reconciler' }, async t => {
    await lease.guard(t.trx);
    const row = await t
      .trx<AccessTargetRow>('access_targets')
      .where({ target: lease.target })
      .first();
    const failures = (row?.failures ?? 0) + 1;
    const pauseMs = Math.max(
      Math.min(backoffMs(failures, random), SLOWEST_PROBE_MS),
      Math.min(met.retryAfterMs ?? 0, LONGEST_PAUSE_MS),
    );
    const pausedUntil = new Date(t.now.getTime() + pauseMs);
    await t
      .trx('access_targets')
      .where({ target: lease.target })
      .update({
        failures,
        failing_since: row?.failing_since ?? t.now,
        paused_until: pausedUntil,
        last_error: met.message,
      });
    await t
      .trx('access_grants')
      .where({ id: met.id })
      .whereNotNull('due_at')
      .update({ due_at: pausedUntil });
  });
  room.logger.warn(`The target '${lease.target}' cannot be reached`, {
    reason: met.message,
  });
}
