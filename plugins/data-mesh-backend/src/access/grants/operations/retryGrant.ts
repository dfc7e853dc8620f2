import { ConflictError } from '@backstage/errors';
import type { Actor, Ledger } from '../../../ledger/Ledger';
import { reopenTasks } from '../../provisioning/reopenTasks';
import { auditGrant, signalGrant } from '../../provisioning/tellGrant';
import { lockGrant } from '../loadGrant';

/**
 * Has the provisioning of a grant tried again now, whatever it waits for.
 *
 * @throws ConflictError when there is nothing left to do for it
 */
export async function retryGrant(
  ledger: Ledger,
  actor: Actor,
  id: string,
): Promise<void> {
  await ledger.transact(actor, async t => {
    const row = await lockGrant(t, id);
    if (row.due_at === null) {
      throw new ConflictError(
        `The grant is ${row.end_kind} and its access was seen gone, so there is nothing to try again.`,
      );
    }
    await t
      .trx('access_grants')
      .where({ id })
      .update({
        attempts: 0,
        priority: 0,
        due_at: t.now,
        version: row.version + 1,
        updated_at: t.now,
      });
    if (row.target !== null) {
      await t
        .trx('access_targets')
        .where({ target: row.target })
        .update({ paused_until: null });
    }
    await reopenTasks(t, row);
    auditGrant(t, row, 'retried');
    signalGrant(t, row);
    t.wake();
  });
}
