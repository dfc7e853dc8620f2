import { endRequest } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { AccessRequestRow, AccessStepRow } from '../../database/tables';
import type { LedgerTransaction } from '../../ledger/Ledger';
import { auditRequest } from './auditRequest';
import { changeRequest, lockRequest } from './changeRequest';
import { clearApprovers } from './openStep';
import {
  approversOf,
  openStepOf,
  toProcess,
  type RequestRecord,
} from './record';
import { publishRequest, signalRequest } from './tellRequest';

const ACTIONS = {
  withdraw: 'withdrawn',
  expire: 'expired',
  close: 'closed',
} as const;

/**
 * Ends a pending request without a decision.
 *
 * @returns the row as it is then
 * @throws ConflictError naming the state, when it is not pending any more
 */
export async function endPending(
  transaction: LedgerTransaction,
  record: RequestRecord,
  move: keyof typeof ACTIONS,
  reason: string | undefined,
): Promise<AccessRequestRow> {
  const { state } = endRequest(toProcess(record), move);
  const { trx } = transaction;
  const row = await lockRequest(transaction, record.row);
  await trx<AccessStepRow>('access_steps')
    .where({ request_id: row.id })
    .whereIn('status', ['open', 'waiting'])
    .update({ status: 'skipped' });
  await clearApprovers(trx, row.id);
  const ended = await changeRequest(transaction, row, {
    state,
    step: null,
    awaiting_answer: false,
    due_at: null,
    reason: reason ?? null,
  });
  const step = openStepOf(record);
  auditRequest(transaction, ended, ACTIONS[move], { reason });
  publishRequest(transaction, ended, ACTIONS[move]);
  signalRequest(transaction, ended, step ? approversOf(step) : []);
  return ended;
}
