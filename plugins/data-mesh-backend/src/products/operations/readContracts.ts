import type { Contract } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Knex } from 'knex';
import type { ContractRow } from '../../database/tables';
import { contractFields } from '../projection/contractFields';
import {
  PROJECTION_VERSION,
  type ContractProjection,
} from '../projection/types';

/** Contracts that were read before, by hash, so that each is parsed once. */
export async function readContracts(
  knex: Knex,
  hashes: string[],
): Promise<Map<string, ContractProjection>> {
  const rows =
    hashes.length === 0
      ? []
      : await knex<ContractRow>('contracts')
          .whereIn('hash', hashes)
          .where({ reader_version: PROJECTION_VERSION });
  return new Map(rows.map(row => [row.hash, toProjection(row)]));
}

function toProjection(row: ContractRow): ContractProjection {
  const contract: Contract | undefined =
    row.contract === null ? undefined : JSON.parse(row.contract);
  return {
    hash: row.hash,
    text: row.text,
    contract: row.contract ?? undefined,
    problems: JSON.parse(row.problems),
    technologies: JSON.parse(row.technologies),
    id: row.contract_id ?? undefined,
    version: row.version ?? undefined,
    apiVersion: row.api_version ?? undefined,
    status: row.status ?? undefined,
    columnCount: row.column_count,
    fields: contract ? contractFields(contract) : [],
    stored: true,
  };
}
