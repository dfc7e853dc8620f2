import type { RegistryStatus } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Knex } from 'knex';
import { toOptionalIso } from '../../database/instants';
import type { RegistryStateRow } from '../../database/tables';
import type { Mesh } from '../readModel/Mesh';

/** How the registry follows the catalog, and how much it holds. */
export async function getRegistryStatus(
  knex: Knex,
  mesh: Mesh,
): Promise<RegistryStatus> {
  const state = await knex<RegistryStateRow>('registry_state').first();
  if (!state) {
    throw new Error('The table registry_state has lost its row');
  }
  const contracts = await knex('contract_revisions as r')
    .join('products as p', 'p.ref', 'r.product_ref')
    .whereNull('r.last_seen_at')
    .whereNull('p.vanished_at')
    .count({ count: '*' })
    .first();
  const heldBack = await knex('products')
    .whereNotNull('missing_since')
    .count({ count: '*' })
    .first();
  let columns = 0;
  for (const { summary } of mesh.index.all()) {
    columns += summary.columnCount;
  }
  return {
    revision: Number(state.revision),
    products: mesh.size,
    contracts: Number(contracts?.count ?? 0),
    columns,
    lastSyncAt: toOptionalIso(state.last_sync_at),
    lastChangeAt: toOptionalIso(state.last_change_at),
    lastError: state.last_error ?? undefined,
    heldBack: Number(heldBack?.count ?? 0),
  };
}
