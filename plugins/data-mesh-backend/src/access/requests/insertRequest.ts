import type { PlannedStep } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { AccessRequestRow, AccessStepRow } from '../../database/tables';
import type { AccessOptions } from '../config';
import { openGrant } from '../grants/openGrant';
import type { LedgerTransaction } from '../../ledger/Ledger';
import { auditRequest } from './auditRequest';
import type { Opening } from './bringBeforeOthers';
import { openStep } from './openStep';
import { tellStepOpened } from './tellStepOpened';
import {
  notifyRequester,
  portTitle,
  publishRequest,
  signalRequest,
} from './tellRequest';

/** What a request is when it is made, without what the ledger decides. */
export type RequestDraft = Omit<
  AccessRequestRow,
  | 'version'
  | 'state'
  | 'step'
  | 'awaiting_answer'
  | 'grant_id'
  | 'reason'
  | 'auto_approved'
  | 'due_at'
  | 'expires_at'
  | 'created_at'
  | 'updated_at'
  | 'decided_at'
>;

/** How a request begins: asking somebody, or approved by rule. */
export type Beginning =
  | { plan: PlannedStep[]; opening: Opening }
  | { plan: PlannedStep[]; autoApproved: string };

/** Makes a request, and lets it begin. */
export async function insertRequest(
  transaction: LedgerTransaction,
  draft: RequestDraft,
  beginning: Beginning,
  options: AccessOptions,
): Promise<AccessRequestRow> {
  const { trx, now } = transaction;
  const { requestTimeoutMs, stepTimeoutMs } = options.approvals;
  let row: AccessRequestRow = {
    ...draft,
    version: 0,
    state: 'pending',
    step: null,
    awaiting_answer: false,
    grant_id: null,
    reason: null,
    auto_approved: false,
    due_at: null,
    expires_at: new Date(now.getTime() + requestTimeoutMs),
    created_at: now,
    updated_at: now,
    decided_at: null,
  };
  await trx<AccessRequestRow>('access_requests').insert(row);
  auditRequest(transaction, row, 'created', {
    kind: row.kind,
    port: row.port,
    role: row.role || undefined,
    requester: row.requester_ref,
    purpose: row.purpose,
    justification: row.justification,
    duration: row.duration,
    columns: row.columns === null ? undefined : JSON.parse(row.columns),
    contractHash: row.contract_hash ?? undefined,
    renews: row.renews ?? undefined,
  });
  publishRequest(transaction, row, 'created');

  if ('autoApproved' in beginning) {
    row = { ...row, state: 'approved', auto_approved: true, decided_at: now };
    // A grant that was opened refers to a request that is approved.
    await trx<AccessRequestRow>('access_requests')
      .where({ id: row.id })
      .update({ state: 'approved', auto_approved: true, decided_at: now });
    row = {
      ...row,
      grant_id: await openGrant(transaction, row, options.durations.max),
    };
    await trx<AccessRequestRow>('access_requests')
      .where({ id: row.id })
      .update({ grant_id: row.grant_id });
    auditRequest(transaction, row, 'auto-approved', {
      reason: beginning.autoApproved,
    });
    publishRequest(transaction, row, 'approved');
    notifyRequester(transaction, row, {
      title: `You were given access to ${portTitle(row)}`,
      description: beginning.autoApproved,
    });
    signalRequest(transaction, row, []);
    return row;
  }

  const steps = beginning.plan.map((step, position): AccessStepRow => ({
    request_id: row.id,
    position,
    name: step.name,
    reason: step.reason,
    source: step.source,
    mode: step.mode,
    quorum: step.quorum ?? null,
    approvers: JSON.stringify(step.approvers),
    delegations: '[]',
    status: 'waiting',
    timeout_ms: step.timeoutMs ?? stepTimeoutMs,
    opened_at: null,
    due_at: null,
    reminded_at: null,
    escalated: 0,
  }));
  await trx.batchInsert('access_steps', steps, 50);
  const [first] = steps;
  const opened = await openStep(
    transaction,
    row,
    first,
    beginning.opening,
    options,
  );
  row = { ...row, ...opened };
  await trx<AccessRequestRow>('access_requests')
    .where({ id: row.id })
    .update(opened);
  tellStepOpened(transaction, row, first, beginning.opening, options);
  return row;
}
