import type { AccessGrantRow } from '../../database/tables';
import type { LedgerTransaction } from '../ledger/Ledger';

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
