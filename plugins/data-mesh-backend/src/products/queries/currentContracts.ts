import type { Contract } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Knex } from 'knex';
import { inChunks } from '../../database/inChunks';
import type { ContractRevisionRow, ContractRow } from '../../database/tables';
import { whereAny } from '../../database/whereAny';

const PRODUCTS_AT_ONCE = 1000;

/** Contracts by their hashes, those that could be read. */
export async function readContracts(
  knex: Knex,
  hashes: readonly string[],
): Promise<Map<string, Contract>> {
  const wanted = [...new Set(hashes)];
  if (wanted.length === 0) {
    return new Map();
  }
  const rows: Array<Pick<ContractRow, 'hash' | 'contract'>> =
    await knex<ContractRow>('contracts')
      .modify(whereAny('hash', wanted))
      .select('hash', 'contract');
  return new Map(
    rows.flatMap(({ hash, contract }) =>
      contract === null ? [] : [[hash, JSON.parse(contract)] as const],
    ),
  );
}

/** What tells the ports of products apart in a map. */
export function portKey(product: string, port: string): string {
  return JSON.stringify([product, port]);
}

/** The hashes of the contracts that the ports of products have now. */
export async function readCurrentHashes(
  knex: Knex,
  products: readonly string[],
): Promise<Map<string, string>> {
  const hashes = new Map<string, string>();
  for (const wanted of inChunks([...new Set(products)], PRODUCTS_AT_ONCE)) {
    const rows: Array<
      Pick<ContractRevisionRow, 'product_ref' | 'port' | 'hash'>
    > = await knex<ContractRevisionRow>('contract_revisions')
      .modify(whereAny('product_ref', wanted))
      .whereNull('last_seen_at')
      .select('product_ref', 'port', 'hash');
    for (const { product_ref, port, hash } of rows) {
      hashes.set(portKey(product_ref, port), hash);
    }
  }
  return hashes;
}
