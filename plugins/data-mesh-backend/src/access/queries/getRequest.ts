import { toError } from '@backstage/errors';
import {
  whyMayNotDecide,
  type AccessRequestDetail,
  type Ineligible,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { readTimeline } from '../../audit/readTimeline';
import type { AccessStepRow } from '../../database/tables';
import type { AccessRoom } from '../AccessRoom';
import type { Caller } from '../../people/Caller';
import { escalatableFrom } from '../requests/escalatableFrom';
import {
  approversOf,
  delegationsOf,
  openStepOf,
  readRecord,
  requestNotFound,
  type RequestRecord,
} from '../requests/record';
import {
  conflictsOf,
  stepPeople,
  type StepPeople,
} from '../requests/stepPeople';
import { readGrantDetail } from './getGrant';
import { presentRequest } from './presentRequest';
import { presentStep } from './presentStep';
import { readEvidence } from './readEvidence';
import { requestActions } from './requestActions';
import { Viewer } from './Viewer';

/**
 * One request with its plan, decisions, timeline and grant.
 *
 * @throws NotFoundError both when there is none and when the caller may not
 *   see it, with the same words
 */
export async function getRequest(
  room: AccessRoom,
  caller: Caller,
  id: string,
): Promise<AccessRequestDetail> {
  const { knex } = room;
  const [viewer, record] = await Promise.all([
    Viewer.create(room, caller),
    readRecord(knex, id),
  ]);
  const { row, steps, decisions } = record;
  const asks = row.requester_ref === viewer.me || viewer.uses(row.consumer_ref);
  const approver = isApprover(viewer, record);
  const overseer = viewer.owns(row) || (await viewer.oversees(row.product_ref));
  if (!asks && !approver && !overseer) {
    throw requestNotFound(id);
  }

  const [people, timeline, grant, evidence] = await Promise.all([
    readPeople(room, record),
    readTimeline(knex, { request_id: id }),
    row.grant_id === null
      ? undefined
      : readGrantDetail(room, viewer, row.grant_id),
    approver || overseer
      ? readEvidence(knex, viewer, row, room.classifications)
      : undefined,
  ]);
  const openStep = openStepOf(record);
  const decided = decidedIn(record, openStep?.position);
  const ineligible = whyNot(
    viewer,
    openStep && people.get(openStep.position),
    decided,
  );
  return {
    ...presentRequest(row, steps, viewer.mesh),
    steps: steps.map(step =>
      presentStep(
        step,
        decisions,
        people
          .get(step.position)
          ?.eligible.filter(
            ref => !decidedIn(record, step.position).includes(ref),
          ),
      ),
    ),
    timeline,
    grant,
    actions: requestActions(
      {
        state: row.state,
        stepOpen: openStep !== undefined,
        isLate: isLate(room, viewer, openStep),
      },
      { asks, approver, overseer, ineligible },
    ),
    cannotDecide:
      row.state === 'pending' && approver ? ineligible?.message : undefined,
    evidence,
  };
}

/** Whether the caller is, was or will be asked, or has decided. */
function isApprover(
  viewer: Viewer,
  { steps, decisions }: RequestRecord,
): boolean {
  return (
    decisions.some(decision => decision.by_ref === viewer.me) ||
    steps.some(
      step =>
        approversOf(step).some(ref => viewer.is(ref)) ||
        delegationsOf(step).some(
          ({ from, to }) => viewer.is(from) || viewer.is(to),
        ),
    )
  );
}

/**
 * Who is asked by the steps that are not over, by their positions. While the
 * catalog cannot be asked, the page still shows everything else, and nobody
 * may decide.
 */
async function readPeople(
  room: AccessRoom,
  { row, steps }: RequestRecord,
): Promise<Map<number, StepPeople>> {
  const wanted =
    row.state === 'pending'
      ? steps.filter(step => ['open', 'waiting'].includes(step.status))
      : [];
  if (wanted.length === 0) {
    return new Map();
  }
  try {
    const conflicts = await conflictsOf(room.people, row);
    return new Map(
      await Promise.all(
        wanted.map(async step => {
          const people = await stepPeople(room.people, conflicts, {
            approvers: approversOf(step),
            delegations: delegationsOf(step),
          });
          return [step.position, people] as const;
        }),
      ),
    );
  } catch (error) {
    room.logger.warn(
      `It cannot be told who may decide request ${row.id}`,
      toError(error),
    );
    return new Map();
  }
}

function decidedIn(
  { decisions }: RequestRecord,
  position: number | undefined,
): string[] {
  return decisions
    .filter(decision => decision.position === position)
    .map(decision => decision.by_ref);
}

function isLate(
  room: AccessRoom,
  viewer: Viewer,
  step: AccessStepRow | undefined,
): boolean {
  const from = step && escalatableFrom(step, room.options);
  return from === undefined || viewer.now >= from;
}

function whyNot(
  viewer: Viewer,
  people: StepPeople | undefined,
  decided: string[],
): Ineligible | undefined {
  if (!viewer.me) {
    return { code: 'not-asked', message: 'Only people decide.' };
  }
  return people
    ? whyMayNotDecide(viewer.me, { ...people.facts, decided })
    : {
        code: 'not-asked',
        message: 'It cannot be told at the moment who may decide.',
      };
}
