import type { Contract } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Knex } from 'knex';
import {
  readContracts,
  readCurrentHashes,
} from '../../access/queries/readContracts';

/** Contracts never change, they are named by what they say. */
const CACHED_CONTRACTS = 500;

const contracts = new Map<string, Contract>();

/** The contracts that the ports of a product have now, by port. */
export type PortContracts = Map<string, Contract>;

/**
 * The contracts that the output ports of products have now: the last that
 * could be read. Ports without one are left out.
 */
export async function readPortContracts(
  knex: Knex,
  products: readonly string[],
): Promise<Map<string, PortContracts>> {
  const hashes = await readCurrentHashes(knex, products);
  const read = await readCached(knex, [...hashes.values()]);
  const byProduct = new Map<string, PortContracts>(
    products.map(ref => [ref, new Map()]),
  );
  for (const [key, hash] of hashes) {
    const [ref, port]: [string, string] = JSON.parse(key);
    const contract = read.get(hash);
    if (contract) {
      byProduct.get(ref)?.set(port, contract);
    }
  }
  return byProduct;
}

async function readCached(
  knex: Knex,
  hashes: readonly string[],
): Promise<Map<string, Contract>> {
  const found = new Map<string, Contract>();
  const missing: string[] = [];
  for (const hash of new Set(hashes)) {
    const known = contracts.get(hash);
    if (known) {
      found.set(hash, known);
    } else {
      missing.push(hash);
    }
  }
  for (const [hash, contract] of await readContracts(knex, missing)) {
    found.set(hash, contract);
    contracts.set(hash, contract);
  }
  for (const hash of contracts.keys()) {
    if (contracts.size <= CACHED_CONTRACTS) break;
    contracts.delete(hash);
  }
  return found;
}
