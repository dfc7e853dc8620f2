import type { AccessGrantRow, AccessTaskRow } from '../../database/tables';
import type { LedgerTransaction } from '../../ledger/Ledger';
import { auditTask } from './tellTask';

/**
 * Nobody has to give what has ended: tasks to do so that are still open are
 * cancelled. In the transaction that ends the grant.
 */
export async function cancelTasks(
  t: LedgerTransaction,
  grant: AccessGrantRow,
): Promise<void> {
  const { trx, now } = t;
  const open = await trx<AccessTaskRow>('access_tasks')
    .where({ grant_id: grant.id, action: 'grant', status: 'open' })
    .select('id');
  for (const { id } of open) {
    await trx('access_tasks')
      .where({ id })
      .update({ status: 'cancelled', completed_at: now });
    await trx('access_task_assignees').where({ task_id: id }).update({
      open: false,
    });
    auditTask(t, grant, 'cancelled', { task: id });
  }
}
