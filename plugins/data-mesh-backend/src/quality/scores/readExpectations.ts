import {
  expectationsOf,
  joinExpectations,
  NO_EXPECTATIONS,
  type Expectations,
  type ExpectedCheck,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Knex } from 'knex';
import type { DatabaseInstant } from '../../database/instants';
import { whereAny } from '../../database/whereAny';
import { ContractMemory, contractKey } from '../facts/ContractMemory';

/** What the registry knows of a product, as far as its score depends on it. */
export type RegisteredProduct = {
  /** Revision of the registry. */
  revision: number;
  /** The catalog no longer has it. */
  vanished: boolean;
  /** Hashes of the contracts that its ports have now, by port. */
  contracts: ReadonlyMap<string, string>;
  expectations: Expectations;
};

/** By port: what a contract promises, it promises of the port that has it. */
const memory = new ContractMemory<Expectations>({
  read: (contract, port) => expectationsOf(contract, port),
  weigh: ({ promises }) =>
    promises.reduce((sum, promise) => sum + weightOf(promise), 0),
  mostWeight: 200_000,
});

/** A product, and a port that has a contract, where there is one. */
export type RegisteredRow = {
  ref: string;
  revision: number | string;
  vanished_at: DatabaseInstant | null;
  port: string | null;
  hash: string | null;
};

/**
 * What products promise by the contracts that their ports have now: the last
 * that could be read. Products that the registry never had are left out.
 */
export async function readExpectations(
  knex: Knex,
  refs: readonly string[],
): Promise<Map<string, RegisteredProduct>> {
  return toRegistered(knex, await selectRegistered(knex, refs));
}

/** One query, so that the revision is that of the contracts. */
export function selectRegistered(
  knex: Knex,
  refs: readonly string[],
): Knex.QueryBuilder<RegisteredRow, RegisteredRow[]> {
  return knex('products as p')
    .leftJoin('contract_revisions as c', join => {
      join.on('c.product_ref', 'p.ref').onNull('c.last_seen_at');
    })
    .modify(whereAny('p.ref', refs))
    .orderBy(['p.ref', 'c.port'])
    .select('p.ref', 'p.revision', 'p.vanished_at', 'c.port', 'c.hash');
}

/** The products of {@link selectRegistered}, by reference. */
export async function toRegistered(
  knex: Knex,
  rows: readonly RegisteredRow[],
): Promise<Map<string, RegisteredProduct>> {
  const known = await memory.read(knex, rows.flatMap(contractOf));
  const products = new Map<
    string,
    { row: RegisteredRow; contracts: Map<string, string> }
  >();
  for (const row of rows) {
    const product = products.get(row.ref) ?? { row, contracts: new Map() };
    products.set(row.ref, product);
    for (const { hash, variant } of contractOf(row)) {
      product.contracts.set(variant, hash);
    }
  }
  return new Map(
    [...products].map(([ref, { row, contracts }]) => {
      const vanished = row.vanished_at !== null;
      const parts = [...contracts].flatMap(
        ([port, hash]) => known.get(contractKey(hash, port)) ?? [],
      );
      return [
        ref,
        {
          revision: Number(row.revision),
          vanished,
          contracts,
          expectations: vanished ? NO_EXPECTATIONS : joinExpectations(parts),
        },
      ];
    }),
  );
}

/** Of a row; a product without a contract has one without. */
function contractOf({
  port,
  hash,
}: {
  port: string | null;
  hash: string | null;
}): Array<{ hash: string; variant: string }> {
  return port === null || hash === null ? [] : [{ hash, variant: port }];
}

/** Rules may come with long queries, which are kept with them. */
function weightOf(promise: ExpectedCheck): number {
  if (promise.kind !== 'rule') return 1;
  const { query = '', implementation = '' } = promise.rule;
  return 1 + Math.floor((query.length + implementation.length) / 500);
}
