import {
  expectedChecks,
  type Contract,
  type ContractServer,
  type ExpectedCheck,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { QualityRunner } from '@backstage-data-mesh/plugin-data-mesh-node';
import { readContracts } from '../../../products/queries/currentContracts';
import type { QualityRoom } from '../../QualityRoom';
import type { JobProduct } from '../jobProduct';

/** A port whose checks the portal can run. */
export type OwnCheck = {
  port: string;
  contractHash: string;
  contract: Contract;
  server: ContractServer;
  runner: QualityRunner;
  expected: ExpectedCheck[];
};

const PRODUCTION = /^(?:prod|production|prd|live)$/i;

/**
 * The output ports of a product whose contract promises something that a
 * runner of this portal can check where the data is: columns with their types,
 * rules or service levels.
 */
export async function findOwnChecks(
  room: Pick<QualityRoom, 'knex' | 'runners'>,
  product: JobProduct,
): Promise<OwnCheck[]> {
  const { ports } = product.projection;
  const hashes = ports.flatMap(({ contract }) => contract?.hash ?? []);
  if (room.runners.length === 0 || hashes.length === 0) {
    return [];
  }
  const contracts = await readContracts(room.knex, hashes);
  return ports.flatMap(port => {
    const contractHash = port.contract?.hash;
    const contract = contractHash ? contracts.get(contractHash) : undefined;
    const place = contract && placeOf(contract, room.runners);
    if (!contractHash || !contract || !place) {
      return [];
    }
    const expected = expectedChecks(contract, port.name);
    return expected.length === 0 && !promisesColumns(contract)
      ? []
      : [{ port: port.name, contractHash, contract, expected, ...place }];
  });
}

function promisesColumns({ schemas }: Contract): boolean {
  return schemas.some(({ properties }) => properties.length > 0);
}

/** The first server that a runner reaches, those in production before others. */
function placeOf(
  { servers }: Contract,
  runners: readonly QualityRunner[],
): { server: ContractServer; runner: QualityRunner } | undefined {
  const isLive = ({ environment }: ContractServer) =>
    PRODUCTION.test(environment ?? '');
  const ordered = [
    ...servers.filter(isLive),
    ...servers.filter(server => !isLive(server)),
  ];
  for (const server of ordered) {
    const runner = runners.find(each => each.supports(server));
    if (runner) {
      return { server, runner };
    }
  }
  return undefined;
}
