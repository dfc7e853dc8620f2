import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { qualityExtensionPoint } from '@backstage-data-mesh/plugin-data-mesh-node';
import { readOptions } from './config';
import { FilesQualityRunner } from './FilesQualityRunner';

/**
 * Runs the checks of contracts on Parquet, CSV and JSON files below the
 * folders of `dataMesh.quality.files.roots`.
 * @public
 */
export const dataMeshModuleQualityFiles = createBackendModule({
  pluginId: 'data-mesh',
  moduleId: 'quality-files',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        quality: qualityExtensionPoint,
      },
      async init({ config, quality }) {
        quality.addRunner(new FilesQualityRunner(readOptions(config)));
      },
    });
  },
});
