import {
  accessReadAllPermission,
  accessRequestPermission,
  accessRevokeAnyPermission,
  auditReadPermission,
  dataMeshPermissions,
  productReadPermission,
  provisioningManagePermission,
  provisioningReadPermission,
  qualityManagePermission,
  qualityPublishPermission,
  registryReadPermission,
  registryRefreshPermission,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { decide } from './decide';

const analyst = ['user:default/analyst', 'group:default/marketing-analytics'];

describe('decide', () => {
  it.each([
    ['a data user', analyst, 'CONDITIONAL'],
    ['nobody', undefined, 'CONDITIONAL'],
    ['the governance group', ['group:default/data-governance'], 'ALLOW'],
    ['data protection', ['group:default/data-protection'], 'ALLOW'],
  ])('shows products to %s: %s', (_, claims, result) => {
    expect(decide(productReadPermission, claims).result).toBe(
      AuthorizeResult[result as keyof typeof AuthorizeResult],
    );
  });

  it('hides an experimental product from all but its owners', () => {
    expect(decide(productReadPermission, analyst)).toEqual(
      expect.objectContaining({
        pluginId: 'data-mesh',
        conditions: {
          anyOf: [
            {
              not: expect.objectContaining({
                rule: 'HAS_LIFECYCLE',
                params: { lifecycles: ['experimental'] },
              }),
            },
            expect.objectContaining({
              rule: 'IS_OWNER',
              params: { claims: analyst },
            }),
          ],
        },
      }),
    );
  });

  it.each([
    ['a data user', analyst, 'DENY'],
    ['nobody', undefined, 'DENY'],
    ['the platform team', ['group:default/data-platform'], 'ALLOW'],
  ])('lets the registry be refreshed by %s: %s', (_, claims, result) => {
    expect(decide(registryRefreshPermission, claims).result).toBe(
      AuthorizeResult[result as keyof typeof AuthorizeResult],
    );
  });

  const everybody = [
    'nobody',
    'analyst',
    'owner',
    'governance',
    'protection',
    'platform',
  ];
  it.each([
    [accessRequestPermission, everybody],
    [accessReadAllPermission, ['governance', 'protection', 'platform']],
    [accessRevokeAnyPermission, ['governance']],
    [auditReadPermission, ['governance', 'protection']],
    [provisioningReadPermission, ['platform']],
    [provisioningManagePermission, ['platform']],
    [qualityPublishPermission, everybody],
    [qualityManagePermission, ['governance', 'platform']],
    [registryReadPermission, everybody],
    [registryRefreshPermission, ['platform']],
  ])('$0.name is for: $1', (permission, holders) => {
    const claims: Record<string, string[] | undefined> = {
      nobody: undefined,
      analyst,
      owner: ['user:default/order-owner', 'group:default/order-team'],
      governance: ['group:default/hospital-data-governance'],
      protection: ['group:default/data-protection'],
      platform: ['group:default/data-platform'],
    };
    expect(
      everybody.filter(
        who => decide(permission, claims[who]).result === AuthorizeResult.ALLOW,
      ),
    ).toEqual(holders);
  });

  it('has a rule for each permission of the suite, as decided above', () => {
    expect(dataMeshPermissions.map(({ name }) => name).sort()).toEqual([
      'data-mesh.access.provisioning.manage',
      'data-mesh.access.provisioning.read',
      'data-mesh.access.read.all',
      'data-mesh.access.request',
      'data-mesh.access.revoke.any',
      'data-mesh.audit.read',
      'data-mesh.product.read',
      'data-mesh.quality.manage',
      'data-mesh.quality.publish',
      'data-mesh.registry.read',
      'data-mesh.registry.refresh',
    ]);
  });

  it('hides it in the catalog too, where its contract stands', () => {
    expect(decide(catalogEntityReadPermission, analyst)).toEqual(
      expect.objectContaining({ result: AuthorizeResult.CONDITIONAL }),
    );
    expect(
      decide(catalogEntityReadPermission, ['group:default/data-governance']),
    ).toEqual({ result: AuthorizeResult.ALLOW });
  });

  it('leaves everything else open', () => {
    expect(decide(registryReadPermission, undefined).result).toBe(
      AuthorizeResult.ALLOW,
    );
  });
});
