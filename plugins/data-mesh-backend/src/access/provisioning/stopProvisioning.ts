import type { LedgerTransaction } from '../ledger/Ledger';

/** Why provisioning stopped itself. */
export type StopCause = 'silence' | 'environment' | 'removals';

/**
 * Makes provisioning look only. In the transaction that holds the row of
 * access_state.
 */
export async function stopProvisioning(
  t: LedgerTransaction,
  stop: { cause: StopCause; reason: string; recipients?: string[] },
): Promise<void> {
  await t.trx('access_state').where({ id: 1 }).update({
    mode: 'observe',
    mode_cause: stop.cause,
    mode_reason: stop.reason,
  });
  t.audit({
    action: 'provisioning.stopped',
    data: { cause: stop.cause, reason: stop.reason },
  });
}
