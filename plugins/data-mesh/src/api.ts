import { createApiRef } from '@backstage/core-plugin-api';
import type { DataMeshClient } from '@backstage-data-mesh/plugin-data-mesh-common';

/**
 * The typed client of the data-mesh backend. Replace its factory to talk to
 * another backend or, in tests, to a fake.
 * @public
 */
export const dataMeshApiRef = createApiRef<DataMeshClient>({
  id: 'plugin.data-mesh.client',
});
