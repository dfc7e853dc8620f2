import {
  desiredAccess,
  type GrantEnd,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type {
  GrantMember,
  ProvisionedGrant,
  Provisioner,
  ProvisionerContext,
} from '@backstage-data-mesh/plugin-data-mesh-node';
import { toDate } from '../../database/instants';
import type { AccessGrantRow } from '../../database/tables';
import { expireGrants } from '../grants/operations/expireGrants';
import {
  judgeFailure,
  judgeLooking,
  judgeObservation,
  type Work,
} from './judge';
import { backoffMs } from './backoff';
import { callProvisioner } from './callProvisioner';
import { toFailure, type Failure } from './errors';
import { findMembers } from './findMembers';
import { findSiblings } from './findSiblings';
import type { Lease } from './Lease';
import { isSameMembers } from './members';
import { readObservation } from './observation';
import type { StoredPlan } from './plan';
import type { ProvisioningRoom } from './ProvisioningRoom';
import { recordIntent } from './recordIntent';
import { recordVerdict } from './recordVerdict';
import { requestTask } from './requestTask';
import { toStanding } from './standing';

/** What came of working on a grant, as far as its target is concerned. */
export type Worked =
  { kind: 'done' } | (Failure & { kind: 'target-unavailable' });

/**
 * Brings one grant to what the ledger wants, as far as the platform can: looks
 * what is wanted, says so before touching anything, does it, and records what
 * was seen. May be broken off at every line: whoever comes next does the same.
 *
 * @throws LeaseLostError when another worker took the target over
 */
export async function workGrant(
  room: ProvisioningRoom,
  lease: Lease,
  provisioner: Provisioner,
  id: string,
  options: {
    mayChange: (row: Pick<AccessGrantRow, 'end_kind'>) => boolean;
    random: () => number;
  },
): Promise<Worked> {
  let row = await room
    .knex<AccessGrantRow>('access_grants')
    .where({ id, target: lease.target })
    .first();
  const plan: StoredPlan | undefined = row?.plan
    ? JSON.parse(row.plan)
    : undefined;
  if (!row || !plan || row.due_at === null) {
    return { kind: 'done' };
  }
  const now = await room.ledger.now();
  const desired = desiredAccess(
    {
      startsAt: toDate(row.starts_at),
      endsAt: toDate(row.ends_at),
      end: (row.end_kind as GrantEnd | null) ?? undefined,
    },
    now,
  );
  const circumstances = {
    desired,
    verifyMs: room.options.provisioning.verifyMs,
    random: options.random(),
  };
  const before = toStanding(row);

  // Its end has come since ends were last recorded. That comes first, so that
  // the audit log tells why access goes.
  const isOver = row.end_kind === null && toDate(row.ends_at) <= now;
  if (isOver && options.mayChange({ end_kind: 'expired' })) {
    await expireGrants(room.ledger);
    return { kind: 'done' };
  }

  // It never began: there is nothing to take away, and nothing to look at.
  if (desired === 'absent' && row.last_attempt_at === null) {
    await recordVerdict(room, lease, row, {
      ...before,
      observed: 'absent',
      phase: 'idle',
      blockedReason: undefined,
      priority: 0,
      dueInMs:
        row.end_kind === null
          ? Math.max(toDate(row.starts_at).getTime() - now.getTime(), 1000)
          : null,
      events: [],
      verified: false,
    });
    return { kind: 'done' };
  }

  const mayChange = options.mayChange(row);
  let work: Work = 'observe';
  try {
    const members = await findMembers(room, row, provisioner, desired);
    work = chooseWork(row, desired, members.wanted, mayChange);
    if (work === 'ensure' && members.problem && !mayBeOpen(row)) {
      const nobody = { observed: before.observed, items: [], ...members };
      await recordVerdict(
        room,
        lease,
        row,
        judgeObservation(before, nobody, { ...circumstances, work }),
        { members: members.described },
      );
      return { kind: 'done' };
    }
    if (work !== 'observe') {
      const intended = await recordIntent(room, lease, row, desired);
      if (!intended) {
        return { kind: 'done' };
      }
      row = intended;
    }
    const grant: ProvisionedGrant = {
      grantId: row.id,
      environment: room.options.environment,
      snapshot: plan.snapshot,
      state: row.provisioner_state
        ? JSON.parse(row.provisioner_state)
        : undefined,
      members: members.wanted,
      endsAt: toDate(row.ends_at),
      endSessions: Boolean(row.end_sessions),
    };
    const seen = await callProvisioner(
      provisioner,
      work,
      grant,
      contextOf(room, lease, provisioner, row, work),
    );
    const verdict = mayChange
      ? judgeObservation(
          before,
          { ...seen, problem: seen.problem ?? members.problem },
          { ...circumstances, work },
        )
      : judgeLooking(
          { ...before, priority: row.priority },
          seen,
          circumstances,
        );
    await recordVerdict(room, lease, row, verdict, {
      seen,
      members: seen.members ?? members.described,
      given: work === 'ensure' ? members.wanted : undefined,
      emptySince: members.emptySince,
    });
    return { kind: 'done' };
  } catch (error) {
    lease.signal.throwIfAborted();
    const failure = toFailure(error, room.secrets);
    if (failure.kind === 'lease-lost') {
      throw error;
    }
    if (failure.kind === 'target-unavailable') {
      return { ...failure, kind: 'target-unavailable' };
    }
    if (failure.kind === 'catalog-unavailable') {
      // It fails for all alike: none of them is to blame, and none is blocked.
      await recordVerdict(room, lease, row, {
        ...before,
        blockedReason: failure.message,
        priority: 0,
        dueInMs: backoffMs(4, circumstances.random),
        events: [],
        verified: false,
      });
      return { kind: 'done' };
    }
    room.logger.warn(`Grant ${row.id} could not be provisioned`, {
      work,
      reason: failure.message,
    });
    await recordVerdict(
      room,
      lease,
      row,
      mayChange
        ? judgeFailure(before, failure, { ...circumstances, work })
        : judgeLooking(
            { ...before, priority: row.priority },
            undefined,
            circumstances,
          ),
    );
    return { kind: 'done' };
  }
}

function chooseWork(
  row: AccessGrantRow,
  desired: 'present' | 'absent',
  wanted: GrantMember[],
  mayChange: boolean,
): Work {
  if (!mayChange) {
    return 'observe';
  }
  if (desired === 'absent') {
    return 'remove';
  }
  const isVerification =
    row.priority > 0 &&
    row.observed === 'present' &&
    isSameMembers(readObservation(row).given, wanted);
  return isVerification ? 'observe' : 'ensure';
}

function contextOf(
  room: ProvisioningRoom,
  lease: Lease,
  provisioner: Provisioner,
  row: AccessGrantRow,
  work: Work,
): ProvisionerContext {
  return {
    logger: room.logger.child({ grant: row.id, target: lease.target }),
    fence: lease.fence,
    signal: lease.signal,
    checkFence: () => lease.check(),
    requestTask: task =>
      requestTask(room.ledger, row.id, task, { create: work !== 'observe' }),
    siblings: () => findSiblings(room, row, provisioner),
  };
}

/** Whether somebody may get in by what was done so far. */
function mayBeOpen(row: AccessGrantRow): boolean {
  return row.observed !== 'absent' || row.phase === 'granting';
}
