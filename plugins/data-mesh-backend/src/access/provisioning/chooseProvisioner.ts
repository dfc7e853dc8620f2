import type { Provisioner } from '@backstage-data-mesh/plugin-data-mesh-node';
import type { AccessSnapshot } from '../snapshot';

/** The provisioner that steps in where no other serves. */
const BY_HAND = 'manual';

/**
 * Who provisions a grant: the one that the port names, else one that serves
 * the type of its server, else people by hand where that is installed.
 *
 * @returns the provisioner, or why there is none and what to do about it
 */
export function chooseProvisioner(
  snapshot: Pick<AccessSnapshot, 'provisioner' | 'server'>,
  provisioners: ReadonlyMap<string, Provisioner>,
): Provisioner | string {
  if (snapshot.provisioner !== undefined) {
    return (
      provisioners.get(snapshot.provisioner) ??
      `The port names the provisioner '${snapshot.provisioner}', which is not installed. Install its module, or name another one in the port.`
    );
  }
  const type = snapshot.server?.type;
  if (type !== undefined) {
    for (const provisioner of provisioners.values()) {
      if (provisioner.capabilities().serverTypes.includes(type)) {
        return provisioner;
      }
    }
  }
  return (
    provisioners.get(BY_HAND) ??
    (type === undefined
      ? 'The contract names no server, so nobody knows where to give access. Add a server to the contract, or install the provisioner for work by hand.'
      : `No provisioner for servers of type '${type}' is installed. Install one, or the provisioner for work by hand.`)
  );
}
