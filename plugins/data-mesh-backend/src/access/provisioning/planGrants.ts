import type { AccessGrantRow } from '../../database/tables';
import { toDate } from '../../database/instants';
import { lockRows } from '../../database/lockRows';
import { SLOWEST_RETRY_MS } from './backoff';
import { buildOrder } from './buildOrder';
import { chooseProvisioner } from './chooseProvisioner';
import { toFailure } from './errors';
import type { StoredPlan } from './plan';
import type { ProvisioningRoom } from './ProvisioningRoom';
import { readContract } from './readContract';
import { registerTarget } from './registerTarget';
import { auditGrant, notifyGrant, owners, signalGrant } from './tellGrant';
import { scrubValue } from '../../diagnostics/scrubDiagnostics';
import { takeOverPlan } from './takeOverPlan';

const AT_ONCE = 50;
const PLANNER = { ref: 'system:reconciler' };

/** What planning a grant came to. */
export type Planned =
  | { provisioner: string; target: string; plan: StoredPlan }
  | { reason: string };

/**
 * Plans the grants that have no plan yet, some at a time.
 *
 * @returns how many it looked at
 */
export async function planGrants(room: ProvisioningRoom): Promise<number> {
  const now = await room.ledger.now();
  const rows: AccessGrantRow[] = await room
    .knex<AccessGrantRow>('access_grants')
    .whereNull('target')
    .whereNotNull('due_at')
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .limit(AT_ONCE);
  for (const row of rows) {
    // It ended before anything was done for it: nothing is planned any more.
    const planned = row.end_kind ? undefined : await planGrant(room, row);
    await recordPlan(room, row, planned);
  }
  return rows.length;
}

/** Asks the provisioner that fits; touches neither database nor platform. */
async function planGrant(
  room: ProvisioningRoom,
  row: AccessGrantRow,
): Promise<Planned> {
  const provisioner = chooseProvisioner(
    JSON.parse(row.snapshot),
    room.provisioners,
  );
  if (typeof provisioner === 'string') {
    return { reason: provisioner };
  }
  try {
    const contract = row.contract_hash
      ? await readContract(room.knex, row.contract_hash)
      : undefined;
    if (row.contract_hash && !contract) {
      return {
        reason:
          'The contract that was approved can no longer be read, so nobody knows what to give. Ask for access again.',
      };
    }
    const { target, steps, snapshot } = await provisioner.plan(
      buildOrder(row, contract, room.options.environment),
    );
    if (target === '' || target.length > 255) {
      return {
        reason: `The provisioner '${provisioner.id}' named a target of ${target.length} characters; 1 to 255 are possible.`,
      };
    }
    return {
      provisioner: provisioner.id,
      target,
      plan: { steps: scrubValue(steps, room.secrets), snapshot },
    };
  } catch (error) {
    return { reason: toFailure(error, room.secrets).message };
  }
}

async function recordPlan(
  room: ProvisioningRoom,
  seen: AccessGrantRow,
  planned: Planned | undefined,
): Promise<void> {
  await room.ledger.transact(PLANNER, async t => {
    const { trx, now } = t;
    const row: AccessGrantRow | undefined = await lockRows(
      trx<AccessGrantRow>('access_grants').where({ id: seen.id }),
    ).first();
    // Another worker was faster, or it was changed meanwhile: planned anew then.
    if (!row || row.target !== null || row.version !== seen.version) {
      return;
    }
    if (row.replaced_plan && (!planned || row.end_kind)) {
      await takeOverPlan(t, row);
      return;
    }
    if (!planned) {
      await trx('access_grants')
        .where({ id: row.id })
        .update({ due_at: null, phase: 'idle', updated_at: now });
      return;
    }
    const reason =
      'reason' in planned ? planned.reason : await registerTarget(trx, planned);
    if ('reason' in planned || reason !== undefined) {
      const isNews = row.blocked_reason !== reason;
      await trx('access_grants')
        .where({ id: row.id })
        .update({
          phase: 'blocked',
          blocked_reason: reason,
          due_at: new Date(now.getTime() + SLOWEST_RETRY_MS / 3),
          ...(isNews ? { version: row.version + 1, updated_at: now } : {}),
        });
      if (isNews) {
        auditGrant(t, row, 'blocked', { reason });
        notifyGrant(t, row, {
          recipients: owners(row),
          title: 'Access cannot be given',
          description: reason,
          severity: 'high',
          subject: 'blocked',
        });
        signalGrant(t, row);
      }
      return;
    }
    if (row.replaced_plan) {
      await takeOverPlan(t, row, planned);
      return;
    }
    const startsAt = toDate(row.starts_at);
    await trx('access_grants')
      .where({ id: row.id })
      .update({
        provisioner: planned.provisioner,
        target: planned.target,
        plan: JSON.stringify(planned.plan),
        phase: 'idle',
        blocked_reason: null,
        attempts: 0,
        priority: 0,
        due_at: startsAt > now ? startsAt : now,
        recertify_at: row.recertify_at ?? recertifyAt(room, now),
        version: row.version + 1,
        updated_at: now,
      });
    if (row.phase === 'blocked') {
      auditGrant(t, row, 'unblocked');
    }
    if (startsAt > now) {
      auditGrant(t, row, 'scheduled', { target: planned.target });
    }
    signalGrant(t, row);
  });
}

/** When the owner has to confirm a grant for the first time. */
function recertifyAt(room: ProvisioningRoom, now: Date): Date | null {
  const { recertifyMs } = room.options;
  return recertifyMs === undefined
    ? null
    : new Date(now.getTime() + recertifyMs);
}
