import { NotAllowedError } from '@backstage/errors';
import type { AccessRoom } from '../../AccessRoom';
import type { Caller } from '../../../people/Caller';
import { auditRequest } from '../auditRequest';
import { changeRequest, lockRequest } from '../changeRequest';
import { demandPerson, demandPlainText } from '../demandPerson';
import { demandPending } from '../demandVersion';
import { approversOf, delegationsOf, openStepOf, readRecord } from '../record';
import { demandStanding } from '../standing';
import { conflictsOf, stepPeople } from '../stepPeople';
import {
  notifyApprovers,
  notifyRequester,
  portTitle,
  signalRequest,
} from '../tellRequest';

/**
 * Asks the requester a question, or says something about a pending request.
 * What the asking side says answers an open question.
 */
export async function commentRequest(
  room: AccessRoom,
  caller: Caller,
  id: string,
  said: { comment: string; question?: boolean },
): Promise<void> {
  demandPerson(caller);
  demandPlainText({ comment: said.comment });
  const record = await readRecord(room.knex, id);
  const { asks, approver, overseer } = await demandStanding(
    room,
    caller,
    record,
  );
  demandPending(record.row, undefined);
  if (said.question && !approver && !overseer) {
    throw new NotAllowedError(
      'Questions are asked by those who decide. Leave `question` out to comment.',
    );
  }
  const answers = asks && !said.question;
  const step = openStepOf(record);
  const approvers = step
    ? await stepPeople(
        room.people,
        await conflictsOf(room.people, record.row),
        {
          approvers: approversOf(step),
          delegations: delegationsOf(step),
        },
      )
    : undefined;

  await room.ledger.transact(caller.actor, async transaction => {
    const locked = await lockRequest(transaction, record.row);
    const awaiting = said.question
      ? true
      : Boolean(locked.awaiting_answer) && !answers;
    const row = await changeRequest(transaction, locked, {
      awaiting_answer: awaiting,
    });
    auditRequest(transaction, row, 'commented', {
      comment: said.comment,
      question: said.question || undefined,
    });
    if (answers) {
      notifyApprovers(transaction, row, approvers?.eligible ?? [], {
        title: `Answer about access to ${portTitle(row)}`,
        description: said.comment,
      });
    } else {
      notifyRequester(transaction, row, {
        title: `${said.question ? 'Question' : 'Comment'} about your request for ${portTitle(row)}`,
        description: said.comment,
        severity: said.question ? 'high' : 'normal',
      });
    }
    signalRequest(transaction, row, step ? approversOf(step) : []);
  });
}
