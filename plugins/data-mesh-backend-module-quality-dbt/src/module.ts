import { createBackendModule } from '@backstage/backend-plugin-api';
import { qualityExtensionPoint } from '@backstage-data-mesh/plugin-data-mesh-node';
import { dbtReader } from './dbtReader';

/**
 * Registers the reader of dbt's artifacts.
 * @public
 */
export const dataMeshModuleQualityDbt = createBackendModule({
  pluginId: 'data-mesh',
  moduleId: 'quality-dbt',
  register(env) {
    env.registerInit({
      deps: { quality: qualityExtensionPoint },
      async init({ quality }) {
        quality.addReader(dbtReader);
      },
    });
  },
});
