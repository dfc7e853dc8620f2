import { ConflictError } from '@backstage/errors';
import type { AccessStateRow } from '../../../database/tables';
import type { Actor, Ledger } from '../../../ledger/Ledger';
import { lockRows } from '../../../database/lockRows';

/**
 * Lets provisioning change platforms again after it stopped itself. This
 * installation counts as the one that owns the ledger from now on.
 *
 * @throws ConflictError when it did not stop
 */
export async function resumeProvisioning(
  ledger: Ledger,
  actor: Actor,
  order: { comment: string; environment: string },
): Promise<void> {
  await ledger.transact(actor, async t => {
    const { trx, now } = t;
    const state: AccessStateRow | undefined = await lockRows(
      trx<AccessStateRow>('access_state').where({ id: 1 }),
    ).first();
    if (state?.mode !== 'observe') {
      throw new ConflictError('Provisioning is active; it did not stop.');
    }
    await trx('access_state').where({ id: 1 }).update({
      mode: 'active',
      mode_cause: null,
      mode_reason: null,
      environment: order.environment,
      heartbeat_at: now,
      removals: 0,
      removals_since: null,
    });
    // What waited is looked at now, rather than at its next verification.
    await trx('access_grants').whereNotNull('due_at').update({ due_at: now });
    t.audit({
      action: 'provisioning.resumed',
      data: {
        comment: order.comment,
        cause: state.mode_cause,
        reason: state.mode_reason,
      },
    });
    t.wake();
  });
}
