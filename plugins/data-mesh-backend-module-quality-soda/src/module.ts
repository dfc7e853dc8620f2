import { createBackendModule } from '@backstage/backend-plugin-api';
import { qualityExtensionPoint } from '@backstage-data-mesh/plugin-data-mesh-node';
import { sodaReader } from './sodaReader';

/**
 * Registers the reader of Soda's results.
 * @public
 */
export const dataMeshModuleQualitySoda = createBackendModule({
  pluginId: 'data-mesh',
  moduleId: 'quality-soda',
  register(env) {
    env.registerInit({
      deps: { quality: qualityExtensionPoint },
      async init({ quality }) {
        quality.addReader(sodaReader);
      },
    });
  },
});
