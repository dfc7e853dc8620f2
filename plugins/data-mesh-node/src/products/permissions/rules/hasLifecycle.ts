import { createPermissionRule } from '@backstage/plugin-permission-node';
import { z } from 'zod';
import { lowerCase } from '../lowerCase';
import { dataProductPermissionResourceRef } from '../resource';

/**
 * Products in one of the given lifecycles.
 * @public
 */
export const hasLifecycle = createPermissionRule({
  name: 'HAS_LIFECYCLE',
  description: 'Allow data products in one of the given lifecycles',
  resourceRef: dataProductPermissionResourceRef,
  paramsSchema: z.object({
    lifecycles: z
      .array(z.string())
      .describe('Such as production or deprecated'),
  }),
  apply: ({ lifecycle }, { lifecycles }) => {
    const wanted = lowerCase(lifecycles);
    return lifecycle !== undefined && wanted.includes(lifecycle);
  },
  toQuery: ({ lifecycles }) => ({
    key: 'lifecycle' as const,
    values: lowerCase(lifecycles),
  }),
});
