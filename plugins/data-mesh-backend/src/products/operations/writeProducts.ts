import type { Knex } from 'knex';
import { databaseNow } from '../../database/instants';
import type {
  ContractRevisionRow,
  ContractRow,
  ProductRow,
} from '../../database/tables';
import type { ProjectedProduct } from '../projection/projectProduct';
import {
  PROJECTION_VERSION,
  type ContractProjection,
  type ProductProjection,
} from '../projection/types';
import { allocateRevisions } from './allocateRevisions';

/** In characters; how much of contracts is written in one statement. */
const MAX_CHUNK_SIZE = 1_000_000;

/** A product as it was read from the catalog, ready to be stored. */
export type ProductWrite = {
  contentHash: string;
  product: ProjectedProduct;
  /** By port name. */
  contracts: Map<string, ContractProjection>;
  /** The revision of the row as the writer knew it; undefined for none. */
  knownRevision: number | undefined;
};

/** What became of the products that were to be written. */
export type WrittenProducts = {
  /** Stored, and different from before. */
  changed: string[];
  /** What others see of it is as before. */
  unchanged: string[];
  /** Another replica wrote it meanwhile; the next sync looks again. */
  overtaken: string[];
};

/**
 * Stores products with their contracts in one transaction.
 *
 * A row is only written as long as it is the one that the writer knew: of two
 * replicas that follow the catalog at once, the one that read earlier must not
 * overwrite what the other one read later.
 */
export async function writeProducts(
  knex: Knex,
  writes: ProductWrite[],
): Promise<WrittenProducts> {
  const result: WrittenProducts = { changed: [], unchanged: [], overtaken: [] };
  if (writes.length === 0) {
    return result;
  }
  await knex.transaction(async trx => {
    const firstRevision = await allocateRevisions(trx, writes.length);
    const now = await databaseNow(trx);
    const refs = writes.map(write => write.product.ref);
    const known = new Map(
      (await trx<ProductRow>('products').whereIn('ref', refs)).map(row => [
        row.ref,
        row,
      ]),
    );
    const current = await currentContracts(trx, refs);

    const rows = new Array<ProductRow>();
    const contracts = new Map<string, ContractProjection>();
    const began = new Array<ContractRevisionRow>();
    const ended = new Array<ContractRevisionRow>();
    writes.forEach((write, nth) => {
      const { ref } = write.product;
      const before = known.get(ref);
      if (isOvertaken(before, write.knownRevision)) {
        result.overtaken.push(ref);
        return;
      }
      const revision = firstRevision + nth;
      const row = toRow(write, revision, now, before);
      const changes = contractChanges(
        write,
        current.get(ref) ?? [],
        revision,
        now,
      );
      began.push(...changes.began);
      ended.push(...changes.ended);
      for (const contract of write.contracts.values()) {
        if (!contract.stored) {
          contracts.set(contract.hash, contract);
        }
      }
      const isChange =
        before === undefined ||
        before.vanished_at !== null ||
        !sameProjection(before.projection, row.projection) ||
        before.document !== row.document ||
        before.source !== row.source ||
        changes.began.length + changes.ended.length > 0;
      if (isChange) {
        row.updated_at = now;
        result.changed.push(ref);
      } else {
        result.unchanged.push(ref);
      }
      rows.push(row);
    });

    await insertContracts(trx, [...contracts.values()]);
    await upsertProducts(trx, rows);
    await endRevisions(trx, ended, now);
    if (began.length > 0) {
      await trx('contract_revisions').insert(began);
    }
    if (result.changed.length > 0) {
      await trx('registry_state')
        .where({ id: 1 })
        .update({ last_change_at: now });
    }
  });
  return result;
}

function isOvertaken(
  row: ProductRow | undefined,
  knownRevision: number | undefined,
): boolean {
  if (knownRevision === undefined) {
    // Replicas do not keep vanished products in mind.
    return row !== undefined && row.vanished_at === null;
  }
  return row === undefined || Number(row.revision) !== knownRevision;
}

