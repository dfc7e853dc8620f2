import {
  AuthorizeResult,
  createPermission,
  isPermission,
} from '@backstage/plugin-permission-common';
import type {
  PermissionPolicy,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import { productReadPermission } from '@backstage-data-mesh/plugin-data-mesh-common';
import {
  createDataProductConditionalDecision,
  dataProductConditions,
} from './conditions';

// The policy of the README.
const policy: PermissionPolicy = {
  async handle({ permission }, user) {
    if (isPermission(permission, productReadPermission)) {
      return createDataProductConditionalDecision(permission, {
        anyOf: [
          {
            not: dataProductConditions.hasClassification({
              classifications: ['restricted'],
            }),
          },
          dataProductConditions.isOwner({
            claims: user?.info.ownershipEntityRefs ?? [],
          }),
        ],
      });
    }
    return { result: AuthorizeResult.ALLOW };
  },
};

const user = {
  info: {
    userEntityRef: 'user:default/analyst',
    ownershipEntityRefs: ['user:default/analyst', 'group:default/data-users'],
  },
} as PolicyQueryUser;

describe('the policy of the README', () => {
  it('lets the registry decide about each product', async () => {
    await expect(
      policy.handle({ permission: productReadPermission }, user),
    ).resolves.toMatchObject({
      result: AuthorizeResult.CONDITIONAL,
      conditions: {
        anyOf: [
          {
            not: {
              rule: 'HAS_CLASSIFICATION',
              params: { classifications: ['restricted'] },
            },
          },
          {
            rule: 'IS_OWNER',
            params: { claims: user.info.ownershipEntityRefs },
          },
        ],
      },
    });
  });

  it('allows everything else', async () => {
    const permission = createPermission({ name: 'other', attributes: {} });
    await expect(policy.handle({ permission }, user)).resolves.toEqual({
      result: AuthorizeResult.ALLOW,
    });
  });
});
