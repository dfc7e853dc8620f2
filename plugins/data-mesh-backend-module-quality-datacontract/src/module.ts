import { createBackendModule } from '@backstage/backend-plugin-api';
import { qualityExtensionPoint } from '@backstage-data-mesh/plugin-data-mesh-node';
import { dataContractReader } from './dataContractReader';

/**
 * Registers the reader of the Data Contract CLI's results.
 * @public
 */
export const dataMeshModuleQualityDataContract = createBackendModule({
  pluginId: 'data-mesh',
  moduleId: 'quality-datacontract',
  register(env) {
    env.registerInit({
      deps: { quality: qualityExtensionPoint },
      async init({ quality }) {
        quality.addReader(dataContractReader);
      },
    });
  },
});
