import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { provisioningExtensionPoint } from '@backstage-data-mesh/plugin-data-mesh-node';
import { readTargets } from './config';
import { PostgresProvisioner } from './PostgresProvisioner';

/**
 * Lets the portal give access to tables in PostgreSQL, in the databases of
 * `dataMesh.access.provisioners.postgres.targets`.
 * @public
 */
export const dataMeshModuleProvisionerPostgres = createBackendModule({
  pluginId: 'data-mesh',
  moduleId: 'provisioner-postgres',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        provisioning: provisioningExtensionPoint,
      },
      async init({ config, lifecycle, logger, provisioning }) {
        const provisioner = new PostgresProvisioner({
          targets: readTargets(config),
          logger,
        });
        provisioning.addProvisioner(provisioner);
        lifecycle.addShutdownHook(() => provisioner.close());
      },
    });
  },
});
