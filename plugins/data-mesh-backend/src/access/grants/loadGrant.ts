import { NotFoundError } from '@backstage/errors';
import type { Knex } from 'knex';
import type { AccessGrantRow } from '../../database/tables';
import type { LedgerTransaction } from '../../ledger/Ledger';
import { lockRows } from '../../database/lockRows';

/** @throws NotFoundError when there is no such grant */
export async function loadGrant(
  knex: Knex,
  id: string,
): Promise<AccessGrantRow> {
  const row = await knex<AccessGrantRow>('access_grants').where({ id }).first();
  if (!row) {
    throw unknownGrant(id);
  }
  return row;
}

/**
 * The grant, and nobody else changes it until the transaction ends.
 *
 * @throws NotFoundError when there is no such grant
 */
export async function lockGrant(
  { trx }: Pick<LedgerTransaction, 'trx'>,
  id: string,
): Promise<AccessGrantRow> {
  const row: AccessGrantRow | undefined = await lockRows(
    trx<AccessGrantRow>('access_grants').where({ id }),
  ).first();
  if (!row) {
    throw unknownGrant(id);
  }
  return row;
}

export function unknownGrant(id: string): NotFoundError {
  return new NotFoundError(`There is no grant '${id}', or you may not see it`);
}
