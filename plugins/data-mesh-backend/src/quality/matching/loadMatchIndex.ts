import type { Contract } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Knex } from 'knex';
import type { ContractRevisionRow, ContractRow } from '../../database/tables';
import { breathe } from '../../products/breathe';
import { LruCache } from '../../products/index/LruCache';
import type { ReadModel } from '../../products/readModel/ReadModel';
import type { QualityRoom } from '../QualityRoom';
import { inChunks } from '../../database/inChunks';
import type { Sender } from '../results/Sender';
import { contractFacts, type ContractFacts } from './contractFacts';
import { MatchIndex, type PortEntry } from './MatchIndex';

/** Contracts that are read at once; each may have a megabyte. */
const CONTRACTS_AT_ONCE = 50;
const CACHED_CONTRACTS = 20_000;
const CACHED_INDEXES = 100;

type Known = {
  /** By hash: what a contract says never changes. */
  facts: LruCache<ContractFacts>;
  /** By who may write for what, as of a revision of the registry. */
  indexes: LruCache<{ revision: number; index: Promise<MatchIndex> }>;
};

/** Of each read model, that is, of each replica. */
const known = new WeakMap<ReadModel, Known>();

/** The ports that a sender may write for now. */
export async function loadMatchIndex(
  room: Pick<QualityRoom, 'knex' | 'model'>,
  sender: Pick<Sender, 'owners' | 'products'>,
): Promise<MatchIndex> {
  const { model } = room;
  const mesh = await model.current();
  const { revision } = model;
  const memory = memoryOf(model);
  const key = JSON.stringify([sender.owners, sender.products]);
  const cached = memory.indexes.get(key);
  if (cached?.revision === revision) {
    return cached.index;
  }
  const products = new Map<string, readonly string[]>();
  for (const { summary } of mesh.index.all()) {
    if (mayWriteFor(sender, summary.ref, summary.owner)) {
      products.set(summary.ref, summary.outputPorts);
    }
  }
  const index = buildIndex(room.knex, products, memory);
  memory.indexes.set(key, { revision, index });
  index.catch(() => memory.indexes.clear());
  return index;
}

/** Whether a sender may write for a product. */
export function mayWriteFor(
  { owners, products }: Pick<Sender, 'owners' | 'products'>,
  product: string,
  owner: string | undefined,
): boolean {
  if (products) {
    return products.includes(product);
  }
  return owners === 'all' || (owner !== undefined && owners.includes(owner));
}

function memoryOf(model: ReadModel): Known {
  let memory = known.get(model);
  if (!memory) {
    memory = {
      facts: new LruCache(CACHED_CONTRACTS),
      indexes: new LruCache(CACHED_INDEXES),
    };
    known.set(model, memory);
  }
  return memory;
}

async function buildIndex(
  knex: Knex,
  products: ReadonlyMap<string, readonly string[]>,
  memory: Known,
): Promise<MatchIndex> {
  const hashes = await readHashes(knex, [...products.keys()]);
  const facts = await readFacts(knex, [...new Set(hashes.values())], memory);
  const ports: PortEntry[] = [];
  for (const [product, names] of products) {
    for (const port of names) {
      const hash = hashes.get(portKey(product, port));
      ports.push({
        product,
        port,
        ...(hash === undefined ? {} : { hash, facts: facts.get(hash) }),
      });
    }
  }
  return new MatchIndex(products.keys(), ports);
}

/** Of the current contracts, by product and port. */
async function readHashes(
  knex: Knex,
  products: string[],
): Promise<Map<string, string>> {
  const hashes = new Map<string, string>();
  for (const chunk of inChunks(products, 500)) {
    const rows: Array<
      Pick<ContractRevisionRow, 'product_ref' | 'port' | 'hash'>
    > = await knex<ContractRevisionRow>('contract_revisions')
      .whereIn('product_ref', chunk)
      .whereNull('last_seen_at')
      .select('product_ref', 'port', 'hash');
    for (const { product_ref, port, hash } of rows) {
      hashes.set(portKey(product_ref, port), hash);
    }
  }
  return hashes;
}

async function readFacts(
  knex: Knex,
  hashes: string[],
  memory: Known,
): Promise<Map<string, ContractFacts>> {
  const facts = new Map<string, ContractFacts>();
  const missing: string[] = [];
  for (const hash of hashes) {
    const cached = memory.facts.get(hash);
    if (cached) {
      facts.set(hash, cached);
    } else {
      missing.push(hash);
    }
  }
  for (const chunk of inChunks(missing, CONTRACTS_AT_ONCE)) {
    for (const [hash, contract] of await readContracts(knex, chunk)) {
      const read = contractFacts(contract);
      memory.facts.set(hash, read);
      facts.set(hash, read);
      await breathe();
    }
  }
  return facts;
}

/** Those that could be read, by hash. */
export async function readContracts(
  knex: Knex,
  hashes: readonly string[],
): Promise<Map<string, Contract>> {
  const rows: Array<Pick<ContractRow, 'hash' | 'contract'>> =
    hashes.length === 0
      ? []
      : await knex<ContractRow>('contracts')
          .whereIn('hash', hashes)
          .whereNotNull('contract')
          .select('hash', 'contract');
  return new Map(
    rows.flatMap(({ hash, contract }) =>
      contract === null
        ? []
        : [[hash, JSON.parse(contract) as Contract] as const],
    ),
  );
}

function portKey(product: string, port: string): string {
  return `${product} ${port}`;
}
