import { createRouteRef, createSubRouteRef } from '@backstage/core-plugin-api';

/**
 * The marketplace, by default at `/data-mesh`.
 * @public
 */
export const rootRouteRef = createRouteRef({ id: 'data-mesh' });

/**
 * The list of domains.
 * @public
 */
export const domainsRouteRef = createSubRouteRef({
  id: 'data-mesh:domains',
  parent: rootRouteRef,
  path: '/domains',
});

/**
 * One domain.
 * @public
 */
export const domainRouteRef = createSubRouteRef({
  id: 'data-mesh:domain',
  parent: rootRouteRef,
  path: '/domains/:namespace/:name',
});

/**
 * The map of the mesh.
 * @public
 */
export const mapRouteRef = createSubRouteRef({
  id: 'data-mesh:map',
  parent: rootRouteRef,
  path: '/map',
});

/**
 * The requests and grants of who looks.
 * @public
 */
export const accessRouteRef = createSubRouteRef({
  id: 'data-mesh:access',
  parent: rootRouteRef,
  path: '/access',
});

/**
 * What waits for a decision of who looks.
 * @public
 */
export const approvalsRouteRef = createSubRouteRef({
  id: 'data-mesh:approvals',
  parent: rootRouteRef,
  path: '/approvals',
});

/**
 * One request for access.
 * @public
 */
export const requestRouteRef = createSubRouteRef({
  id: 'data-mesh:request',
  parent: rootRouteRef,
  path: '/requests/:id',
});

/**
 * One grant of access.
 * @public
 */
export const grantRouteRef = createSubRouteRef({
  id: 'data-mesh:grant',
  parent: rootRouteRef,
  path: '/grants/:id',
});

/**
 * The audit log.
 * @public
 */
export const auditRouteRef = createSubRouteRef({
  id: 'data-mesh:audit',
  parent: rootRouteRef,
  path: '/audit',
});

/**
 * How provisioning stands.
 * @public
 */
export const provisioningRouteRef = createSubRouteRef({
  id: 'data-mesh:provisioning',
  parent: rootRouteRef,
  path: '/provisioning',
});

/**
 * The quality of the mesh, its domains and owners.
 * @public
 */
export const scorecardsRouteRef = createSubRouteRef({
  id: 'data-mesh:scorecards',
  parent: rootRouteRef,
  path: '/scorecards',
});

/**
 * Results that belong to no product yet.
 * @public
 */
export const unmatchedRouteRef = createSubRouteRef({
  id: 'data-mesh:unmatched',
  parent: rootRouteRef,
  path: '/unmatched',
});

/**
 * Tokens with which results are sent.
 * @public
 */
export const tokensRouteRef = createSubRouteRef({
  id: 'data-mesh:tokens',
  parent: rootRouteRef,
  path: '/tokens',
});
