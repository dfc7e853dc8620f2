import { createBackendModule } from '@backstage/backend-plugin-api';
import { provisioningExtensionPoint } from '@backstage-data-mesh/plugin-data-mesh-node';
import { NoopProvisioner } from './NoopProvisioner';

/**
 * Adds the provisioner `noop`. A module like this one is all the wiring that a
 * provisioner needs.
 *
 * @public
 */
export const dataMeshModuleProvisionerNoop = createBackendModule({
  pluginId: 'data-mesh',
  moduleId: 'provisioner-noop',
  register(env) {
    env.registerInit({
      deps: { provisioning: provisioningExtensionPoint },
      async init({ provisioning }) {
        provisioning.addProvisioner(new NoopProvisioner());
      },
    });
  },
});
