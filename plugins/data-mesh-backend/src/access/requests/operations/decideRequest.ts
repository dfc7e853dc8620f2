import { InputError } from '@backstage/errors';
import {
  askedPeople,
  decideStep,
  type ApprovalMode,
  type DecisionEffect,
  type DecisionOrder,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type {
  AccessDecisionRow,
  AccessRequestRow,
  AccessStepRow,
} from '../../../database/tables';
import type { AccessRoom } from '../../AccessRoom';
import type { Caller } from '../../../people/Caller';
import { GoneError } from '../../GoneError';
import { openGrant } from '../../grants/openGrant';
import type { Actor, LedgerTransaction } from '../../../ledger/Ledger';
import { auditRequest } from '../auditRequest';
import { planOpening, type Opening } from '../bringBeforeOthers';
import { changeRequest, lockRequest, requestChanged } from '../changeRequest';
import { demandPerson, demandPlainText } from '../demandPerson';
import { clearApprovers, openStep } from '../openStep';
import {
  approversOf,
  delegationsOf,
  openStepOf,
  readRecord,
  toProcess,
  type RequestRecord,
} from '../record';
import { demandStanding } from '../standing';
import { conflictsOf, stepPeople } from '../stepPeople';
import {
  notifyRequester,
  portTitle,
  publishRequest,
  signalRequest,
} from '../tellRequest';
import { tellStepOpened } from '../tellStepOpened';
import { closeRequest, whyGone } from './closeRequest';

/**
 * Approves or rejects the open step of a request. Who may is read from the
 * catalog now; what is approved is what was asked, whatever the contract has
 * become since.
 *
 * @throws NotAllowedError for who may not decide, with the reason
 * @throws ConflictError naming the state, for a request that changed
 * @throws GoneError when its product or port is gone; it is closed then
 */
export async function decideRequest(
  room: AccessRoom,
  caller: Caller,
  order: DecisionOrder,
): Promise<void> {
  const person = demandPerson(caller);
  demandPlainText({ comment: order.comment });
  if (order.verdict === 'reject' && !order.comment?.trim()) {
    throw new InputError(
      '`comment` is missing: say why you reject, so that the requester can act on it.',
    );
  }
  const record = await readRecord(room.knex, order.requestId);
  const { row } = record;
  const step = openStepOf(record);
  if (row.state !== 'pending' || row.version !== order.version || !step) {
    await demandStanding(room, caller, record);
    throw requestChanged(row);
  }
  const conflicts = await conflictsOf(room.people, row);
  const { facts } = await stepPeople(room.people, conflicts, {
    approvers: approversOf(step),
    delegations: delegationsOf(step),
  });
  if (!askedPeople(facts).has(person.ref)) {
    // Who has nothing to do with it does not learn that there is one.
    await demandStanding(room, caller, record);
  }
  const gone = await whyGone(room, row);
  if (gone) {
    await closeRequest(room, { ref: 'system:catalog' }, record, gone);
    throw new GoneError(`${gone} The request was closed.`);
  }
  const { process, effect, delegatedBy } = decideStep(
    toProcess(record),
    { by: person.ref, verdict: order.verdict },
    facts,
  );
  const next = record.steps.find(({ position }) => position === process.step);
  const opening =
    effect === 'next-step' && next
      ? await planOpening(
          room,
          {
            mode: next.mode as ApprovalMode,
            quorum: next.quorum ?? undefined,
            approvers: approversOf(next),
          },
          conflicts,
        )
      : undefined;

  const actor: Actor = { ...caller.actor, onBehalfOf: delegatedBy };
  await room.ledger.transact(actor, transaction =>
    recordDecision(room, transaction, {
      record,
      step,
      order,
      effect,
      delegatedBy,
      next: next && opening ? { step: next, opening } : undefined,
    }),
  );
}

async function recordDecision(
  room: AccessRoom,
  transaction: LedgerTransaction,
  decision: {
    record: RequestRecord;
    step: AccessStepRow;
    order: DecisionOrder;
    effect: DecisionEffect;
    delegatedBy: string | undefined;
    next: { step: AccessStepRow; opening: Opening } | undefined;
  },
): Promise<void> {
  const { record, step, order, effect, delegatedBy, next } = decision;
  const { trx, now, actor } = transaction;
  const locked = await lockRequest(transaction, record.row);
  await trx<AccessDecisionRow>('access_decisions').insert({
    request_id: locked.id,
    position: step.position,
    by_ref: actor.ref,
    verdict: order.verdict,
    delegated_by: delegatedBy ?? null,
    comment: order.comment ?? null,
    at: now,
  });
  const setStatus = (status: string, positions: 'this' | 'later') =>
    trx<AccessStepRow>('access_steps')
      .where({ request_id: locked.id })
      .where('position', positions === 'this' ? '=' : '>', step.position)
      .update({ status });
  const data = {
    step: step.position,
    name: step.name,
    comment: order.comment,
  };
  const approvers = approversOf(step);

  if (effect === 'counted') {
    const row = await changeRequest(transaction, locked, {});
    auditRequest(transaction, row, 'step-approved', {
      ...data,
      complete: false,
    });
    signalRequest(transaction, row, approvers);
    return;
  }
  if (effect === 'next-step' && next) {
    await setStatus('approved', 'this');
    const opened = await openStep(
      transaction,
      locked,
      next.step,
      next.opening,
      room.options,
    );
    const row = await changeRequest(transaction, locked, opened);
    auditRequest(transaction, row, 'step-approved', {
      ...data,
      complete: true,
    });
    tellStepOpened(transaction, row, next.step, next.opening, room.options);
    signalRequest(transaction, row, approvers);
    return;
  }

  await clearApprovers(trx, locked.id);
  const decided: Partial<AccessRequestRow> = {
    step: null,
    awaiting_answer: false,
    due_at: null,
    decided_at: now,
  };
  if (effect === 'rejected') {
    await setStatus('rejected', 'this');
    await setStatus('skipped', 'later');
    const row = await changeRequest(transaction, locked, {
      ...decided,
      state: 'rejected',
      reason: order.comment ?? null,
    });
    auditRequest(transaction, row, 'rejected', data);
    publishRequest(transaction, row, 'rejected');
    notifyRequester(transaction, row, {
      title: `Your request for ${portTitle(row)} was rejected`,
      description: order.comment,
    });
    signalRequest(transaction, row, approvers);
    return;
  }
  await setStatus('approved', 'this');
  const grantId = await openGrant(
    transaction,
    {
      ...locked,
      ...decided,
      state: 'approved',
    },
    room.options.durations.max,
  );
  const row = await changeRequest(transaction, locked, {
    ...decided,
    state: 'approved',
    grant_id: grantId,
  });
  auditRequest(transaction, row, 'approved', data);
  publishRequest(transaction, row, 'approved');
  notifyRequester(transaction, row, {
    title: `Your request for ${portTitle(row)} was approved`,
    description: order.comment,
  });
  signalRequest(transaction, row, approvers);
}
