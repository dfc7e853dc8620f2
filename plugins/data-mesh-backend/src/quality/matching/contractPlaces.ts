import type { Contract } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Knex } from 'knex';
import {
  readContractEntries,
  type ContractEntry,
} from '../facts/contractEntries';
import { columnNames, type ColumnNames } from './columnNames';

/** What of a contract places results about its port. */
export type ContractPlaces = {
  columns: ColumnNames;
  /** Left out for one without service levels. */
  levels?: Pick<Contract, 'schemas' | 'serviceLevels'>;
};

/** For as long as the contracts are remembered. */
const known = new WeakMap<ContractEntry, ContractPlaces>();

/** Of contracts by their hashes, those that could be read. */
export async function readPlaces(
  knex: Knex,
  hashes: Iterable<string>,
): Promise<Map<string, ContractPlaces>> {
  const places = new Map<string, ContractPlaces>();
  for (const [hash, entry] of await readContractEntries(knex, hashes)) {
    places.set(hash, placesOf(entry));
  }
  return places;
}

function placesOf(entry: ContractEntry): ContractPlaces {
  let places = known.get(entry);
  if (!places) {
    const { contract } = entry;
    places = {
      columns: columnNames(contract),
      ...(contract.serviceLevels.length > 0 ? { levels: contract } : {}),
    };
    known.set(entry, places);
  }
  return places;
}
