import type { LedgerTransaction } from '../../ledger/Ledger';

/** Why provisioning stopped itself. */
export type StopCause = 'silence' | 'environment' | 'removals';

/**
 * Makes provisioning look only. In the transaction that holds the row of
 * access_state.
 */
export async function stopProvisioning(
  t: LedgerTransaction,
  stop: {
    cause: StopCause;
    reason: string;
    /** Those who have to look at it. */
    recipients: string[];
  },
): Promise<void> {
  await t.trx('access_state').where({ id: 1 }).update({
    mode: 'observe',
    mode_cause: stop.cause,
    mode_reason: stop.reason,
  });
  if (stop.recipients.length > 0) {
    t.tell({
      kind: 'notification',
      recipients: stop.recipients,
      title: 'Provisioning of access has stopped',
      description: stop.reason,
      link: '/data-mesh/provisioning',
      severity: 'critical',
      topic: 'data-mesh',
      scope: 'data-mesh:provisioning',
    });
  }
  t.audit({
    action: 'provisioning.stopped',
    data: { cause: stop.cause, reason: stop.reason },
  });
}
