import {
  expectationsOf,
  joinExpectations,
  NO_EXPECTATIONS,
  type Contract,
  type Expectations,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Knex } from 'knex';
import type { DatabaseInstant } from '../../database/instants';
import type { ContractRow } from '../../database/tables';
import { whereAny } from '../../database/whereAny';

/** What the registry knows of a product, as far as its score depends on it. */
export type RegisteredProduct = {
  /** Revision of the registry. */
  revision: number;
  /** The catalog no longer has it. */
  vanished: boolean;
  expectations: Expectations;
};

/** Promises of contracts that are kept in memory. */
const MOST_CACHED = 50_000;

/** Contracts never change, they are named by what they say. */
const cache = new Map<string, Expectations>();
let cached = 0;

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
  const contracts = await readMissing(knex, rows);
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
    if (row.port !== null && row.hash !== null && !vanished) {
      const part = ofPort(row.hash, row.port, contracts);
      if (part) parts.get(row.ref)?.push(part);
    }
  }
  for (const [ref, product] of products) {
    product.expectations = joinExpectations(parts.get(ref) ?? []);
  }
  return products;
}

async function readMissing(
  knex: Knex,
  ports: ReadonlyArray<{ port: string | null; hash: string | null }>,
): Promise<Map<string, Contract>> {
  const hashes = new Set<string>();
  for (const { port, hash } of ports) {
    if (port !== null && hash !== null && !cache.has(keyOf(hash, port))) {
      hashes.add(hash);
    }
  }
  if (hashes.size === 0) return new Map();
  const rows: Array<Pick<ContractRow, 'hash' | 'contract'>> =
    await knex<ContractRow>('contracts')
      .modify(whereAny('hash', [...hashes]))
      .select('hash', 'contract');
  return new Map(
    rows.flatMap(({ hash, contract }) =>
      contract === null ? [] : [[hash, JSON.parse(contract)] as const],
    ),
  );
}

function ofPort(
  hash: string,
  port: string,
  contracts: ReadonlyMap<string, Contract>,
): Expectations | undefined {
  const key = keyOf(hash, port);
  const known = cache.get(key);
  if (known) return known;
  const contract = contracts.get(hash);
  if (!contract) return undefined;
  const expectations = expectationsOf(contract, port);
  cache.set(key, expectations);
  cached += weightOf(expectations);
  for (const [oldest, forgotten] of cache) {
    if (cached <= MOST_CACHED || oldest === key) break;
    cache.delete(oldest);
    cached -= weightOf(forgotten);
  }
  return expectations;
}

/** Even one that promises nothing takes its place. */
function weightOf({ promises }: Expectations): number {
  return promises.length + 1;
}

function keyOf(hash: string, port: string): string {
  return `${hash} ${port}`;
}
