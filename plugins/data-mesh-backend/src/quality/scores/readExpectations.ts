import {
  expectationsOf,
  joinExpectations,
  NO_EXPECTATIONS,
  type Expectations,
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
  expectations: Expectations;
};

/** By port: what a contract promises, it promises of the port that has it. */
const memory = new ContractMemory<Expectations>({
  read: (contract, port) => expectationsOf(contract, port),
  weigh: ({ promises }) => promises.length,
  mostWeight: 200_000,
});

/**
 * What products promise by the contracts that their ports have now: the last
 * that could be read. Products that the registry never had are left out.
 */
export async function readExpectations(
  knex: Knex,
  refs: readonly string[],
): Promise<Map<string, RegisteredProduct>> {
  const rows: Array<{
    ref: string;
    revision: number | string;
    vanished_at: DatabaseInstant | null;
    port: string | null;
    hash: string | null;
  }> =
    // One statement, so that the revision is that of the contracts.
    await knex('products as p')
      .leftJoin('contract_revisions as c', join => {
        join.on('c.product_ref', 'p.ref').onNull('c.last_seen_at');
      })
      .modify(whereAny('p.ref', refs))
      .orderBy(['p.ref', 'c.port'])
      .select('p.ref', 'p.revision', 'p.vanished_at', 'c.port', 'c.hash');
  const known = await memory.read(knex, rows.flatMap(contractOf));
  const parts = new Map<string, Expectations[]>();
  const products = new Map<string, RegisteredProduct>();
  for (const row of rows) {
    const vanished = row.vanished_at !== null;
    if (!products.has(row.ref)) {
      products.set(row.ref, {
        revision: Number(row.revision),
        vanished,
        expectations: NO_EXPECTATIONS,
      });
      parts.set(row.ref, []);
    }
    for (const { hash, variant } of vanished ? [] : contractOf(row)) {
      const part = known.get(contractKey(hash, variant));
      if (part) parts.get(row.ref)?.push(part);
    }
  }
  for (const [ref, product] of products) {
    product.expectations = joinExpectations(parts.get(ref) ?? []);
  }
  return products;
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
