import { NotFoundError } from '@backstage/errors';
import {
  eligiblePeople,
  whyMayNotDecide,
  type AccessRequestDetail,
  type DecisionFacts,
  type Ineligible,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { readTimeline } from '../../audit/readTimeline';
import type {
  AccessDecisionRow,
  AccessRequestRow,
  AccessStepRow,
} from '../../database/tables';
import type { AccessRoom } from '../AccessRoom';
import type { Caller } from '../Caller';
import { readDecisionFacts } from './decisionFacts';
import { readGrantDetail } from './getGrant';
import { presentRequest } from './presentRequest';
import { presentStep } from './presentStep';
import { readDecisions, readSteps } from './readSteps';
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
  const [viewer, row] = await Promise.all([
    Viewer.create(room, caller),
    knex<AccessRequestRow>('access_requests').where({ id }).first(),
  ]);
  if (!row) {
    throw requestNotFound(id);
  }
  const [plans, decisions] = await Promise.all([
    readSteps(knex, [id]),
    readDecisions(knex, id),
  ]);
  const steps = plans.get(id) ?? [];
  const asks =
    row.requester_ref === caller.actor.ref || viewer.uses(row.consumer_ref);
  const approver = isApprover(viewer, steps, decisions);
  const owner = viewer.owns(row);
  // Asked for only when nothing else lets the caller see it.
  const overseer = owner || (await viewer.oversees(row.product_ref));
  if (!asks && !approver && !overseer) {
    throw requestNotFound(id);
  }

  const [facts, timeline, grant] = await Promise.all([
    readFacts(room, row, steps, decisions),
    readTimeline(knex, { request_id: id }),
    row.grant_id === null
      ? undefined
      : readGrantDetail(room, viewer, row.grant_id),
  ]);
  const openStep = steps.find(step => step.position === row.step);
  const ineligible = whyNot(viewer, openStep && facts.get(openStep.position));
  const actions = requestActions(
    { state: row.state, stepOpen: openStep?.status === 'open' },
    {
      asks,
      requester: row.requester_ref === viewer.me,
      approver,
      overseer,
      ineligible,
    },
  );
  return {
    ...presentRequest(row, steps, viewer.mesh),
    steps: steps.map(step =>
      presentStep(step, decisions, people(facts.get(step.position))),
    ),
    timeline,
    grant,
    actions,
    cannotDecide:
      row.state === 'pending' && approver ? ineligible?.message : undefined,
    evidence:
      approver || overseer
        ? await readEvidence(knex, viewer, row, room.classifications)
        : undefined,
  };
}

function requestNotFound(id: string): NotFoundError {
  return new NotFoundError(
    `There is no request '${id}', or you may not see it`,
  );
}

/** Whether the caller is, was or will be asked, or has decided. */
function isApprover(
  viewer: Viewer,
  steps: AccessStepRow[],
  decisions: AccessDecisionRow[],
): boolean {
  return (
    decisions.some(decision => decision.by_ref === viewer.me) ||
    steps.some(step => {
      const approvers: string[] = JSON.parse(step.approvers);
      const delegations: Array<{ to: string }> = JSON.parse(step.delegations);
      return (
        approvers.some(ref => viewer.is(ref)) ||
        delegations.some(({ to }) => viewer.is(to))
      );
    })
  );
}

/**
 * Who is asked by each step that is not over. While the catalog cannot be
 * asked the page still shows everything else, and nobody may decide.
 */
async function readFacts(
  room: AccessRoom,
  row: AccessRequestRow,
  steps: AccessStepRow[],
  decisions: AccessDecisionRow[],
): Promise<Map<number, DecisionFacts>> {
  const wanted =
    row.state === 'pending'
      ? steps.filter(step => ['open', 'waiting'].includes(step.status))
      : [];
  try {
    return new Map(
      await Promise.all(
        wanted.map(
          async step =>
            [
              step.position,
              await readDecisionFacts(room.people, row, step, decisions),
            ] as const,
        ),
      ),
    );
  } catch (error) {
    room.logger.warn(`The people of a request cannot be told: ${error}`);
    return new Map();
  }
}

function people(facts: DecisionFacts | undefined): string[] | undefined {
  return facts && eligible(facts);
}

function eligible(facts: DecisionFacts): string[] {
  return eligiblePeople(facts).filter(
    person => !facts.decided.includes(person),
  );
}

function whyNot(
  viewer: Viewer,
  facts: DecisionFacts | undefined,
): Ineligible | undefined {
  if (!viewer.me) {
    return { code: 'not-asked', message: 'Only people decide.' };
  }
  if (!facts) {
    return {
      code: 'not-asked',
      message: 'The catalog cannot tell at the moment who may decide.',
    };
  }
  return whyMayNotDecide(viewer.me, facts);
}
