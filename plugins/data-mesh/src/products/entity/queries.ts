import { useEntity } from '@backstage/plugin-catalog-react';
import { DEFAULT_NAMESPACE } from '@backstage/catalog-model';
import type {
  ContractDiff,
  ContractDocument,
  ContractRevision,
  Graph,
  Product,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { type DataMeshQueryResult, useDataMeshQuery } from '../../query';

/** The product whose entity page this is. */
export function useProductKey(): { namespace: string; name: string } {
  const { entity } = useEntity();
  return {
    namespace: entity.metadata.namespace ?? DEFAULT_NAMESPACE,
    name: entity.metadata.name,
  };
}

/** What the registry knows of the product. */
export function useProduct(): DataMeshQueryResult<Product> {
  const { namespace, name } = useProductKey();
  return useDataMeshQuery(['product', namespace, name], (client, signal) =>
    client.GET('/products/{namespace}/{name}', {
      params: { path: { namespace, name } },
      signal,
    }),
  );
}

/** The contract of a port, now or as it once was; nothing without a port. */
export function useContract(
  port: string | undefined,
  revision?: string,
): DataMeshQueryResult<ContractDocument> {
  const { namespace, name } = useProductKey();
  return useDataMeshQuery(
    port === undefined ? null : ['contract', namespace, name, port, revision],
    (client, signal) =>
      client.GET('/products/{namespace}/{name}/ports/{port}/contract', {
        params: {
          path: { namespace, name, port: port ?? '' },
          query: revision === undefined ? {} : { revision },
        },
        signal,
      }),
  );
}

/** Every contract that a port has had, newest first. */
export function useContractHistory(
  port: string,
): DataMeshQueryResult<{ items: ContractRevision[] }> {
  const { namespace, name } = useProductKey();
  return useDataMeshQuery(
    ['contract-history', namespace, name, port],
    (client, signal) =>
      client.GET('/products/{namespace}/{name}/ports/{port}/contract/history', {
        params: { path: { namespace, name, port } },
        signal,
      }),
  );
}

/** What changed between two contracts of a port; nothing without both. */
export function useContractDiff(
  port: string,
  from: string | undefined,
  to: string | undefined,
): DataMeshQueryResult<ContractDiff> {
  const { namespace, name } = useProductKey();
  return useDataMeshQuery(
    from === undefined || to === undefined
      ? null
      : ['contract-diff', namespace, name, port, from, to],
    (client, signal) =>
      client.GET('/products/{namespace}/{name}/ports/{port}/contract/diff', {
        params: {
          path: { namespace, name, port },
          query: { from: from ?? '', to },
        },
        signal,
      }),
  );
}

/** Products and systems around the product, that many steps each way. */
export function useLineage(depth: number): DataMeshQueryResult<Graph> {
  const { namespace, name } = useProductKey();
  return useDataMeshQuery(
    ['lineage', namespace, name, depth],
    (client, signal) =>
      client.GET('/products/{namespace}/{name}/lineage', {
        params: { path: { namespace, name }, query: { depth } },
        signal,
      }),
    { keepPreviousData: true },
  );
}
