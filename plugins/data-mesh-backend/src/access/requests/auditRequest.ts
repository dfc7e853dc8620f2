import type { AccessRequestRow } from '../../database/tables';
import type { LedgerTransaction } from '../../ledger/Ledger';

/** Steps of a request, as the audit log names them. */
export type RequestAction =
  | 'created'
  | 'approved'
  | 'rejected'
  | 'withdrawn'
  | 'expired'
  | 'closed'
  | 'commented'
  | 'delegated'
  | 'escalated'
  | 'reminded'
  | 'step-approved'
  | 'auto-approved';

/** Adds what happened to a request to the audit log. */
export function auditRequest(
  transaction: LedgerTransaction,
  row: Pick<
    AccessRequestRow,
    'id' | 'product_ref' | 'consumer_ref' | 'grant_id'
  >,
  action: RequestAction,
  data: Record<string, unknown>,
): void {
  transaction.audit({
    action: `request.${action}`,
    requestId: row.id,
    grantId: row.grant_id ?? undefined,
    product: row.product_ref,
    consumer: row.consumer_ref,
    data: Object.fromEntries(
      Object.entries(data).filter(([, value]) => value !== undefined),
    ),
  });
}
