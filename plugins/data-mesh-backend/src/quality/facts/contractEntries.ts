import {
  contractFacts,
  type Contract,
  type ContractFacts,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Knex } from 'knex';
import { ContractMemory } from './ContractMemory';

/** A contract, and what follows from its text alone. */
export type ContractEntry = {
  /** Only what measurements, provisioners and facts ask of it. */
  contract: Pick<Contract, 'schemas' | 'serviceLevels' | 'servers'>;
  facts: ContractFacts;
  technologies: string[];
};

const memory = new ContractMemory<ContractEntry>({
  read: (contract, _, { problems, technologies }) => ({
    contract: {
      schemas: contract.schemas,
      serviceLevels: contract.serviceLevels,
      servers: contract.servers,
    },
    facts: contractFacts(contract, JSON.parse(problems)),
    technologies: JSON.parse(technologies),
  }),
  // Its descriptions and rules are kept, whatever the columns.
  weigh: (_, text) => text.length / 500,
  mostWeight: 200_000,
});

/** Contracts by their hashes, those that could be read. */
export async function readContractEntries(
  knex: Knex,
  hashes: Iterable<string>,
): Promise<Map<string, ContractEntry>> {
  return memory.read(
    knex,
    Array.from(hashes, hash => ({ hash })),
  );
}
