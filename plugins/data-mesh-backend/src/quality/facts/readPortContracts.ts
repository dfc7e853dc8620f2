import type { Knex } from 'knex';
import { readCurrentHashes } from '../../products/queries/currentContracts';
import { readContractEntries, type ContractEntry } from './contractEntries';

/** The contracts that the ports of a product have now, by port. */
export type PortContracts = ReadonlyMap<string, ContractEntry['contract']>;

/**
 * The contracts that the output ports of products have now: the last that
 * could be read. Ports without one are left out.
 *
 * @returns by product, for all that were asked for
 */
export async function readPortContracts(
  knex: Knex,
  products: readonly string[],
): Promise<Map<string, PortContracts>> {
  const hashes = await readCurrentHashes(knex, products);
  const entries = await readContractEntries(knex, hashes.values());
  const byProduct = new Map<string, Map<string, ContractEntry['contract']>>(
    products.map(ref => [ref, new Map()]),
  );
  for (const [key, hash] of hashes) {
    const [ref, port]: [string, string] = JSON.parse(key);
    const entry = entries.get(hash);
    if (entry) {
      byProduct.get(ref)?.set(port, entry.contract);
    }
  }
  return byProduct;
}

/** The same for one product, whose hashes are known, by port. */
export async function contractsOfPorts(
  knex: Knex,
  hashes: ReadonlyMap<string, string>,
): Promise<PortContracts> {
  const entries = await readContractEntries(knex, hashes.values());
  return new Map(
    [...hashes].flatMap(([port, hash]) => {
      const entry = entries.get(hash);
      return entry ? [[port, entry.contract] as const] : [];
    }),
  );
}
