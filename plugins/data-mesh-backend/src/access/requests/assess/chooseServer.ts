import type {
  Contract,
  ContractServer,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Provisioner } from '@backstage-data-mesh/plugin-data-mesh-node';

const PRODUCTION = /^(?:prod|production|prd|live)$/i;

/**
 * The server of a contract that access is given on: of those in production, or
 * of all where none says so, the first that the provisioner serves.
 *
 * @param wanted - Id of the provisioner that the port names
 */
export function chooseServer(
  contract: Pick<Contract, 'servers'> | undefined,
  provisioners: ReadonlyMap<string, Provisioner>,
  wanted: string | undefined,
): ContractServer | undefined {
  const servers = contract?.servers ?? [];
  const live = servers.filter(({ environment }) =>
    PRODUCTION.test(environment ?? ''),
  );
  const unnamed = servers.filter(({ environment }) => !environment);
  const candidates = [live, unnamed, servers].find(list => list.length > 0);
  const types = new Set(
    [...provisioners.values()]
      .filter(({ id }) => wanted === undefined || id === wanted)
      .flatMap(provisioner => provisioner.capabilities().serverTypes),
  );
  return candidates?.find(({ type }) => types.has(type)) ?? candidates?.[0];
}
