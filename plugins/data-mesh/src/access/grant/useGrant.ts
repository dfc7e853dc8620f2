import type { GrantDetail } from '@backstage-data-mesh/plugin-data-mesh-common';
import { useAccessQuery, type DataMeshQueryResult } from '../../query';

/** One grant with all that its reader may know. */
export function useGrant(id: string): DataMeshQueryResult<GrantDetail> {
  return useAccessQuery(['grant', id], (client, signal) =>
    client.GET('/access/grants/{id}', { params: { path: { id } }, signal }),
  );
}
