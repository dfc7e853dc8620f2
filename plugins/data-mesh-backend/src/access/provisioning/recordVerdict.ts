import type {
  GrantMember,
  Observation,
} from '@backstage-data-mesh/plugin-data-mesh-node';
import type { AccessGrantRow } from '../../database/tables';
import type { LedgerTransaction } from '../../ledger/Ledger';
import { lockRows } from '../../database/lockRows';
import type { GrantEvent, Verdict } from './judge';
import type { Lease } from './Lease';
import { readObservation, type StoredObservation } from './observation';
import type { ProvisioningRoom } from './ProvisioningRoom';
import { scrubValue } from '../../diagnostics/scrubDiagnostics';
import {
  announceGrant,
  auditGrant,
  notifyGrant,
  owners,
  productTitle,
  signalGrant,
  users,
} from './tellGrant';

/** What was found, besides the verdict. */
export type Findings = {
  seen?: Observation;
  /** For people, with what was missing. */
  members?: StoredObservation['members'];
  /** Those whom the platform was told to let in. */
  given?: GrantMember[];
  emptySince?: string;
};

/**
 * Records what became of a grant, unless another worker took the target over.
 * When the grant was changed meanwhile, what was seen is recorded all the
 * same, and the grant stays due: what is wanted may be another thing by now.
 */
export async function recordVerdict(
  room: ProvisioningRoom,
  lease: Lease,
  worked: AccessGrantRow,
  verdict: Verdict,
  findings: Findings = {},
): Promise<void> {
  await room.ledger.transact({ ref: 'system:reconciler' }, async t => {
    const { trx, now } = t;
    const row: AccessGrantRow | undefined = await lockRows(
      trx<AccessGrantRow>('access_grants').where({ id: worked.id }),
    ).first();
    await lease.guard(trx);
    if (!row) {
      return;
    }
    const seen = {
      observed: verdict.observed,
      observation: JSON.stringify(mergeObservation(row, findings, room)),
      provisioner_state: findings.seen?.state
        ? JSON.stringify(findings.seen.state)
        : row.provisioner_state,
      last_attempt_at: findings.seen ? now : row.last_attempt_at,
      last_verified_at: verdict.verified ? now : row.last_verified_at,
    };
    if (row.version !== worked.version) {
      await trx('access_grants').where({ id: row.id }).update(seen);
      if (verdict.events.includes('provisioned')) {
        auditGrant(t, row, 'provisioned');
        announceGrant(t, row, 'provisioned');
      }
      return;
    }
    const reason = verdict.blockedReason ?? null;
    const isNews =
      verdict.events.length > 0 ||
      row.observed !== verdict.observed ||
      row.phase !== verdict.phase ||
      row.health !== verdict.health ||
      row.blocked_reason !== reason;
    await trx('access_grants')
      .where({ id: row.id })
      .update({
        ...seen,
        phase: verdict.phase,
        health: verdict.health,
        blocked_reason: reason,
        attempts: verdict.attempts,
        priority: verdict.priority,
        due_at:
          verdict.dueInMs === null
            ? null
            : new Date(now.getTime() + verdict.dueInMs),
        ...(isNews ? { version: row.version + 1, updated_at: now } : {}),
      });
    for (const event of verdict.events) {
      tell(t, row, event, verdict);
    }
    if (isNews) {
      signalGrant(t, row);
    }
  });
}

function mergeObservation(
  row: AccessGrantRow,
  findings: Findings,
  room: ProvisioningRoom,
): StoredObservation {
  const before = readObservation(row);
  const { seen, members, given, emptySince } = findings;
  return {
    items: scrubValue(seen?.items ?? before.items, room.secrets),
    foreign: scrubValue(seen?.foreign ?? before.foreign, room.secrets),
    members: scrubValue(members ?? before.members, room.secrets),
    given: given ?? before.given,
    emptySince,
  };
}

function tell(
  t: LedgerTransaction,
  row: AccessGrantRow,
  event: GrantEvent,
  verdict: Verdict,
): void {
  const reason = verdict.blockedReason;
  auditGrant(
    t,
    row,
    event,
    event === 'blocked' || event === 'drifted' ? { reason } : {},
  );
  switch (event) {
    case 'provisioned':
      announceGrant(t, row, 'provisioned');
      notifyGrant(t, row, {
        recipients: users(row),
        title: `You have access to ${productTitle(row)}`,
        description: 'The page of the grant tells how to connect.',
      });
      break;
    case 'deprovisioned':
      announceGrant(t, row, 'deprovisioned');
      break;
    case 'drifted':
      announceGrant(t, row, 'drifted');
      break;
    case 'blocked':
      announceGrant(t, row, 'blocked');
      notifyGrant(t, row, {
        recipients: owners(row),
        title: row.end_kind
          ? `Access to ${productTitle(row)} could not be taken away`
          : `Access to ${productTitle(row)} could not be given`,
        description: reason,
        severity: row.end_kind ? 'critical' : 'high',
        subject: 'blocked',
      });
      break;
    default:
      break;
  }
}
