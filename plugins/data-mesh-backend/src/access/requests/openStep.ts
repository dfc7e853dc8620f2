import { toDate } from '../../database/instants';
import type {
  AccessApproverRow,
  AccessRequestRow,
  AccessStepRow,
} from '../../database/tables';
import type { AccessOptions } from '../config';
import type { LedgerTransaction } from '../../ledger/Ledger';
import type { Opening } from './bringBeforeOthers';
import type { Delegation } from './record';

/**
 * Opens a step: from now on its people are asked, and its deadline runs.
 *
 * @returns what it changes of the request
 */
export async function openStep(
  { trx, now }: LedgerTransaction,
  request: Pick<AccessRequestRow, 'id' | 'expires_at'>,
  step: AccessStepRow,
  opening: Opening,
  options: AccessOptions,
): Promise<Pick<AccessRequestRow, 'step' | 'due_at'>> {
  const opened: AccessStepRow = {
    ...step,
    mode: opening.mode,
    quorum: opening.quorum ?? null,
    approvers: JSON.stringify(opening.approvers),
    status: 'open',
    opened_at: now,
    due_at: new Date(now.getTime() + Number(step.timeout_ms)),
    reminded_at: null,
    escalated: step.escalated + opening.escalations.length,
  };
  await trx<AccessStepRow>('access_steps')
    .where({ request_id: request.id, position: step.position })
    .update(opened);
  await writeApprovers(trx, opened);
  return { step: step.position, due_at: nextDue(request, opened, options) };
}

/** Makes the inboxes hold the open step, and nothing else of the request. */
export async function writeApprovers(
  trx: LedgerTransaction['trx'],
  step: AccessStepRow,
): Promise<void> {
  await clearApprovers(trx, step.request_id);
  const delegations: Delegation[] = JSON.parse(step.delegations);
  const passedOn = new Set(delegations.map(({ from }) => from));
  const approvers: string[] = JSON.parse(step.approvers);
  const waiting = new Map<string, string | null>();
  for (const ref of approvers) {
    waiting.set(ref, null);
  }
  for (const { from, to } of delegations) {
    if (!waiting.has(to)) {
      waiting.set(to, from);
    }
  }
  const rows = [...waiting].flatMap(
    ([approver_ref, delegated_by]): AccessApproverRow[] =>
      passedOn.has(approver_ref) || step.due_at === null
        ? []
        : [
            {
              approver_ref,
              delegated_by,
              due_at: toDate(step.due_at),
              request_id: step.request_id,
              position: step.position,
            },
          ],
  );
  if (rows.length > 0) {
    await trx<AccessApproverRow>('access_approvers').insert(rows);
  }
}

/** Takes a request out of all inboxes. */
export async function clearApprovers(
  trx: LedgerTransaction['trx'],
  requestId: string,
): Promise<void> {
  await trx<AccessApproverRow>('access_approvers')
    .where({ request_id: requestId })
    .delete();
}

/** When a worker has to look at a pending request. */
export function nextDue(
  request: Pick<AccessRequestRow, 'expires_at'>,
  step: Pick<AccessStepRow, 'due_at' | 'timeout_ms' | 'reminded_at'>,
  options: AccessOptions,
): Date {
  const times = [toDate(request.expires_at).getTime()];
  if (step.due_at !== null) {
    const due = toDate(step.due_at).getTime();
    times.push(due);
    if (step.reminded_at === null) {
      const reminder =
        due - Number(step.timeout_ms) + options.approvals.reminderMs;
      times.push(Math.min(reminder, due));
    }
  }
  return new Date(Math.min(...times));
}
