import {
  accessColumns,
  type AccessColumn,
  type DecisionEvidence,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Knex } from 'knex';
import type { AccessRequestRow } from '../../database/tables';
import type { AccessSnapshot } from '../snapshot';
import { findIds, type Search } from './findIds';
import { lasting } from './lasting';
import { readPrecedents } from './precedents';
import { presentGrantRows } from './presentGrants';
import {
  portKey,
  readContracts,
  readCurrentHashes,
} from '../../products/queries/currentContracts';
import { snapshotColumnIds } from './snapshotColumnIds';
import type { Viewer } from './Viewer';

const SHOWN_HOLDINGS = 20;
// A consumer with more is told as having that many.
const MOST_HOLDINGS = 1000;

/** What helps to decide about a request. */
export async function readEvidence(
  knex: Knex,
  viewer: Viewer,
  row: AccessRequestRow,
  classifications: readonly string[],
): Promise<DecisionEvidence> {
  const snapshot: AccessSnapshot = JSON.parse(row.snapshot);
  const ids = snapshotColumnIds(snapshot);
  const [holdings, precedents, current, contracts] = await Promise.all([
    readHoldings(knex, viewer, row.consumer_ref),
    readPrecedents(knex, { product: row.product_ref, port: row.port }),
    readCurrentHashes(knex, [row.product_ref]),
    readContracts(knex, row.contract_hash ? [row.contract_hash] : []),
  ]);
  const contract =
    row.contract_hash === null ? undefined : contracts.get(row.contract_hash);
  const wanted = new Set(ids);
  const now = current.get(portKey(row.product_ref, row.port));
  return {
    ...holdings,
    precedents,
    columns: sensitiveColumns(
      (contract ? accessColumns(contract) : []).filter(({ id }) =>
        wanted.has(id),
      ),
      classifications,
    ),
    columnCount: ids.length,
    terms: snapshot.terms,
    contractChanged:
      now === undefined ? undefined : now !== (row.contract_hash ?? undefined),
  };
}

/**
 * Columns that are more than internal. One whose classification is none that
 * the configuration knows may be anything, so it is among them.
 *
 * @param classifications - From open to closed
 */
export function sensitiveColumns(
  columns: AccessColumn[],
  classifications: readonly string[],
): AccessColumn[] {
  const harmless = classifications.slice(
    0,
    classifications.indexOf('internal') + 1,
  );
  return columns.filter(
    ({ classification }) =>
      classification !== undefined && !harmless.includes(classification),
  );
}

/**
 * What a consumer holds now. Of products that the viewer may not read, only
 * the number is told.
 */
async function readHoldings(
  knex: Knex,
  viewer: Viewer,
  consumer: string,
): Promise<Pick<DecisionEvidence, 'holdings' | 'holdingsTotal'>> {
  const search: Search = {
    table: 'access_grants',
    orderBy: 'ends_at',
    direction: 'asc',
    ways: [{ column: 'consumer_ref', values: [consumer] }],
    where: lasting(viewer.now),
  };
  const ids = await findIds(knex, search, { limit: MOST_HOLDINGS });
  const rows =
    ids.length === 0 ? [] : await knex('access_grants').whereIn('id', ids);
  const byId = new Map(rows.map(row => [row.id, row]));
  const readable = [];
  for (const id of ids) {
    const row = byId.get(id);
    if (row && (await viewer.reads(row.product_ref))) {
      readable.push(row);
    }
    if (readable.length === SHOWN_HOLDINGS) {
      break;
    }
  }
  return {
    holdings: await presentGrantRows(knex, viewer, readable),
    holdingsTotal: ids.length,
  };
}
