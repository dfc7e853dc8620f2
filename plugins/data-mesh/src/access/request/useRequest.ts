import type { AccessRequestDetail } from '@backstage-data-mesh/plugin-data-mesh-common';
import { useAccessQuery, type DataMeshQueryResult } from '../../query';

/** One request with all that its reader may know; nothing without an id. */
export function useRequest(
  id: string | undefined,
): DataMeshQueryResult<AccessRequestDetail> {
  return useAccessQuery(
    id === undefined ? null : ['request', id],
    (client, signal) =>
      client.GET('/access/requests/{id}', {
        params: { path: { id: id ?? '' } },
        signal,
      }),
  );
}
