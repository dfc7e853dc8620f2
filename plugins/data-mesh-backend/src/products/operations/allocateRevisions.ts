import type { Knex } from 'knex';
import type { RegistryStateRow } from '../../database/tables';

/**
 * Hands out the next revisions and locks out all other writers until the
 * transaction ends, so that revisions become visible in their order. Every
 * writing transaction begins with it; it is the only lock that is waited for.
 *
 * @returns The first of `count` revisions that belong to the caller
 */
export async function allocateRevisions(
  trx: Knex.Transaction,
  count: number,
): Promise<number> {
  const [row] = await trx<RegistryStateRow>('registry_state')
    .where({ id: 1 })
    .update({ revision: trx.raw('revision + ?', [count]) })
    .returning('revision');
  return Number(row.revision) - count + 1;
}
