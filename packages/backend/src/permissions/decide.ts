import {
  createDataProductConditionalDecision,
  dataProductConditions,
} from '@backstage-data-mesh/plugin-data-mesh-node';
import {
  accessReadAllPermission,
  accessRevokeAnyPermission,
  auditReadPermission,
  productReadPermission,
  provisioningManagePermission,
  provisioningReadPermission,
  qualityManagePermission,
  registryRefreshPermission,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import {
  catalogConditions,
  createCatalogConditionalDecision,
} from '@backstage/plugin-catalog-backend/alpha';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import {
  AuthorizeResult,
  type Permission,
  type PolicyDecision,
  isPermission,
  isResourcePermission,
} from '@backstage/plugin-permission-common';

const GOVERNANCE = [
  'group:default/data-governance',
  'group:default/hospital-data-governance',
];
const DATA_PROTECTION = [
  'group:default/data-protection',
  'group:default/hospital-data-protection',
];
const PLATFORM = ['group:default/data-platform'];

/** Groups of the example worlds that oversee all data products. */
export const OVERSEERS = [...GOVERNANCE, ...DATA_PROTECTION, ...PLATFORM];

/** Who has what not everybody has. */
const RESERVED: Array<{ permission: Permission; groups: string[] }> = [
  { permission: registryRefreshPermission, groups: PLATFORM },
  { permission: accessReadAllPermission, groups: OVERSEERS },
  { permission: accessRevokeAnyPermission, groups: GOVERNANCE },
  {
    permission: auditReadPermission,
    groups: [...GOVERNANCE, ...DATA_PROTECTION],
  },
  { permission: provisioningReadPermission, groups: PLATFORM },
  { permission: provisioningManagePermission, groups: PLATFORM },
  {
    permission: qualityManagePermission,
    groups: [...GOVERNANCE, ...PLATFORM],
  },
];

const allow: PolicyDecision = { result: AuthorizeResult.ALLOW };
const deny: PolicyDecision = { result: AuthorizeResult.DENY };

/**
 * The rules of the demo: everybody may do everything, asking for access
 * included, with two exceptions. An experimental product is there for its owners
 * and the overseers only. And what concerns everybody's access is reserved:
 * governance and data protection see all of it and read the audit log,
 * governance revokes, the platform team runs the registry and provisioning, and
 * both see to results and incidents of products that others own.
 *
 * @param claims - full references of the user and the groups they belong to;
 *   undefined for somebody who is not signed in
 */
export function decide(
  permission: Permission,
  claims: string[] | undefined,
): PolicyDecision {
  const reserved = RESERVED.find(
    each => each.permission.name === permission.name,
  );
  if (reserved) {
    return claims?.some(claim => reserved.groups.includes(claim))
      ? allow
      : deny;
  }
  if (claims?.some(claim => OVERSEERS.includes(claim))) {
    return allow;
  }
  if (isResourcePermission(permission, productReadPermission.resourceType)) {
    return createDataProductConditionalDecision(permission, {
      anyOf: [
        {
          not: dataProductConditions.hasLifecycle({
            lifecycles: ['experimental'],
          }),
        },
        dataProductConditions.isOwner({ claims: claims ?? [] }),
      ],
    });
  }
  // The catalog holds the same products, contracts included.
  if (isPermission(permission, catalogEntityReadPermission)) {
    return createCatalogConditionalDecision(permission, {
      anyOf: [
        { not: catalogConditions.isEntityKind({ kinds: ['DataProduct'] }) },
        {
          not: catalogConditions.hasSpec({
            key: 'lifecycle',
            value: 'experimental',
          }),
        },
        catalogConditions.isEntityOwner({ claims: claims ?? [] }),
      ],
    });
  }
  return allow;
}
