import { InputError } from '@backstage/errors';
import {
  canBeMet,
  completeReference,
  conflictOfInterest,
  IneligibleError,
  whyMayNotDecide,
  type ApprovalMode,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { AccessStepRow } from '../../../database/tables';
import type { AccessRoom } from '../../AccessRoom';
import type { Caller } from '../../../people/Caller';
import { auditRequest } from '../auditRequest';
import { changeRequest, lockRequest, requestChanged } from '../changeRequest';
import { demandPerson, demandPlainText } from '../demandPerson';
import { demandPending } from '../demandVersion';
import { writeApprovers } from '../openStep';
import {
  approversOf,
  delegationsOf,
  openStepOf,
  readRecord,
  type Delegation,
} from '../record';
import { demandStanding } from '../standing';
import { conflictsOf, stepPeople, type Conflicts } from '../stepPeople';
import { notifyApprovers, portTitle, signalRequest } from '../tellRequest';

/**
 * Lets somebody else decide the open step in the caller's place, who may not
 * decide it any more.
 */
export async function delegateRequest(
  room: AccessRoom,
  caller: Caller,
  id: string,
  options: { to: string; comment?: string; version?: number },
): Promise<void> {
  const person = demandPerson(caller);
  demandPlainText({ to: options.to, comment: options.comment });
  const record = await readRecord(room.knex, id);
  await demandStanding(room, caller, record);
  const { row } = record;
  demandPending(row, options.version);
  const step = openStepOf(record);
  if (!step) {
    throw requestChanged(row);
  }
  const conflicts = await conflictsOf(room.people, row);
  const before = {
    approvers: approversOf(step),
    delegations: delegationsOf(step),
  };
  const { facts } = await stepPeople(room.people, conflicts, before);
  const decided = record.decisions
    .filter(({ position }) => position === step.position)
    .map(({ by_ref }) => by_ref);
  const why = whyMayNotDecide(person.ref, { ...facts, decided });
  if (why) {
    throw new IneligibleError(why);
  }
  const to = await findDelegate(room, options.to, {
    from: person.ref,
    conflicts,
    delegations: before.delegations,
  });
  const now = await room.ledger.now();
  const delegations = [
    ...before.delegations,
    { from: person.ref, to: to.ref, at: now.toISOString() },
  ];
  const after = await stepPeople(room.people, conflicts, {
    ...before,
    delegations,
  });
  const mode = {
    mode: step.mode as ApprovalMode,
    quorum: step.quorum ?? undefined,
  };
  if (!canBeMet(mode, after.eligible.length)) {
    throw new InputError(
      '`to` is asked already, so too few people would be left to decide. Pass it on to somebody else.',
    );
  }

  await room.ledger.transact(caller.actor, async transaction => {
    const locked = await lockRequest(transaction, row);
    const passedOn: AccessStepRow = {
      ...step,
      delegations: JSON.stringify(delegations),
    };
    await transaction
      .trx<AccessStepRow>('access_steps')
      .where({ request_id: row.id, position: step.position })
      .update({ delegations: passedOn.delegations });
    await writeApprovers(transaction.trx, passedOn);
    const changed = await changeRequest(transaction, locked, {});
    auditRequest(transaction, changed, 'delegated', {
      step: step.position,
      name: step.name,
      to: to.ref,
      comment: options.comment,
    });
    notifyApprovers(transaction, changed, to.people, {
      title: `Decide about access to ${portTitle(changed)}`,
      description: `${person.title} passed this on to you.${
        options.comment ? ` ${options.comment}` : ''
      }`,
    });
    signalRequest(transaction, changed, [...before.approvers, to.ref]);
  });
}

/** @throws InputError naming the field, for whom it cannot be passed on to */
async function findDelegate(
  room: AccessRoom,
  named: string,
  facts: { from: string; conflicts: Conflicts; delegations: Delegation[] },
): Promise<{ ref: string; people: string[] }> {
  const ref = completeReference(named, { defaultKind: 'User' });
  if (!ref || !/^(user|group):/.test(ref)) {
    throw new InputError(
      `\`to\` '${named.slice(0, 100)}' is no reference of a user or a group, such as user:default/deputy`,
    );
  }
  if (ref === facts.from) {
    throw new InputError('`to` is yourself. Name somebody else.');
  }
  if (facts.delegations.some(({ from }) => from === ref)) {
    throw new InputError(
      `\`to\` '${ref}' has passed this on already. Name somebody else.`,
    );
  }
  const people = (await room.people.approvers([ref])).filter(
    each => each !== facts.from,
  );
  if (people.length === 0) {
    throw new InputError(
      ref.startsWith('user:')
        ? `\`to\` '${ref}' is no user of the catalog`
        : `\`to\` '${ref}' is no group of the catalog with anybody else in it`,
    );
  }
  const able = people.filter(
    each => !conflictOfInterest(each, facts.conflicts),
  );
  if (able.length === 0) {
    throw new InputError(
      `\`to\` '${ref}' would decide for themselves: they asked for this access, or it is for them. Name somebody else.`,
    );
  }
  return { ref, people: able };
}
