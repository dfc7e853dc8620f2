import { randomUUID } from 'node:crypto';
import type {
  ProvisionerContext,
  TaskStatus,
} from '@backstage-data-mesh/plugin-data-mesh-node';
import type { AccessGrantRow, AccessTaskRow } from '../../database/tables';
import type { Ledger, LedgerTransaction } from '../../ledger/Ledger';
import { lockRows } from '../../database/lockRows';
import { auditTask, tellAssignees } from './tellTask';

export type TaskOrder = Parameters<ProvisionerContext['requestTask']>[0];

/**
 * The task of a grant under a key: as it stands, or made now.
 *
 * @param options - `create` is false while a provisioner only looks
 */
export async function requestTask(
  ledger: Ledger,
  grantId: string,
  order: TaskOrder,
  options: { create: boolean },
): Promise<TaskStatus> {
  return ledger.transact({ ref: 'system:reconciler' }, async t => {
    const { trx } = t;
    const grant: AccessGrantRow | undefined = await lockRows(
      trx<AccessGrantRow>('access_grants').where({ id: grantId }),
    ).first();
    const known = await trx<AccessTaskRow>('access_tasks')
      .where({ grant_id: grantId, key: order.key })
      .first();
    if (known) {
      return toStatus(known);
    }
    const isTooLate = order.action === 'grant' && grant?.end_kind;
    if (!grant || isTooLate || !options.create) {
      return { status: 'cancelled' };
    }
    await createTask(t, grant, order);
    return { status: 'open' };
  });
}

async function createTask(
  t: LedgerTransaction,
  grant: AccessGrantRow,
  order: TaskOrder,
): Promise<void> {
  const { trx, now } = t;
  const id = randomUUID();
  const named = order.assignees?.length
    ? order.assignees
    : [grant.owner_ref].filter(ref => ref !== null);
  const assignees = [
    ...new Set(named.map(ref => ref.toLocaleLowerCase('en-US'))),
  ];
  await trx('access_tasks').insert({
    id,
    grant_id: grant.id,
    key: order.key,
    action: order.action,
    title: order.title,
    instructions: JSON.stringify(order.instructions),
    status: 'open',
    created_at: now,
  });
  if (assignees.length > 0) {
    await trx('access_task_assignees').insert(
      assignees.map(ref => ({ assignee_ref: ref, task_id: id, open: true })),
    );
  }
  const { action, title } = order;
  auditTask(t, grant, 'created', { task: id, action, assignees });
  tellAssignees(t, grant, { id, action, title, assignees });
}

function toStatus(row: AccessTaskRow): TaskStatus {
  return {
    status: row.status as TaskStatus['status'],
    completedBy: row.completed_by ?? undefined,
    comment: row.comment ?? undefined,
  };
}
