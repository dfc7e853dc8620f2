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
 * To ask for access to data. Whom one may ask for, and what for, is decided by
 * the rules of access, not by this permission.
 * @public
 */
export const accessRequestPermission = createPermission({
  name: 'data-mesh.access.request',
  attributes: { action: 'create' },
});

/**
 * To see all requests and grants, of every product that one may read.
 * Requesters, approvers and owners see theirs without it.
 * @public
 */
export const accessReadAllPermission = createPermission({
  name: 'data-mesh.access.read.all',
  attributes: { action: 'read' },
});

/**
 * To revoke any grant. Owners revoke those of their products without it.
 * @public
 */
export const accessRevokeAnyPermission = createPermission({
  name: 'data-mesh.access.revoke.any',
  attributes: { action: 'delete' },
});

/**
 * To see how provisioning stands.
 * @public
 */
export const provisioningReadPermission = createPermission({
  name: 'data-mesh.access.provisioning.read',
  attributes: { action: 'read' },
});

/**
 * To try a provisioning again, and to resume it after it stopped itself.
 * @public
 */
export const provisioningManagePermission = createPermission({
  name: 'data-mesh.access.provisioning.manage',
  attributes: { action: 'update' },
});

/**
 * To read, export and verify the audit log.
 * @public
 */
export const auditReadPermission = createPermission({
  name: 'data-mesh.audit.read',
  attributes: { action: 'read' },
});

/**
 * To push check results with a Backstage token, and to make tokens for it. For
 * which products, their ownership decides.
 * @public
 */
export const qualityPublishPermission = createPermission({
  name: 'data-mesh.quality.publish',
  attributes: { action: 'create' },
});

/**
 * To do for every product what its owners may: run checks, acknowledge
 * incidents, map results that belong to no product yet.
 * @public
 */
export const qualityManagePermission = createPermission({
  name: 'data-mesh.quality.manage',
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
  accessRequestPermission,
  accessReadAllPermission,
  accessRevokeAnyPermission,
  provisioningReadPermission,
  provisioningManagePermission,
  auditReadPermission,
  qualityPublishPermission,
  qualityManagePermission,
];
