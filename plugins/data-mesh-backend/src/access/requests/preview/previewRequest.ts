import {
  accessRequestPermission,
  type AccessOrderDraft,
  type AccessPreview,
  type AccessProblem,
  type ApprovalStep,
  type PlannedStep,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Provisioner } from '@backstage-data-mesh/plugin-data-mesh-node';
import type { AccessGrantRow } from '../../../database/tables';
import type { AccessRoom } from '../../AccessRoom';
import type { Caller } from '../../../people/Caller';
import { presentGrants } from '../../queries/presentGrants';
import { Viewer } from '../../queries/Viewer';
import { assessOrder, type Assessment } from '../assess/assessOrder';
import { orderOf } from '../assess/orderOf';
import { planOpening, type Opening } from '../bringBeforeOthers';
import { demandPerson } from '../demandPerson';
import { conflictsOf } from '../stepPeople';
import { typicalTime } from './typicalTime';

/** More than a consumer has at one port. */
const MOST_EXISTING = 20;

/** What would happen to a request, without making it. */
export async function previewRequest(
  room: AccessRoom,
  caller: Caller,
  draft: AccessOrderDraft,
): Promise<AccessPreview> {
  await room.products.demand(caller.credentials, accessRequestPermission);
  const person = demandPerson(caller);
  const order = orderOf(draft);
  const assessment = await assessOrder(room, caller, person, order, {
    checkExisting: true,
  });
  const { autoApproval, consumer, plan, problems, read } = assessment;
  const conflicts = await conflictsOf(room.people, {
    requester_ref: person.ref,
    consumer_ref: consumer?.ref ?? person.ref,
  });
  const openings = autoApproval.approved
    ? []
    : await Promise.all(
        plan.map(async step => ({
          step,
          opening: await planOpening(room, step, conflicts),
        })),
      );
  const [existing, typical] = await Promise.all([
    consumer ? readExisting(room, caller, assessment, consumer.ref) : [],
    typicalTime(room.knex, {
      product: order.product,
      port: order.port,
      owner: read.product.owner,
    }),
  ]);
  return {
    steps: openings.map(({ step, opening }, position) =>
      presentOpening(step, opening, position),
    ),
    autoApproved: autoApproval.approved,
    autoApprovalReason: autoApproval.reason,
    ...typical,
    problems: [
      ...problems,
      ...openings.flatMap(({ step, opening }) =>
        opening.stuck ? [nobodyLeft(step)] : [],
      ),
    ],
    existing,
    provisioner: presentProvisioner(assessment.provisioner),
  };
}

function presentOpening(
  step: PlannedStep,
  opening: Opening,
  position: number,
): ApprovalStep {
  return {
    position,
    name: step.name,
    reason: step.reason,
    source: step.source,
    mode: opening.mode,
    quorum: opening.quorum,
    approvers: opening.approvers,
    people: opening.eligible,
    status: 'waiting',
    escalated: opening.escalations.length || undefined,
    decisions: [],
  };
}

function nobodyLeft(step: PlannedStep): AccessProblem {
  return {
    code: 'nobody-to-decide',
    severity: 'warning',
    message: `Too few people could decide the step '${step.name}' now. The request would wait until there are some, and expire at its deadline otherwise.`,
  };
}

async function readExisting(
  room: AccessRoom,
  caller: Caller,
  { read }: Assessment,
  consumer: string,
): Promise<AccessPreview['existing']> {
  const { port, product } = read;
  if (!port) {
    return [];
  }
  const rows = await room
    .knex<AccessGrantRow>('access_grants')
    .where({
      consumer_ref: consumer,
      product_ref: product.ref,
      port: port.name,
    })
    .whereNull('end_kind')
    .where('ends_at', '>', await room.ledger.now())
    .orderBy('ends_at')
    .limit(MOST_EXISTING)
    .select('id');
  return presentGrants(
    room.knex,
    await Viewer.create(room, caller),
    rows.map(({ id }) => id),
  );
}

function presentProvisioner(
  provisioner: Provisioner | string,
): AccessPreview['provisioner'] {
  if (typeof provisioner === 'string') {
    return undefined;
  }
  const { title, automatic, columns } = provisioner.capabilities();
  return { id: provisioner.id, title, automatic, columns };
}
