import { createPermissionRule } from '@backstage/plugin-permission-node';
import { z } from 'zod';
import { lowerCase } from '../lowerCase';
import { dataProductPermissionResourceRef } from '../resource';

/**
 * Products that are owned by one of the given users or groups. A policy hands
 * in the ownership references of the user who asks.
 * @public
 */
export const isOwner = createPermissionRule({
  name: 'IS_OWNER',
  description: 'Allow data products owned by one of the given users or groups',
  resourceRef: dataProductPermissionResourceRef,
  paramsSchema: z.object({
    claims: z
      .array(z.string())
      .describe('Full entity references of users and groups'),
  }),
  apply: ({ owner }, { claims }) => {
    const wanted = lowerCase(claims);
    return owner !== undefined && wanted.includes(owner);
  },
  toQuery: ({ claims }) => ({
    key: 'owner' as const,
    values: lowerCase(claims),
  }),
});
