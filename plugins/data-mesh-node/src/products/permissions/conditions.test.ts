import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { productReadPermission } from '@backstage-data-mesh/plugin-data-mesh-common';
import {
  createDataProductConditionalDecision,
  dataProductConditions,
  dataProductPermissionRules,
} from './conditions';
import type { DataProductResource } from './resource';

const { isOwner, hasClassification, hasLifecycle, hasTag, inDomain } =
  dataProductPermissionRules;

const orders: DataProductResource = {
  ref: 'dataproduct:default/orders',
  type: 'source-aligned',
  lifecycle: 'production',
  classification: 'restricted',
  owner: 'group:default/order-team',
  domains: ['domain:default/order', 'domain:default/commerce'],
  tags: ['sales'],
};
const bare: DataProductResource = {
  ref: 'dataproduct:default/bare',
  domains: [],
  tags: [],
};

describe('rules for data products', () => {
  it.each([
    [
      'owners',
      isOwner.apply(orders, {
        claims: ['user:default/x', 'group:default/order-team'],
      }),
      true,
    ],
    [
      'owners in another case',
      isOwner.apply(orders, { claims: ['Group:Default/Order-Team'] }),
      true,
    ],
    [
      'others',
      isOwner.apply(orders, { claims: ['group:default/others'] }),
      false,
    ],
    ['nobody', isOwner.apply(orders, { claims: [] }), false],
    [
      'owners of what has no owner',
      isOwner.apply(bare, { claims: ['undefined', ''] }),
      false,
    ],
    [
      'a classification',
      hasClassification.apply(orders, { classifications: ['Restricted'] }),
      true,
    ],
    [
      'another classification',
      hasClassification.apply(orders, { classifications: ['public'] }),
      false,
    ],
    [
      'a classification of what has none',
      hasClassification.apply(bare, { classifications: ['public'] }),
      false,
    ],
    [
      'a lifecycle',
      hasLifecycle.apply(orders, { lifecycles: ['production'] }),
      true,
    ],
    [
      'another lifecycle',
      hasLifecycle.apply(orders, { lifecycles: ['retired'] }),
      false,
    ],
    [
      'the domain',
      inDomain.apply(orders, { domains: ['domain:default/order'] }),
      true,
    ],
    [
      'a domain around it',
      inDomain.apply(orders, { domains: ['domain:default/commerce'] }),
      true,
    ],
    [
      'another domain',
      inDomain.apply(orders, { domains: ['domain:default/billing'] }),
      false,
    ],
    ['a tag', hasTag.apply(orders, { tags: ['x', 'sales'] }), true],
    ['another tag', hasTag.apply(orders, { tags: ['x'] }), false],
  ])('%s', (_, decision, expected) => {
    expect(decision).toBe(expected);
  });

  it('refuse parameters of a wrong type, so that a policy with a mistake fails at once', async () => {
    const schema = isOwner.paramsSchema as {
      '~standard': { validate(value: unknown): { issues?: unknown } };
    };
    expect(schema['~standard'].validate({ claims: 'a' }).issues).toBeDefined();
    expect(
      schema['~standard'].validate({ claims: ['a'] }).issues,
    ).toBeUndefined();
  });

  it('make the decision that the permission framework expects', () => {
    expect(
      createDataProductConditionalDecision(
        productReadPermission,
        dataProductConditions.inDomain({ domains: ['domain:default/order'] }),
      ),
    ).toEqual({
      result: AuthorizeResult.CONDITIONAL,
      pluginId: 'data-mesh',
      resourceType: 'data-mesh-product',
      conditions: {
        rule: 'IN_DOMAIN',
        resourceType: 'data-mesh-product',
        params: { domains: ['domain:default/order'] },
      },
    });
  });
});
