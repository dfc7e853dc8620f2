import { parseEntityRef } from '@backstage/catalog-model';
import type { PortAccess } from '@backstage-data-mesh/plugin-data-mesh-common';
import { type DataMeshQueryResult, useAccessQuery } from '../../query';

/** What the caller may ask for at an output port. */
export function usePortAccess(
  productRef: string,
  port: string,
): DataMeshQueryResult<PortAccess> {
  const { namespace, name } = parseEntityRef(productRef);
  return useAccessQuery(['port', productRef, port], (client, signal) =>
    client.GET('/products/{namespace}/{name}/ports/{port}/access', {
      params: { path: { namespace, name, port } },
      signal,
    }),
  );
}
