import type {
  DecisionFacts,
  DelegationFacts,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type {
  AccessDecisionRow,
  AccessRequestRow,
  AccessStepRow,
} from '../../database/tables';
import type { PeopleDirectory } from '../people/PeopleDirectory';

/** A delegation as a step stores it. */
type StoredDelegation = { from: string; to: string; at: string };

/** Who may decide a step of a request, as the catalog says now. */
export async function readDecisionFacts(
  people: PeopleDirectory,
  request: Pick<AccessRequestRow, 'requester_ref' | 'consumer_ref'>,
  step: AccessStepRow,
  decisions: readonly AccessDecisionRow[],
): Promise<DecisionFacts> {
  const delegations: StoredDelegation[] = JSON.parse(step.delegations);
  const [approvers, beneficiaries, delegates] = await Promise.all([
    people.approvers(JSON.parse(step.approvers)),
    people.beneficiaries(request.consumer_ref),
    Promise.all(
      delegations.map(async ({ from, to }): Promise<DelegationFacts> => ({
        from,
        to,
        people: await people.approvers([to]),
      })),
    ),
  ]);
  return {
    requester: request.requester_ref,
    consumer: request.consumer_ref,
    beneficiaries,
    approvers,
    delegations: delegates,
    decided: decisions
      .filter(decision => decision.position === step.position)
      .map(decision => decision.by_ref),
  };
}
