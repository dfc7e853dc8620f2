import type { Contract } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Knex } from 'knex';
import type { ContractRow } from '../../database/tables';

/** A contract as it was approved; undefined when it is not known, or unreadable. */
export async function readContract(
  knex: Knex,
  hash: string,
): Promise<Contract | undefined> {
  const row = await knex<ContractRow>('contracts')
    .where({ hash })
    .first('contract');
  return row?.contract ? JSON.parse(row.contract) : undefined;
}
