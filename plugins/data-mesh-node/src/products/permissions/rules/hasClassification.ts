import { createPermissionRule } from '@backstage/plugin-permission-node';
import { z } from 'zod';
import { lowerCase } from '../lowerCase';
import { dataProductPermissionResourceRef } from '../resource';

/**
 * Products with one of the given classifications. A product without a
 * classification has none of them.
 * @public
 */
export const hasClassification = createPermissionRule({
  name: 'HAS_CLASSIFICATION',
  description: 'Allow data products with one of the given classifications',
  resourceRef: dataProductPermissionResourceRef,
  paramsSchema: z.object({
    classifications: z
      .array(z.string())
      .describe('Such as public or restricted'),
  }),
  apply: ({ classification }, { classifications }) => {
    const wanted = lowerCase(classifications);
    return classification !== undefined && wanted.includes(classification);
  },
  toQuery: ({ classifications }) => ({
    key: 'classification' as const,
    values: lowerCase(classifications),
  }),
});
