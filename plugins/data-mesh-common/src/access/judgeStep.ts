import type { ApprovalMode } from './approvalPlan';

/** @public */
export type StepVerdict = {
  status: 'open' | 'approved' | 'rejected';
  /** Different people who have approved. */
  approvals: number;
  /** Different people who have to. */
  required: number;
};

/**
 * How many different people have to approve. Never none: a step that asks
 * nobody is not approved by nobody.
 *
 * @param eligible - Number of people who may decide now
 * @public
 */
export function requiredApprovals(
  step: { mode: ApprovalMode; quorum?: number },
  eligible: number,
): number {
  switch (step.mode) {
    case 'any':
      return 1;
    case 'all':
      return Math.max(1, eligible);
    default:
      return Math.max(1, step.quorum ?? 1);
  }
}

/**
 * Whether the people who may decide are enough to approve a step.
 *
 * @param eligible - Number of people who may decide now
 * @public
 */
export function canBeMet(
  step: { mode: ApprovalMode; quorum?: number },
  eligible: number,
): boolean {
  return eligible >= requiredApprovals(step, eligible);
}

/**
 * How a step stands.
 *
 * @param step - With the decisions of its own, each made by somebody who was
 *   allowed to at the time
 * @param eligible - Who may decide now, those who have decided included
 * @public
 */
export function judgeStep(
  step: {
    mode: ApprovalMode;
    quorum?: number;
    decisions: ReadonlyArray<{ by: string; verdict: 'approve' | 'reject' }>;
  },
  eligible: readonly string[],
): StepVerdict {
  const approvers = new Set(
    step.decisions.filter(d => d.verdict === 'approve').map(d => d.by),
  );
  const approvals = approvers.size;
  const required = requiredApprovals(step, eligible.length);
  if (step.decisions.some(d => d.verdict === 'reject')) {
    return { status: 'rejected', approvals, required };
  }
  const isMet =
    approvals >= required &&
    (step.mode !== 'all' || eligible.every(person => approvers.has(person)));
  return { status: isMet ? 'approved' : 'open', approvals, required };
}
