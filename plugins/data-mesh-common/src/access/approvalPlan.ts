import { completeReference } from '../products/references';

/** @public */
export type ApprovalMode = 'any' | 'all' | 'quorum';

/**
 * A step of an approval plan, before anybody was asked.
 * @public
 */
export type PlannedStep = {
  /** Such as owner. */
  name: string;
  /** Why it is there, in words. */
  reason: string;
  /** The rule behind it: `owner`, `contract-role`, `policy:<name>`. */
  source: string;
  mode: ApprovalMode;
  /** Approvals of different people that a quorum needs. */
  quorum?: number;
  /** Full references of users and groups; a group means its direct members. */
  approvers: string[];
  /** From opening to escalation, in milliseconds; the default when left out. */
  timeoutMs?: number;
};

/**
 * What the plan of a request follows from.
 * @public
 */
export type PlanFacts = {
  product: { ref: string; title: string; owner?: string };
  role?: {
    role: string;
    /**
     * Full references that exist. A first level that names nobody who exists
     * falls back to the owner.
     */
    firstLevelApprovers: string[];
    /**
     * As above; undefined when the contract asks for no second level. One that
     * names nobody who exists stays a step, which is brought before others.
     */
    secondLevelApprovers?: string[];
  };
};

/**
 * Steps that others than the contract ask for, such as a policy. They can only
 * add: a plan never gets fewer steps by them.
 * @public
 */
export type PlanContribution = PlannedStep;

/**
 * Who has to approve a request, in order: the first level of the role, else
 * the owner of the product; then the second level of the role; then what
 * contributions ask for, as they are given.
 * @public
 */
export function resolveApprovalPlan(
  facts: PlanFacts,
  contributions: readonly PlanContribution[] = [],
): PlannedStep[] {
  const { product, role } = facts;
  const steps: PlannedStep[] = [];
  if (role && role.firstLevelApprovers.length > 0) {
    steps.push({
      // Who reads it asks who that is, not which field of a contract said so.
      name: isOwner(product, role.firstLevelApprovers)
        ? 'owner'
        : 'first approval',
      reason: `The contract asks them first for the role ${role.role}.`,
      source: 'contract-role',
      mode: 'any',
      approvers: role.firstLevelApprovers,
    });
  } else {
    steps.push({
      name: 'owner',
      reason: product.owner
        ? `The owner of ${product.title} decides who uses it.`
        : `${product.title} has no owner, so others have to decide.`,
      source: 'owner',
      mode: 'any',
      approvers: product.owner ? [product.owner] : [],
    });
  }
  if (role?.secondLevelApprovers) {
    steps.push({
      name: 'second approval',
      reason: `The contract asks them as well for the role ${role.role}.`,
      source: 'contract-role',
      mode: 'any',
      approvers: role.secondLevelApprovers,
    });
  }
  return [...steps, ...contributions];
}

function isOwner(
  product: PlanFacts['product'],
  approvers: readonly string[],
): boolean {
  return approvers.length === 1 && approvers[0] === product.owner;
}

/**
 * The references in a contract's text about approvers, such as
 * `group:data-protection, user:steward`. A name without a kind is a group.
 *
 * @param namespace - For names without one
 * @returns Full references, each once; what is none is left out
 * @public
 */
export function approverReferences(
  text: string | undefined,
  namespace?: string,
): string[] {
  const references = (text ?? '')
    .split(/[,;\n]/)
    .map(part => completeReference(part, { namespace, defaultKind: 'Group' }))
    .filter(ref => ref !== undefined)
    .filter(ref => /^(user|group):/.test(ref));
  return [...new Set(references)];
}
