import type { GrantEnd } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { AccessGrantRow } from '../../database/tables';
import type { LedgerTransaction } from '../../ledger/Ledger';
import { cancelTasks } from '../provisioning/cancelTasks';
import { announceGrant, signalGrant } from '../provisioning/tellGrant';

/**
 * Ends the window of a grant whose row is locked. Access is taken away by the
 * reconciler, and lasts until that was seen.
 */
export async function endGrant(
  t: LedgerTransaction,
  row: AccessGrantRow,
  end: {
    kind: GrantEnd;
    at?: Date;
    reason?: string;
    endSessions?: boolean;
  },
): Promise<void> {
  const { trx, now } = t;
  const change = {
    end_kind: end.kind,
    ended_at: end.at ?? now,
    ended_by: t.actor.ref,
    end_reason: end.reason ?? null,
    end_sessions: end.endSessions ?? false,
    attempts: 0,
    priority: 0,
    due_at: now,
    version: row.version + 1,
    updated_at: now,
  };
  await trx('access_grants').where({ id: row.id }).update(change);
  await cancelTasks(t, row);
  announceGrant(t, { ...row, ...change }, 'ended');
  signalGrant(t, row);
  t.wake();
}
