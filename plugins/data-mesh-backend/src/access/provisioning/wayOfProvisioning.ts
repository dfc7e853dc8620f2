import type { Contract } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Provisioner } from '@backstage-data-mesh/plugin-data-mesh-node';
import { chooseServer } from '../requests/assess/chooseServer';
import { chooseProvisioner } from './chooseProvisioner';

/**
 * How access to an output port would be given.
 *
 * @param wanted - id of the provisioner that the port names
 */
export function wayOfProvisioning(
  provisioners: ReadonlyMap<string, Provisioner>,
  contract: Pick<Contract, 'servers'> | undefined,
  wanted: string | undefined,
): 'automatic' | 'manual' | 'none' {
  const server = chooseServer(contract, provisioners, wanted);
  const chosen = chooseProvisioner(
    { provisioner: wanted, server },
    provisioners,
  );
  if (typeof chosen === 'string') return 'none';
  return chosen.id === 'manual' ? 'manual' : 'automatic';
}
