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
