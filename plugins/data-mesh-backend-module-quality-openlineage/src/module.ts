import { createBackendModule } from '@backstage/backend-plugin-api';
import { qualityExtensionPoint } from '@backstage-data-mesh/plugin-data-mesh-node';
import { openLineageReader } from './openLineageReader';

/**
 * Registers the reader of OpenLineage events.
 * @public
 */
export const dataMeshModuleQualityOpenLineage = createBackendModule({
  pluginId: 'data-mesh',
  moduleId: 'quality-openlineage',
  register(env) {
    env.registerInit({
      deps: { quality: qualityExtensionPoint },
      async init({ quality }) {
        quality.addReader(openLineageReader);
      },
    });
  },
});
