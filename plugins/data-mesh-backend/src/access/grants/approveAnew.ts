import { ConflictError } from '@backstage/errors';
import {
  columnsBySchema,
  columnsOfRole,
  selectColumns,
  type Contract,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Provisioner } from '@backstage-data-mesh/plugin-data-mesh-node';
import type { AccessGrantRow } from '../../database/tables';
import { chooseServer } from '../requests/assess/chooseServer';
import type { AccessSnapshot } from '../snapshot';
import type { Approval } from './replaceApproval';

/**
 * What a grant gives by the contract of today: all that its role gives, where
 * all was approved; else of the columns that were approved those that are
 * still there.
 *
 * @throws ConflictError when the contract no longer has the role, or any of
 *   the columns
 */
export function approveAnew(
  row: AccessGrantRow,
  current: { hash: string; contract: Contract },
  provisioners: ReadonlyMap<string, Provisioner>,
): Approval {
  const { contract, hash } = current;
  const role = contract.roles.find(each => each.role === row.role);
  if (row.role && !role) {
    throw new ConflictError(
      `The contract of today has no role '${row.role}' any more. Revoke the grant, and have another role asked for.`,
    );
  }
  const before: AccessSnapshot = JSON.parse(row.snapshot);
  const wanted: string[] | undefined = row.columns
    ? JSON.parse(row.columns)
    : undefined;
  const { columns, unknown } = selectColumns(
    columnsOfRole(contract, role),
    wanted,
  );
  if (wanted && columns.length === 0) {
    throw new ConflictError(
      'The contract of today has none of the columns that were approved. Revoke the grant, and have others asked for.',
    );
  }
  const gone = new Set(unknown);
  const snapshot: AccessSnapshot = {
    ...before,
    roleDescription: role?.description,
    contractVersion: contract.version,
    columns: columnsBySchema(contract, columns),
    server: chooseServer(contract, provisioners, before.provisioner),
  };
  return {
    contract_hash: hash,
    columns: wanted ? JSON.stringify(wanted.filter(id => !gone.has(id))) : null,
    snapshot: JSON.stringify(snapshot),
  };
}
