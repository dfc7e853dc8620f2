import { createPermission } from '@backstage/plugin-permission-common';

/**
 * Resource type of a data product in permission decisions. Its resource refs
 * are full entity references, such as `dataproduct:default/orders`.
 * @public
 */
export const RESOURCE_TYPE_DATA_PRODUCT = 'data-mesh-product';

/**
 * To see a product: its page, its contracts, its place in lists and graphs.
 * Decided per product.
 * @public
 */
export const productReadPermission = createPermission({
  name: 'data-mesh.product.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_DATA_PRODUCT,
});

/**
 * To see how the registry follows the catalog.
 * @public
 */
export const registryReadPermission = createPermission({
  name: 'data-mesh.registry.read',
  attributes: { action: 'read' },
});

/**
 * To make the registry follow the catalog now, or rebuild it.
 * @public
 */
export const registryRefreshPermission = createPermission({
  name: 'data-mesh.registry.refresh',
  attributes: { action: 'update' },
});

/**
 * All permissions of the suite.
 * @public
 */
export const dataMeshPermissions = [
  productReadPermission,
  registryReadPermission,
  registryRefreshPermission,
];
