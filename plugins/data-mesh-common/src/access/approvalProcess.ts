import type { ApprovalMode } from './approvalPlan';
import {
  askedPeople,
  eligiblePeople,
  whyMayNotDecide,
  type DecisionFacts,
} from './eligibility';
import { IllegalMoveError } from './IllegalMoveError';
import { IneligibleError } from './IneligibleError';
import { judgeStep } from './judgeStep';
import {
  moveRequest,
  type RequestMove,
  type RequestState,
} from './requestStates';

/** @public */
export type StepStatus =
  'waiting' | 'open' | 'approved' | 'rejected' | 'skipped';

/**
 * A request on its way through its plan. Values of this type are never
 * changed; every move returns a new one.
 * @public
 */
export type ApprovalProcess = {
  state: RequestState;
  /** Position of the open step; absent when none is. */
  step?: number;
  steps: ReadonlyArray<{
    mode: ApprovalMode;
    quorum?: number;
    status: StepStatus;
  }>;
  decisions: ReadonlyArray<{
    position: number;
    by: string;
    verdict: 'approve' | 'reject';
  }>;
};

/**
 * What a decision did: counted in a step that needs more people, opened the
 * next step, or ended the request.
 * @public
 */
export type DecisionEffect = 'counted' | 'next-step' | 'approved' | 'rejected';

/**
 * A pending request whose first step is open.
 * @public
 */
export function beginApproval(
  steps: ReadonlyArray<{ mode: ApprovalMode; quorum?: number }>,
): ApprovalProcess {
  if (steps.length === 0) {
    throw new TypeError('A plan without steps would be approved by nobody');
  }
  return {
    state: moveRequest('draft', 'submit'),
    step: 0,
    steps: steps.map(({ mode, quorum }, position) => ({
      mode,
      quorum,
      status: position === 0 ? 'open' : 'waiting',
    })),
    decisions: [],
  };
}

/**
 * Lets somebody decide the open step.
 *
 * @param facts - About the open step, as the catalog says now
 * @returns The process after it, what it did, and in whose place it was made
 * @throws IllegalMoveError when the request is not pending
 * @throws IneligibleError when they may not decide
 * @public
 */
export function decideStep(
  process: ApprovalProcess,
  decision: { by: string; verdict: 'approve' | 'reject' },
  facts: Omit<DecisionFacts, 'decided'>,
): { process: ApprovalProcess; effect: DecisionEffect; delegatedBy?: string } {
  const { step: position, steps } = process;
  // Names the state when it cannot be decided any more.
  const move: RequestMove = decision.verdict;
  moveRequest(process.state, move);
  if (position === undefined || steps[position]?.status !== 'open') {
    throw new IllegalMoveError('request without an open step', 'pending', move);
  }
  const decided = process.decisions
    .filter(each => each.position === position)
    .map(each => each.by);
  const why = whyMayNotDecide(decision.by, { ...facts, decided });
  if (why) {
    throw new IneligibleError(why);
  }
  const decisions = [...process.decisions, { position, ...decision }];
  const { status } = judgeStep(
    {
      ...steps[position],
      decisions: decisions.filter(each => each.position === position),
    },
    eligiblePeople(facts),
  );
  const { delegatedBy } = askedPeople(facts).get(decision.by) ?? {};
  const withStatus = (next: StepStatus, others?: StepStatus) =>
    steps.map((step, nth) => {
      if (nth === position) {
        return { ...step, status: next };
      }
      return nth > position && others ? { ...step, status: others } : step;
    });

  if (status === 'open') {
    return {
      process: { ...process, decisions },
      effect: 'counted',
      delegatedBy,
    };
  }
  if (status === 'rejected') {
    return {
      process: {
        state: moveRequest(process.state, 'reject'),
        steps: withStatus('rejected', 'skipped'),
        decisions,
      },
      effect: 'rejected',
      delegatedBy,
    };
  }
  if (position + 1 < steps.length) {
    const next = withStatus('approved').map((step, nth) =>
      nth === position + 1 ? { ...step, status: 'open' as const } : step,
    );
    return {
      process: { ...process, step: position + 1, steps: next, decisions },
      effect: 'next-step',
      delegatedBy,
    };
  }
  return {
    process: {
      state: moveRequest(process.state, 'approve'),
      steps: withStatus('approved'),
      decisions,
    },
    effect: 'approved',
    delegatedBy,
  };
}

/**
 * Ends a request without a decision.
 *
 * @throws IllegalMoveError when it is not pending
 * @public
 */
export function endRequest(
  process: ApprovalProcess,
  move: 'withdraw' | 'expire' | 'close',
): ApprovalProcess {
  return {
    state: moveRequest(process.state, move),
    steps: process.steps.map(step =>
      step.status === 'open' || step.status === 'waiting'
        ? { ...step, status: 'skipped' as const }
        : step,
    ),
    decisions: process.decisions,
  };
}
