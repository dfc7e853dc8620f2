import type { ProvisioningTask } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Knex } from 'knex';
import { toIso, toOptionalIso } from '../../database/instants';
import type {
  AccessGrantRow,
  AccessTaskAssigneeRow,
  AccessTaskRow,
} from '../../database/tables';
import type { Mesh } from '../../products/readModel/Mesh';
import { presentProduct } from './presentRequest';

/** The tasks of a grant, oldest first. */
export async function readTasksOfGrant(
  knex: Knex,
  mesh: Mesh,
  grant: AccessGrantRow,
): Promise<ProvisioningTask[]> {
  const rows: AccessTaskRow[] = await knex<AccessTaskRow>('access_tasks')
    .where({ grant_id: grant.id })
    .orderBy(['created_at', 'id']);
  return presentTasks(knex, mesh, rows, [grant]);
}

/** The open tasks of people, oldest first. */
export async function readOpenTasks(
  knex: Knex,
  mesh: Mesh,
  assignees: readonly string[],
  limit: number,
): Promise<ProvisioningTask[]> {
  const rows: AccessTaskRow[] = await knex<AccessTaskRow>('access_tasks')
    .whereIn('id', openTaskIds(knex, assignees))
    .where({ status: 'open' })
    .orderBy(['created_at', 'id'])
    .limit(limit);
  const grants: AccessGrantRow[] =
    rows.length === 0
      ? []
      : await knex<AccessGrantRow>('access_grants').whereIn(
          'id',
          rows.map(row => row.grant_id),
        );
  return presentTasks(knex, mesh, rows, grants);
}

/** The number of open tasks of people, up to a limit. */
export async function countOpenTasks(
  knex: Knex,
  assignees: readonly string[],
  limit: number,
): Promise<number> {
  const ids = await openTaskIds(knex, assignees).distinct().limit(limit);
  return ids.length;
}

function openTaskIds(knex: Knex, assignees: readonly string[]) {
  return knex<AccessTaskAssigneeRow>('access_task_assignees')
    .whereIn('assignee_ref', assignees)
    .where({ open: true })
    .select('task_id');
}

/** Tasks as the API tells them. */
export async function presentTasks(
  knex: Knex,
  mesh: Mesh,
  rows: AccessTaskRow[],
  grants: AccessGrantRow[],
): Promise<ProvisioningTask[]> {
  if (rows.length === 0) {
    return [];
  }
  const byId = new Map(grants.map(grant => [grant.id, grant]));
  const assignees: AccessTaskAssigneeRow[] = await knex<AccessTaskAssigneeRow>(
    'access_task_assignees',
  )
    .whereIn(
      'task_id',
      rows.map(row => row.id),
    )
    .orderBy('assignee_ref');
  return rows.map(row => {
    const grant = byId.get(row.grant_id);
    return {
      id: row.id,
      grantId: row.grant_id,
      requestId: grant?.request_id,
      action: row.action as ProvisioningTask['action'],
      title: row.title,
      instructions: JSON.parse(row.instructions),
      assignees: assignees
        .filter(each => each.task_id === row.id)
        .map(each => each.assignee_ref),
      status: row.status as ProvisioningTask['status'],
      product:
        grant &&
        presentProduct(grant.product_ref, JSON.parse(grant.snapshot), mesh),
      port: grant?.port,
      consumer: grant?.consumer_ref,
      createdAt: toIso(row.created_at),
      completedAt: toOptionalIso(row.completed_at),
      completedBy: row.completed_by ?? undefined,
      comment: row.comment ?? undefined,
    };
  });
}
