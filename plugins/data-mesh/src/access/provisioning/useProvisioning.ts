import type {
  Grant,
  ProvisioningStatus,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { useAccessQuery, type DataMeshQueryResult } from '../../query';
import { usePages } from '../components';

/** How provisioning stands. */
export function useProvisioning(): DataMeshQueryResult<ProvisioningStatus> {
  return useAccessQuery(['provisioning'], (client, signal) =>
    client.GET('/access/provisioning', { signal }),
  );
}

/** Grants of all products whose platform does not do what it should. */
export function useTroubledGrants() {
  return usePages<Grant>(['troubled-grants'], (client, signal, cursor) =>
    client.GET('/access/grants', {
      params: { query: { scope: 'all', problems: true, limit: 20, cursor } },
      signal,
    }),
  );
}
