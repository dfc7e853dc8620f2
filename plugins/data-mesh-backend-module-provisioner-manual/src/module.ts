import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { provisioningExtensionPoint } from '@backstage-data-mesh/plugin-data-mesh-node';
import { ManualProvisioner } from './ManualProvisioner';
import { readAssignees } from './readAssignees';

/**
 * Adds the provisioner `manual`: it serves the ports that name it, and those
 * that no other provisioner serves.
 *
 * @public
 */
export const dataMeshModuleProvisionerManual = createBackendModule({
  pluginId: 'data-mesh',
  moduleId: 'provisioner-manual',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        provisioning: provisioningExtensionPoint,
      },
      async init({ config, provisioning }) {
        const assignees = readAssignees(config);
        provisioning.addProvisioner(new ManualProvisioner({ assignees }));
      },
    });
  },
});
