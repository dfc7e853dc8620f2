import type { AccessRequestRow, AccessStepRow } from '../../../database/tables';
import type { AccessRoom } from '../../AccessRoom';
import type { Actor } from '../../../ledger/Ledger';
import { auditRequest } from '../auditRequest';
import { lockRequest } from '../changeRequest';
import { nextDue } from '../openStep';
import {
  approversOf,
  delegationsOf,
  openStepOf,
  type RequestRecord,
} from '../record';
import { conflictsOf, stepPeople } from '../stepPeople';
import { notifyApprovers, portTitle } from '../tellRequest';

/**
 * Reminds those who have not decided yet, once a round. The version stays:
 * who is about to decide saw everything there is.
 */
export async function remindApprovers(
  room: AccessRoom,
  actor: Actor,
  record: RequestRecord,
): Promise<void> {
  const step = openStepOf(record);
  if (!step) {
    return;
  }
  const conflicts = await conflictsOf(room.people, record.row);
  const { eligible } = await stepPeople(room.people, conflicts, {
    approvers: approversOf(step),
    delegations: delegationsOf(step),
  });
  const decided = record.decisions
    .filter(({ position }) => position === step.position)
    .map(({ by_ref }) => by_ref);
  const silent = eligible.filter(person => !decided.includes(person));

  await room.ledger.transact(actor, async transaction => {
    const { trx, now } = transaction;
    const row = await lockRequest(transaction, record.row);
    const reminded = await trx<AccessStepRow>('access_steps')
      .where({ request_id: step.request_id, position: step.position })
      .whereNull('reminded_at')
      .update({ reminded_at: now });
    if (reminded === 0) {
      // Another replica was faster.
      return;
    }
    await trx<AccessRequestRow>('access_requests')
      .where({ id: row.id })
      .update({
        due_at: nextDue(row, { ...step, reminded_at: now }, room.options),
      });
    auditRequest(transaction, row, 'reminded', {
      step: step.position,
      name: step.name,
      to: silent,
    });
    notifyApprovers(transaction, row, silent, {
      title: `Reminder: decide about access to ${portTitle(row)}`,
      description: row.awaiting_answer
        ? 'A question to the requester is still open.'
        : 'The requester is waiting.',
    });
  });
}
