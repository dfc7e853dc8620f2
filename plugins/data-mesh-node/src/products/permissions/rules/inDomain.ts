import { createPermissionRule } from '@backstage/plugin-permission-node';
import { z } from 'zod';
import { lowerCase } from '../lowerCase';
import { dataProductPermissionResourceRef } from '../resource';

/**
 * Products in one of the given domains or in a sub-domain of it.
 * @public
 */
export const inDomain = createPermissionRule({
  name: 'IN_DOMAIN',
  description:
    'Allow data products in one of the given domains or their sub-domains',
  resourceRef: dataProductPermissionResourceRef,
  paramsSchema: z.object({
    domains: z.array(z.string()).describe('Full entity references of domains'),
  }),
  apply: (product, { domains }) => {
    const wanted = lowerCase(domains);
    return product.domains.some(domain => wanted.includes(domain));
  },
  toQuery: ({ domains }) => ({
    key: 'domain' as const,
    values: lowerCase(domains),
  }),
});
