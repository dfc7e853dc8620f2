import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { qualityExtensionPoint } from '@backstage-data-mesh/plugin-data-mesh-node';
import { readTargets } from './config';
import { PostgresQualityRunner } from './PostgresQualityRunner';

/**
 * Runs the checks of contracts in PostgreSQL, in the databases of
 * `dataMesh.quality.postgres.targets`.
 * @public
 */
export const dataMeshModuleQualityPostgres = createBackendModule({
  pluginId: 'data-mesh',
  moduleId: 'quality-postgres',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        quality: qualityExtensionPoint,
      },
      async init({ config, lifecycle, logger, quality }) {
        const runner = new PostgresQualityRunner({
          targets: readTargets(config),
          logger,
        });
        quality.addRunner(runner);
        lifecycle.addShutdownHook(() => runner.close());
      },
    });
  },
});
