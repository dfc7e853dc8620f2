import {
  eligiblePeople,
  type DecisionFacts,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { AccessRequestRow } from '../../database/tables';
import type { PeopleDirectory } from '../../people/PeopleDirectory';
import type { Delegation } from './record';

/** Who must not decide about a request, as the catalog says now. */
export type Conflicts = Pick<
  DecisionFacts,
  'requester' | 'consumer' | 'beneficiaries'
>;

/** Whom a step asks, and who of them may decide, as the catalog says now. */
export type StepPeople = {
  facts: Omit<DecisionFacts, 'decided'>;
  eligible: string[];
};

export async function conflictsOf(
  people: PeopleDirectory,
  row: Pick<AccessRequestRow, 'requester_ref' | 'consumer_ref'>,
): Promise<Conflicts> {
  return {
    requester: row.requester_ref,
    consumer: row.consumer_ref,
    beneficiaries: await people.beneficiaries(row.consumer_ref),
  };
}

export async function stepPeople(
  people: PeopleDirectory,
  conflicts: Conflicts,
  step: { approvers: readonly string[]; delegations?: readonly Delegation[] },
): Promise<StepPeople> {
  const [approvers, delegations] = await Promise.all([
    people.approvers(step.approvers),
    Promise.all(
      (step.delegations ?? []).map(async ({ from, to }) => ({
        from,
        to,
        people: await people.approvers([to]),
      })),
    ),
  ]);
  const facts = { ...conflicts, approvers, delegations };
  return { facts, eligible: eligiblePeople(facts) };
}
