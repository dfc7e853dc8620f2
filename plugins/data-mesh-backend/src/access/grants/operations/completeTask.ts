import { InputError, NotAllowedError, NotFoundError } from '@backstage/errors';
import { IllegalMoveError } from '@backstage-data-mesh/plugin-data-mesh-common';
import type {
  AccessTaskAssigneeRow,
  AccessTaskRow,
} from '../../../database/tables';
import type { Caller } from '../../../people/Caller';
import type { Ledger } from '../../../ledger/Ledger';
import { lockRows } from '../../../database/lockRows';
import { auditTask } from '../../provisioning/tellTask';
import { signalGrant } from '../../provisioning/tellGrant';
import { lockGrant } from '../loadGrant';

/**
 * Says how a task that people do by hand ended. Only a person may who is an
 * assignee by the catalog of now, or in an assigned group.
 *
 * @throws NotFoundError for those who are none, as for an unknown task
 * @throws ConflictError when it is no longer open
 */
export async function completeTask(
  ledger: Ledger,
  caller: Caller,
  order: { id: string; outcome: 'done' | 'refused'; comment?: string },
): Promise<void> {
  const { id, outcome, comment } = order;
  if (!caller.person) {
    throw new NotAllowedError('Tasks are completed by people.');
  }
  const unknown = new NotFoundError(
    `There is no task '${id}', or you may not see it`,
  );
  const seen = await ledger
    .knex<AccessTaskRow>('access_tasks')
    .where({ id })
    .first('grant_id');
  const assigned = await ledger
    .knex<AccessTaskAssigneeRow>('access_task_assignees')
    .where({ task_id: id })
    .whereIn('assignee_ref', caller.refs)
    .first('task_id');
  if (!seen || !assigned) {
    throw unknown;
  }
  if (outcome === 'refused' && !comment?.trim()) {
    throw new InputError(
      '`comment` is missing. Say why it cannot be done, as others have to mend it.',
    );
  }
  await ledger.transact(caller.actor, async t => {
    const { trx, now } = t;
    const grant = await lockGrant(t, seen.grant_id);
    const task: AccessTaskRow | undefined = await lockRows(
      trx<AccessTaskRow>('access_tasks').where({ id }),
    ).first();
    if (task?.status !== 'open') {
      throw new IllegalMoveError(
        'task',
        task?.status ?? 'gone',
        'be completed',
      );
    }
    await trx('access_tasks')
      .where({ id })
      .update({
        status: outcome,
        comment: comment ?? null,
        completed_by: caller.actor.ref,
        completed_at: now,
      });
    await trx('access_task_assignees')
      .where({ task_id: id })
      .update({ open: false });
    await trx('access_grants')
      .where({ id: grant.id })
      .whereNotNull('due_at')
      .update({ due_at: now, priority: 0 });
    auditTask(t, grant, 'completed', { task: id, outcome, comment });
    signalGrant(t, grant);
    t.wake();
  });
}
