import type {
  Domain,
  DomainSummary,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { useDataMeshQuery, type DataMeshQueryResult } from '../../query';

/** All domains. */
export function useDomains(): DataMeshQueryResult<{ items: DomainSummary[] }> {
  return useDataMeshQuery(['domains'], (client, signal) =>
    client.GET('/domains', { signal }),
  );
}

/** One domain with its products and sub-domains. */
export function useDomain(
  namespace: string,
  name: string,
): DataMeshQueryResult<Domain> {
  return useDataMeshQuery(['domain', namespace, name], (client, signal) =>
    client.GET('/domains/{namespace}/{name}', {
      params: { path: { namespace, name } },
      signal,
    }),
  );
}
