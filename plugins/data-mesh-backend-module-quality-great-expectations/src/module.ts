import { createBackendModule } from '@backstage/backend-plugin-api';
import { qualityExtensionPoint } from '@backstage-data-mesh/plugin-data-mesh-node';
import { greatExpectationsReader } from './greatExpectationsReader';

/**
 * Registers the reader of Great Expectations' results.
 * @public
 */
export const dataMeshModuleQualityGreatExpectations = createBackendModule({
  pluginId: 'data-mesh',
  moduleId: 'quality-great-expectations',
  register(env) {
    env.registerInit({
      deps: { quality: qualityExtensionPoint },
      async init({ quality }) {
        quality.addReader(greatExpectationsReader);
      },
    });
  },
});
