import {
  createDataProductConditionalDecision,
  dataProductConditions,
} from '@backstage-data-mesh/plugin-data-mesh-node';
import {
  productReadPermission,
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

/** Groups of the example worlds that oversee all data products. */
export const OVERSEERS = [
  'group:default/data-governance',
  'group:default/data-platform',
  'group:default/data-protection',
  'group:default/hospital-data-governance',
  'group:default/hospital-data-protection',
];

const allow: PolicyDecision = { result: AuthorizeResult.ALLOW };
const deny: PolicyDecision = { result: AuthorizeResult.DENY };

/**
 * The rules of the demo: everybody may do everything, except that an
 * experimental product is there for its owners and the overseers only, and the
 * registry is refreshed by the platform team.
 *
 * @param claims - full references of the user and the groups they belong to;
 *   undefined for somebody who is not signed in
 */
export function decide(
  permission: Permission,
  claims: string[] | undefined,
): PolicyDecision {
  if (isPermission(permission, registryRefreshPermission)) {
    return claims?.includes('group:default/data-platform') ? allow : deny;
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
