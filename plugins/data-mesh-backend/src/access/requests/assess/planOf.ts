import { parseEntityRef } from '@backstage/catalog-model';
import {
  approverReferences,
  resolveApprovalPlan,
  type ContractRole,
  type PlannedStep,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { PeopleDirectory } from '../../../people/PeopleDirectory';

/** Who has to approve a request for a role of a port, in order. */
export async function planOf(
  people: PeopleDirectory,
  product: { ref: string; title: string; owner?: string },
  role: ContractRole | undefined,
): Promise<PlannedStep[]> {
  const { namespace } = parseEntityRef(product.ref);
  const named = async (text: string | undefined) =>
    people.existing(approverReferences(text, namespace));
  const [first, second] = await Promise.all([
    named(role?.firstLevelApprovers),
    named(role?.secondLevelApprovers),
  ]);
  return resolveApprovalPlan({
    product,
    role: role && {
      role: role.role,
      firstLevelApprovers: first,
      secondLevelApprovers: role.secondLevelApprovers ? second : undefined,
    },
  });
}
