import type { AccessGrantRow } from '../../database/tables';
import type { ReplacedPlan } from '../provisioning/plan';

/** What a grant gives, as it was approved. */
export type Approval = Pick<
  AccessGrantRow,
  'contract_hash' | 'columns' | 'snapshot'
>;

/**
 * What of a grant changes when something else is approved for it: it is
 * planned anew, and the plan in force is kept until then, so that nothing that
 * was given is forgotten. The same as before changes nothing in the platform.
 */
export function replaceApproval(
  row: AccessGrantRow,
  approval: Approval,
  now: Date,
): Partial<AccessGrantRow> {
  const gives = ({ contract_hash, snapshot }: Approval) => {
    const { columns, server, provisioner } = JSON.parse(snapshot);
    return JSON.stringify([contract_hash, columns, server, provisioner]);
  };
  if (gives(row) === gives(approval)) {
    return approval;
  }
  const inForce: ReplacedPlan | undefined =
    row.provisioner && row.target && row.plan
      ? {
          provisioner: row.provisioner,
          target: row.target,
          plan: JSON.parse(row.plan),
        }
      : undefined;
  return {
    ...approval,
    replaced_plan: inForce ? JSON.stringify(inForce) : row.replaced_plan,
    provisioner: null,
    target: null,
    plan: null,
    attempts: 0,
    priority: 0,
    due_at: now,
  };
}
