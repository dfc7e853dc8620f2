/**
 * Topics of Backstage's event bus about requests. The payload of all is an
 * {@link AccessRequestEventPayload}. They are told after the commit, at least
 * once, in no order.
 * @public
 */
export const ACCESS_REQUEST_TOPICS = {
  created: 'data-mesh.access.request.created',
  approved: 'data-mesh.access.request.approved',
  rejected: 'data-mesh.access.request.rejected',
  withdrawn: 'data-mesh.access.request.withdrawn',
  expired: 'data-mesh.access.request.expired',
  closed: 'data-mesh.access.request.closed',
  escalated: 'data-mesh.access.request.escalated',
} as const;

/**
 * Topics of Backstage's event bus about grants. The payload of all is an
 * {@link AccessGrantEventPayload}; see {@link ACCESS_REQUEST_TOPICS}.
 * @public
 */
export const ACCESS_GRANT_TOPICS = {
  /** The platform gives the access, seen. */
  provisioned: 'data-mesh.access.grant.provisioned',
  /** The window is over; the platform may still give it. */
  ended: 'data-mesh.access.grant.ended',
  /** The platform no longer gives the access, seen. */
  deprovisioned: 'data-mesh.access.grant.deprovisioned',
  /** Something keeps it from being as wanted. */
  blocked: 'data-mesh.access.grant.blocked',
  /** It was found otherwise than it was left. */
  drifted: 'data-mesh.access.grant.drifted',
  /** Its end was moved. */
  extended: 'data-mesh.access.grant.extended',
} as const;

/** @public */
export type AccessRequestEventPayload = {
  requestId: string;
  /** Full entity references. */
  product: string;
  port: string;
  consumer: string;
  requester: string;
  state: string;
};

/** @public */
export type AccessGrantEventPayload = {
  grantId: string;
  requestId: string;
  product: string;
  port: string;
  consumer: string;
  /** ISO 8601 in UTC. */
  startsAt: string;
  endsAt: string;
  /** Why it ended, for those that did. */
  end?: string;
};

/**
 * Channel of Backstage's signals: requests, grants or tasks of the receiver
 * changed, so an open page should read again. The message is
 * `{ requestId?: string, grantId?: string }`.
 * @public
 */
export const ACCESS_SIGNAL_CHANNEL = 'data-mesh:access';

/**
 * On a User, Group or Component: its login in a platform, under
 * `data-mesh/login.<id of the provisioner>`.
 * @public
 */
export const ANNOTATION_LOGIN_PREFIX = 'data-mesh/login.';
