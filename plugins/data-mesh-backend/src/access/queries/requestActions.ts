import type {
  Ineligible,
  RequestAction,
} from '@backstage-data-mesh/plugin-data-mesh-common';

/** What somebody is to a pending request. */
export type RequestRoles = {
  /** The requester, or among the people of the consumer. */
  asks: boolean;
  /** Asked by the open step, or by one before or after it. */
  approver: boolean;
  /** Owns the product, or oversees all access. */
  overseer: boolean;
  /** Why they may not decide the open step; undefined when they may. */
  ineligible?: Ineligible;
};

/** What somebody may do with a request now. */
export function requestActions(
  request: {
    state: string;
    stepOpen: boolean;
    /** The approvers have had their time. */
    isLate: boolean;
  },
  roles: RequestRoles,
): RequestAction[] {
  if (request.state !== 'pending') {
    return [];
  }
  const decides = request.stepOpen && !roles.ineligible;
  const allowed: Record<RequestAction, boolean> = {
    approve: decides,
    reject: decides,
    delegate: decides,
    comment: roles.asks || roles.approver || roles.overseer,
    escalate:
      request.stepOpen && (roles.approver || (roles.asks && request.isLate)),
    withdraw: roles.asks,
  };
  return (Object.keys(allowed) as RequestAction[]).filter(
    action => allowed[action],
  );
}
