import type { Contract } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Knex } from 'knex';
import type { ContractRevisionRow, ContractRow } from '../../database/tables';

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
      .whereIn('hash', wanted)
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
  const wanted = [...new Set(products)];
  if (wanted.length === 0) {
    return new Map();
  }
  const rows: Array<
    Pick<ContractRevisionRow, 'product_ref' | 'port' | 'hash'>
  > = await knex<ContractRevisionRow>('contract_revisions')
    .whereIn('product_ref', wanted)
    .whereNull('last_seen_at')
    .select('product_ref', 'port', 'hash');
  return new Map(
    rows.map(row => [portKey(row.product_ref, row.port), row.hash]),
  );
}
