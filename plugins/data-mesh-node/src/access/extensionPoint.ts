import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { Provisioner } from './provisioner';

/**
 * Where modules bring their provisioners.
 * @public
 */
export interface ProvisioningExtensionPoint {
  /** @throws when another provisioner has the same id */
  addProvisioner(provisioner: Provisioner): void;
}

/** @public */
export const provisioningExtensionPoint =
  createExtensionPoint<ProvisioningExtensionPoint>({
    id: 'data-mesh.provisioning',
  });
