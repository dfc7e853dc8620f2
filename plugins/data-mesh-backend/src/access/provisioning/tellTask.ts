import { ACCESS_SIGNAL_CHANNEL } from '@backstage-data-mesh/plugin-data-mesh-node';
import type { AccessGrantRow } from '../../database/tables';
import type { LedgerTransaction } from '../../ledger/Ledger';

/** Adds to the audit log about a task of a grant. */
export function auditTask(
  t: LedgerTransaction,
  grant: AccessGrantRow,
  action: 'created' | 'completed' | 'cancelled',
  data: Record<string, unknown>,
): void {
  t.audit({
    action: `task.${action}`,
    requestId: grant.request_id,
    grantId: grant.id,
    product: grant.product_ref,
    consumer: grant.consumer_ref,
    data,
  });
}

/** Asks the assignees of a task to do it. */
export function tellAssignees(
  t: LedgerTransaction,
  grant: AccessGrantRow,
  task: { id: string; action: string; title: string; assignees: string[] },
): void {
  const { id, action, title, assignees } = task;
  if (assignees.length === 0) {
    return;
  }
  t.tell({
    kind: 'notification',
    recipients: assignees,
    title,
    description:
      action === 'grant'
        ? 'Access was approved, and waits for you to set it up by hand.'
        : 'Access has ended, and waits for you to take it away by hand.',
    link: '/data-mesh/approvals',
    severity: action === 'revoke' ? 'high' : 'normal',
    topic: 'data-mesh',
    scope: `data-mesh:grant:${grant.id}:task:${id}`,
  });
  t.tell({
    kind: 'signal',
    channel: ACCESS_SIGNAL_CHANNEL,
    recipients: assignees,
    message: { grantId: grant.id },
  });
}
