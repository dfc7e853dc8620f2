import { createPermissionRule } from '@backstage/plugin-permission-node';
import { z } from 'zod';
import { lowerCase } from '../lowerCase';
import { dataProductPermissionResourceRef } from '../resource';

/**
 * Products with at least one of the given tags.
 * @public
 */
export const hasTag = createPermissionRule({
  name: 'HAS_TAG',
  description: 'Allow data products with one of the given tags',
  resourceRef: dataProductPermissionResourceRef,
  paramsSchema: z.object({
    tags: z.array(z.string()).describe('Tags of the catalog entity'),
  }),
  apply: (product, { tags }) => {
    const wanted = lowerCase(tags);
    return product.tags.some(tag => wanted.includes(tag));
  },
  toQuery: ({ tags }) => ({
    key: 'tag' as const,
    values: lowerCase(tags),
  }),
});
