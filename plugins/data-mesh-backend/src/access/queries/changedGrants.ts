import {
  accessColumns,
  columnsOfRole,
  type AccessColumn,
  type Contract,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Knex } from 'knex';
import type { AccessGrantRow } from '../../database/tables';
import type { AccessSnapshot } from '../snapshot';
import { snapshotColumnIds } from './snapshotColumnIds';
import {
  portKey,
  readContracts,
  readCurrentHashes,
} from '../../products/queries/currentContracts';
import { scopeChanged } from './scopeChanged';

/** The ids of those grants whose port promises something else by now. */
export async function changedGrants(
  knex: Knex,
  rows: readonly AccessGrantRow[],
): Promise<Set<string>> {
  const current = await readCurrentHashes(
    knex,
    rows.map(row => row.product_ref),
  );
  const others = rows.flatMap(row => {
    const now = current.get(portKey(row.product_ref, row.port));
    return now !== undefined &&
      row.contract_hash !== null &&
      now !== row.contract_hash
      ? [{ row, then: row.contract_hash, now }]
      : [];
  });
  const contracts = await readContracts(
    knex,
    others.flatMap(({ then, now }) => [then, now]),
  );
  return new Set(
    others.flatMap(({ row, then, now }) => {
      const pinned = contracts.get(then);
      const present = contracts.get(now);
      const snapshot: AccessSnapshot = JSON.parse(row.snapshot);
      const changed =
        !pinned ||
        !present ||
        scopeChanged(
          { ids: snapshotColumnIds(snapshot), all: snapshot.allColumns },
          accessColumns(pinned),
          columnsGivenBy(present, row.role),
        );
      return changed ? [row.id] : [];
    }),
  );
}

/** What a role gives; nothing when the contract no longer has it. */
function columnsGivenBy(contract: Contract, name: string): AccessColumn[] {
  const role = contract.roles.find(each => each.role === name);
  return role || name === '' ? columnsOfRole(contract, role) : [];
}
