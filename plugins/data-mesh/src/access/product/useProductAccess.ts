import type { ProductAccess } from '@backstage-data-mesh/plugin-data-mesh-common';
import { useProductKey } from '../../products/entity/queries';
import { type DataMeshQueryResult, useAccessQuery } from '../../query';

/** The access of the product whose entity page this is. */
export function useProductAccess(): DataMeshQueryResult<ProductAccess> {
  const { namespace, name } = useProductKey();
  return useAccessQuery(['product', namespace, name], (client, signal) =>
    client.GET('/products/{namespace}/{name}/access', {
      params: { path: { namespace, name } },
      signal,
    }),
  );
}
