import { ConflictError, NotAllowedError } from '@backstage/errors';
import type { ApprovalMode } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { AccessStepRow } from '../../../database/tables';
import type { AccessRoom } from '../../AccessRoom';
import type { Caller } from '../../../people/Caller';
import type { Actor, LedgerTransaction } from '../../../ledger/Ledger';
import { auditRequest } from '../auditRequest';
import { bringBeforeOthers, type Escalation } from '../bringBeforeOthers';
import { changeRequest, lockRequest, requestChanged } from '../changeRequest';
import { demandPerson, demandPlainText } from '../demandPerson';
import { demandPending } from '../demandVersion';
import { nextDue, writeApprovers } from '../openStep';
import {
  approversOf,
  delegationsOf,
  openStepOf,
  readRecord,
  type RequestRecord,
} from '../record';
import { escalatableFrom } from '../escalatableFrom';
import { demandStanding } from '../standing';
import { conflictsOf } from '../stepPeople';
import {
  notifyApprovers,
  portTitle,
  publishRequest,
  signalRequest,
} from '../tellRequest';
import { tellStuck } from '../tellStepOpened';

/**
 * Brings the open step before those above its approvers: at once when an
 * approver wants it, and for the asking side when the approvers have had the
 * time until their reminder.
 */
export async function escalateRequest(
  room: AccessRoom,
  caller: Caller,
  id: string,
  options: { comment?: string; version?: number },
): Promise<void> {
  demandPerson(caller);
  demandPlainText({ comment: options.comment });
  const record = await readRecord(room.knex, id);
  const { asks, approver } = await demandStanding(room, caller, record);
  demandPending(record.row, options.version);
  const step = openStepOf(record);
  if (!step) {
    throw requestChanged(record.row);
  }
  if (!approver) {
    if (!asks) {
      throw new NotAllowedError(
        'Only those who ask, and those who are asked, can bring a request before others.',
      );
    }
    await demandPatience(room, step);
  }
  const escalation = await findOthers(room, record, step);
  if (!escalation) {
    throw new ConflictError(
      'The request is pending, and nobody else is left who may decide.',
    );
  }
  await room.ledger.transact(caller.actor, transaction =>
    recordEscalation(room, transaction, record, step, {
      escalation,
      reason: options.comment,
    }),
  );
}

/**
 * Brings a step whose people were silent for too long before others. When
 * nobody is left it stays open, and that is told; it is never approved.
 */
export async function escalateOverdue(
  room: AccessRoom,
  actor: Actor,
  record: RequestRecord,
): Promise<void> {
  const step = openStepOf(record);
  if (!step) {
    return;
  }
  const escalation = await findOthers(room, record, step);
  await room.ledger.transact(actor, async transaction => {
    if (escalation) {
      await recordEscalation(room, transaction, record, step, {
        escalation,
        reason: 'Nobody decided in time.',
      });
      return;
    }
    const locked = await lockRequest(transaction, record.row);
    const { due_at, ...later } = nextRound(transaction, step);
    await transaction
      .trx<AccessStepRow>('access_steps')
      .where({ request_id: step.request_id, position: step.position })
      .update({ due_at, ...later });
    const waiting = { ...step, ...later, due_at };
    await writeApprovers(transaction.trx, waiting);
    const row = await changeRequest(transaction, locked, {
      due_at: nextDue(locked, waiting, room.options),
    });
    tellStuck(transaction, row, step, room.options);
    signalRequest(transaction, row, approversOf(step));
  });
}

async function findOthers(
  room: AccessRoom,
  { row }: RequestRecord,
  step: AccessStepRow,
): Promise<Escalation | undefined> {
  return bringBeforeOthers(
    room,
    {
      mode: step.mode as ApprovalMode,
      quorum: step.quorum ?? undefined,
      approvers: approversOf(step),
      delegations: delegationsOf(step),
    },
    await conflictsOf(room.people, row),
  );
}

async function recordEscalation(
  room: AccessRoom,
  transaction: LedgerTransaction,
  record: RequestRecord,
  step: AccessStepRow,
  { escalation, reason }: { escalation: Escalation; reason?: string },
): Promise<void> {
  const locked = await lockRequest(transaction, record.row);
  const change = {
    ...nextRound(transaction, step),
    mode: escalation.mode,
    quorum: escalation.quorum ?? null,
    approvers: JSON.stringify(escalation.approvers),
    escalated: step.escalated + 1,
  };
  await transaction
    .trx<AccessStepRow>('access_steps')
    .where({ request_id: step.request_id, position: step.position })
    .update(change);
  const escalated = { ...step, ...change };
  await writeApprovers(transaction.trx, escalated);
  const row = await changeRequest(transaction, locked, {
    due_at: nextDue(locked, escalated, room.options),
  });
  auditRequest(transaction, row, 'escalated', {
    step: step.position,
    name: step.name,
    to: escalation.added,
    reason,
  });
  publishRequest(transaction, row, 'escalated');
  notifyApprovers(transaction, row, escalation.eligible, {
    title: `Decide about access to ${portTitle(row)}`,
    description: 'It was brought before you, since it is still undecided.',
    severity: 'high',
  });
  signalRequest(transaction, row, escalation.approvers);
}

/** The deadline and the reminder begin anew. */
function nextRound({ now }: LedgerTransaction, step: AccessStepRow) {
  return {
    due_at: new Date(now.getTime() + Number(step.timeout_ms)),
    reminded_at: null,
  };
}

/** @throws ConflictError while the approvers still have their time */
async function demandPatience(
  room: AccessRoom,
  step: AccessStepRow,
): Promise<void> {
  const from = escalatableFrom(step, room.options);
  if (from && (await room.ledger.now()) < from) {
    throw new ConflictError(
      `The request is pending, and those who are asked still have time. It can be brought before others from ${from.toISOString()} on.`,
    );
  }
}
