import type { Contract } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Knex } from 'knex';
import { inChunks } from '../../database/inChunks';
import type { ContractRow } from '../../database/tables';
import { whereAny } from '../../database/whereAny';
import { breathe } from '../../lists/breathe';
import { PROJECTION_VERSION } from '../../products/projection/types';

/** What stands beside a contract, made from its text alone. */
export type ContractNotes = Pick<ContractRow, 'problems' | 'technologies'>;

/** A contract, and what it is read for, where that makes a difference. */
export type WantedContract = { hash: string; variant?: string };

export type ContractMemoryOptions<T> = {
  /** What is made of a contract. */
  read: (contract: Contract, variant: string, notes: ContractNotes) => T;
  /**
   * How large it is, in pieces of some hundred bytes.
   *
   * @param text - the contract as JSON
   */
  weigh: (value: T, text: string) => number;
  /** Above that, what was not used for longest is forgotten. */
  mostWeight: number;
};

/** Each may have a megabyte. */
const CONTRACTS_AT_ONCE = 50;

/**
 * What was made of contracts, in memory. A contract is named by what it says,
 * so that is true for ever; only what another version of the code read is read
 * anew each time, until this one has read it.
 */
export class ContractMemory<T extends object> {
  readonly #options: ContractMemoryOptions<T>;
  readonly #known = new Map<string, { value: T; weight: number }>();
  #weight = 0;

  constructor(options: ContractMemoryOptions<T>) {
    this.#options = options;
  }

  /**
   * What is made of contracts, by {@link contractKey}. Those that could not be
   * read are left out.
   *
   * @param knex - may be a transaction
   */
  async read(
    knex: Knex,
    wanted: Iterable<WantedContract>,
  ): Promise<Map<string, T>> {
    const found = new Map<string, T>();
    const missing = new Map<string, Set<string>>();
    for (const { hash, variant = '' } of wanted) {
      const key = contractKey(hash, variant);
      const known = this.#recall(key);
      if (known !== undefined) {
        found.set(key, known);
        continue;
      }
      const variants = missing.get(hash);
      if (variants) variants.add(variant);
      else missing.set(hash, new Set([variant]));
    }
    for (const hashes of inChunks([...missing.keys()], CONTRACTS_AT_ONCE)) {
      for (const row of await readRows(knex, hashes)) {
        if (row.contract === null) continue;
        const contract: Contract = JSON.parse(row.contract);
        for (const variant of missing.get(row.hash)!) {
          const key = contractKey(row.hash, variant);
          const value = this.#options.read(contract, variant, row);
          found.set(key, value);
          if (row.reader_version === PROJECTION_VERSION) {
            // Even one that says nothing takes its place.
            this.#keep(
              key,
              value,
              this.#options.weigh(value, row.contract) + 1,
            );
          }
        }
        await breathe();
      }
    }
    return found;
  }

  #recall(key: string): T | undefined {
    const known = this.#known.get(key);
    if (known !== undefined) {
      // A Map keeps the order of insertion: the first is the longest unused.
      this.#known.delete(key);
      this.#known.set(key, known);
    }
    return known?.value;
  }

  #keep(key: string, value: T, weight: number): void {
    this.#forget(key);
    this.#known.set(key, { value, weight });
    this.#weight += weight;
    for (const oldest of this.#known.keys()) {
      if (this.#weight <= this.#options.mostWeight || oldest === key) break;
      this.#forget(oldest);
    }
  }

  #forget(key: string): void {
    this.#weight -= this.#known.get(key)?.weight ?? 0;
    this.#known.delete(key);
  }
}

/** Names what was made of a contract: its hash, with the variant if any. */
export function contractKey(hash: string, variant = ''): string {
  return variant === '' ? hash : `${hash} ${variant}`;
}

function readRows(
  knex: Knex,
  hashes: readonly string[],
): Promise<
  Array<
    Pick<ContractRow, 'hash' | 'contract' | 'reader_version'> & ContractNotes
  >
> {
  return knex<ContractRow>('contracts')
    .modify(whereAny('hash', hashes))
    .select('hash', 'contract', 'reader_version', 'problems', 'technologies');
}
