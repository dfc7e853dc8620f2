import type {
  AccessGrantRow,
  AccessTaskAssigneeRow,
  AccessTaskRow,
} from '../../database/tables';
import type { LedgerTransaction } from '../../ledger/Ledger';
import { auditTask, tellAssignees } from './tellTask';

/** Asks for tasks again that people could not do. */
export async function reopenTasks(
  t: LedgerTransaction,
  grant: AccessGrantRow,
): Promise<void> {
  const { trx } = t;
  const refused: AccessTaskRow[] = await trx<AccessTaskRow>('access_tasks')
    .where({ grant_id: grant.id, status: 'refused' })
    .modify(query => {
      if (grant.end_kind !== null) {
        query.where({ action: 'revoke' });
      }
    });
  for (const { id, action, title } of refused) {
    await trx('access_tasks').where({ id }).update({
      status: 'open',
      comment: null,
      completed_by: null,
      completed_at: null,
    });
    await trx('access_task_assignees')
      .where({ task_id: id })
      .update({ open: true });
    const rows = await trx<AccessTaskAssigneeRow>('access_task_assignees')
      .where({ task_id: id })
      .select('assignee_ref');
    const assignees = rows.map(row => row.assignee_ref);
    auditTask(t, grant, 'created', {
      task: id,
      action,
      assignees,
      again: true,
    });
    tellAssignees(t, grant, { id, action, title, assignees });
  }
}
