import type { Knex } from 'knex';
import { LruCache } from '../../products/index/LruCache';
import type { ReadModel } from '../../products/readModel/ReadModel';
import {
  portKey,
  readCurrentHashes,
} from '../../products/queries/currentContracts';
import { ContractMemory } from '../facts/ContractMemory';
import type { QualityRoom } from '../QualityRoom';
import type { Sender } from '../results/Sender';
import { contractFacts, type ContractFacts } from './contractFacts';
import { MatchIndex, type PortEntry } from './MatchIndex';

const CACHED_INDEXES = 100;

const memory = new ContractMemory<ContractFacts>({
  read: contract => contractFacts(contract),
  weigh: ({ schemas, relations, files }) =>
    schemas.length + relations.length + files.length,
  mostWeight: 400_000,
});

type CachedIndex = { revision: number; index: Promise<MatchIndex> };

/**
 * Of each read model, that is, of each replica: by who may write for what, as
 * of a revision of the registry.
 */
const known = new WeakMap<ReadModel, LruCache<CachedIndex>>();

/** The ports that a sender may write for now. */
export async function loadMatchIndex(
  room: Pick<QualityRoom, 'knex' | 'model'>,
  sender: Pick<Sender, 'owners' | 'products'>,
): Promise<MatchIndex> {
  const { model } = room;
  const mesh = await model.current();
  const { revision } = model;
  const indexes = indexesOf(model);
  const key = JSON.stringify([sender.owners, sender.products]);
  const cached = indexes.get(key);
  if (cached?.revision === revision) {
    return cached.index;
  }
  const products = new Map<string, readonly string[]>();
  for (const { summary } of mesh.index.all()) {
    if (mayWriteFor(sender, summary.ref, summary.owner)) {
      products.set(summary.ref, summary.outputPorts);
    }
  }
  const index = buildIndex(room.knex, products);
  indexes.set(key, { revision, index });
  index.catch(() => indexes.clear());
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

function indexesOf(model: ReadModel): LruCache<CachedIndex> {
  let indexes = known.get(model);
  if (!indexes) {
    indexes = new LruCache(CACHED_INDEXES);
    known.set(model, indexes);
  }
  return indexes;
}

async function buildIndex(
  knex: Knex,
  products: ReadonlyMap<string, readonly string[]>,
): Promise<MatchIndex> {
  const hashes = await readCurrentHashes(knex, [...products.keys()]);
  const facts = await memory.read(
    knex,
    Array.from(hashes.values(), hash => ({ hash })),
  );
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
