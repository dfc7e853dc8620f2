import {
  contractFacts,
  type Contract,
  type ContractFacts,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Knex } from 'knex';
import type { ContractRow } from '../../database/tables';
import { PROJECTION_VERSION } from '../../products/projection/types';
import { whereAny } from '../../database/whereAny';

/** A contract, and what follows from its text alone. */
export type ContractEntry = {
  /** Only what measurements, provisioners and facts ask of it. */
  contract: Pick<Contract, 'schemas' | 'serviceLevels' | 'servers'>;
  facts: ContractFacts;
  technologies: string[];
};

/** Columns of contracts that are kept in memory. */
const MOST_CACHED = 200_000;

/** Contracts never change, they are named by what they say. */
const cache = new Map<string, ContractEntry>();
let cached = 0;

/** Contracts by their hashes, those that could be read. */
export async function readContractEntries(
  knex: Knex,
  hashes: Iterable<string>,
): Promise<Map<string, ContractEntry>> {
  const found = new Map<string, ContractEntry>();
  const missing: string[] = [];
  for (const hash of new Set(hashes)) {
    const known = cache.get(hash);
    if (known) {
      found.set(hash, known);
    } else {
      missing.push(hash);
    }
  }
  if (missing.length > 0) {
    const rows: Array<
      Pick<
        ContractRow,
        'hash' | 'contract' | 'problems' | 'technologies' | 'reader_version'
      >
    > = await knex<ContractRow>('contracts')
      .modify(whereAny('hash', missing))
      .select('hash', 'contract', 'problems', 'technologies', 'reader_version');
    for (const row of rows) {
      const entry = toEntry(row);
      if (entry) {
        found.set(row.hash, entry);
        // What another version of the code read is read again some time.
        if (row.reader_version === PROJECTION_VERSION) {
          keep(row.hash, entry);
        }
      }
    }
  }
  return found;
}

function toEntry(
  row: Pick<ContractRow, 'contract' | 'problems' | 'technologies'>,
): ContractEntry | undefined {
  if (row.contract === null) return undefined;
  const contract: Contract = JSON.parse(row.contract);
  const { schemas, serviceLevels, servers } = contract;
  return {
    contract: { schemas, serviceLevels, servers },
    facts: contractFacts(contract, JSON.parse(row.problems)),
    technologies: JSON.parse(row.technologies),
  };
}

function keep(hash: string, entry: ContractEntry): void {
  cache.set(hash, entry);
  cached += weightOf(entry);
  for (const [oldest, forgotten] of cache) {
    if (cached <= MOST_CACHED || oldest === hash) break;
    cache.delete(oldest);
    cached -= weightOf(forgotten);
  }
}

/** Even one without columns takes its place. */
function weightOf({ facts }: ContractEntry): number {
  return facts.columns + 1;
}
