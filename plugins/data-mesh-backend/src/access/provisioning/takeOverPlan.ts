import { randomUUID } from 'node:crypto';
import type { AccessGrantRow } from '../../database/tables';
import type { LedgerTransaction } from '../../ledger/Ledger';
import type { ReplacedPlan, StoredPlan } from './plan';
import { announceGrant, auditGrant, signalGrant } from './tellGrant';

/**
 * Ends the time in which a grant is between two plans, because what was
 * approved changed. Within the same target the grant goes on: the provisioner
 * takes away what the new plan lacks. For another target it is superseded by a
 * new grant, so that the old one is taken away like any other.
 *
 * @param planned - the new plan; none when the grant ended meanwhile
 */
export async function takeOverPlan(
  t: LedgerTransaction,
  row: AccessGrantRow,
  planned?: { provisioner: string; target: string; plan: StoredPlan },
): Promise<void> {
  const { trx, now } = t;
  const old: ReplacedPlan = JSON.parse(row.replaced_plan!);
  const isSameTarget =
    planned?.provisioner === old.provisioner && planned.target === old.target;
  const current = planned && isSameTarget ? planned : old;
  const next = {
    provisioner: current.provisioner,
    target: current.target,
    plan: JSON.stringify(current.plan),
    replaced_plan: null,
    phase: 'idle',
    blocked_reason: null,
    attempts: 0,
    priority: 0,
    due_at: now,
    version: row.version + 1,
    updated_at: now,
  };
  if (!planned || isSameTarget) {
    await trx('access_grants').where({ id: row.id }).update(next);
    signalGrant(t, row);
    return;
  }
  const ended = {
    ...row,
    ...next,
    end_kind: 'superseded',
    ended_at: now,
    ended_by: t.actor.ref,
    end_reason: 'What was approved anew lies elsewhere',
  };
  await trx<AccessGrantRow>('access_grants')
    .where({ id: row.id })
    .update(ended);
  const id = randomUUID();
  const successor: AccessGrantRow = {
    ...row,
    id,
    version: 0,
    // Planned anew: a plan is made for a grant, down to its name in the platform.
    provisioner: null,
    target: null,
    plan: null,
    replaced_plan: null,
    provisioner_state: null,
    observed: 'absent',
    phase: 'idle',
    health: 'unverified',
    blocked_reason: null,
    observation: null,
    attempts: 0,
    priority: 0,
    due_at: now,
    recertify_reminded_at: null,
    last_attempt_at: null,
    last_verified_at: null,
    created_at: now,
    updated_at: now,
  };
  await trx<AccessGrantRow>('access_grants').insert(successor);
  auditGrant(t, row, 'superseded', { by: id });
  auditGrant(t, successor, 'opened', { supersedes: row.id });
  announceGrant(t, ended, 'ended');
  signalGrant(t, row);
  signalGrant(t, successor);
}
