import {
  productReadPermission,
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
