import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { provisioningExtensionPoint } from '@backstage-data-mesh/plugin-data-mesh-node';
import { readTargets } from './config/readTargets';
import { HttpProvisioner } from './protocol/HttpProvisioner';
import { WitboostProvisioner } from './witboost/WitboostProvisioner';

/**
 * Registers a provisioner for each of `dataMesh.access.provisioners.http.targets`.
 * @public
 */
export const dataMeshModuleProvisionerHttp = createBackendModule({
  pluginId: 'data-mesh',
  moduleId: 'provisioner-http',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        provisioning: provisioningExtensionPoint,
      },
      async init({ config, logger, provisioning }) {
        for (const target of readTargets(config)) {
          if (new URL(target.url).protocol === 'http:') {
            logger.warn(
              `Provisioner ${target.id} is called over http: whoever is in between can read along and answer in its place. Use https outside of a trusted network.`,
            );
          }
          provisioning.addProvisioner(
            target.flavour === 'witboost'
              ? new WitboostProvisioner(target)
              : new HttpProvisioner(target),
          );
        }
      },
    });
  },
});