function toRow(
  { contentHash, product }: ProductWrite,
  revision: number,
  now: Date,
  before: ProductRow | undefined,
): ProductRow {
  return {
    ref: product.ref,
    content_hash: contentHash,
    revision,
    projection_version: PROJECTION_VERSION,
    projection: JSON.stringify(product.projection),
    document: JSON.stringify(product.document),
    source: product.source ?? null,
    first_seen_at: before?.first_seen_at ?? now,
    updated_at: before?.updated_at ?? now,
    missing_since: null,
    vanished_at: null,
  };
}

/** Whether two projections say the same, wherever it stands in the file. */
function sameProjection(a: string, b: string): boolean {
  const withoutLines = (text: string) => {
    const projection: ProductProjection = JSON.parse(text);
    return JSON.stringify({
      ...projection,
      lines: undefined,
      declarationProblems: projection.declarationProblems?.map(problem => ({
        ...problem,
        line: undefined,
        column: undefined,
      })),
    });
  };
  return a === b || withoutLines(a) === withoutLines(b);
}

/**
 * Which contracts a product's ports got and lost. A contract that cannot be
 * read at the moment stays the port's current one.
 */
function contractChanges(
  { product, contracts }: ProductWrite,
  current: ContractRevisionRow[],
  revision: number,
  now: Date,
): { began: ContractRevisionRow[]; ended: ContractRevisionRow[] } {
  const unreadable = new Set(
    product.projection.ports
      .filter(port => port.contract && port.contract.hash === undefined)
      .map(port => port.name),
  );
  const ended = current.filter(
    row =>
      contracts.get(row.port)?.hash !== row.hash && !unreadable.has(row.port),
  );
  const kept = new Set(
    current.filter(row => !ended.includes(row)).map(row => row.port),
  );
  const began = [...contracts]
    .filter(([port]) => !kept.has(port))
    .map(([port, { hash }]) => ({
      product_ref: product.ref,
      port,
      revision,
      hash,
      first_seen_at: now,
      last_seen_at: null,
    }));
  return { began, ended };
}

async function currentContracts(
  trx: Knex.Transaction,
  refs: string[],
): Promise<Map<string, ContractRevisionRow[]>> {
  const rows = await trx<ContractRevisionRow>('contract_revisions')
    .whereIn('product_ref', refs)
    .whereNull('last_seen_at');
  const byRef = new Map<string, ContractRevisionRow[]>();
  for (const row of rows) {
    const list = byRef.get(row.product_ref);
    if (list) {
      list.push(row);
    } else {
      byRef.set(row.product_ref, [row]);
    }
  }
  return byRef;
}

async function insertContracts(
  trx: Knex.Transaction,
  contracts: ContractProjection[],
): Promise<void> {
  for (const chunk of chunksBySize(contracts)) {
    const rows = chunk.map((contract): ContractRow => ({
      hash: contract.hash,
      text: contract.text,
      reader_version: PROJECTION_VERSION,
      contract: contract.contract ?? null,
      problems: JSON.stringify(contract.problems),
      technologies: JSON.stringify(contract.technologies),
      contract_id: contract.id ?? null,
      version: contract.version ?? null,
      api_version: contract.apiVersion ?? null,
      status: contract.status ?? null,
      column_count: contract.columnCount,
    }));
    await trx('contracts').insert(rows).onConflict('hash').merge();
  }
}

/** A contract may be a megabyte, most are a few kilobytes. */
function chunksBySize(contracts: ContractProjection[]): ContractProjection[][] {
  const chunks = new Array<ContractProjection[]>();
  let size = Infinity;
  for (const contract of contracts) {
    size += contract.text.length;
    if (size > MAX_CHUNK_SIZE) {
      chunks.push([]);
      size = contract.text.length;
    }
    chunks[chunks.length - 1].push(contract);
  }
  return chunks;
}

async function upsertProducts(
  trx: Knex.Transaction,
  rows: ProductRow[],
): Promise<void> {
  if (rows.length > 0) {
    await trx('products').insert(rows).onConflict('ref').merge();
  }
}

async function endRevisions(
  trx: Knex.Transaction,
  ended: ContractRevisionRow[],
  now: Date,
): Promise<void> {
  for (const { product_ref, port, revision } of ended) {
    await trx('contract_revisions')
      .where({ product_ref, port, revision })
      .update({ last_seen_at: now });
  }
}
