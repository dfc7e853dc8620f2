import type { Knex } from 'knex';
import type { QualityStateRow } from '../../database/tables';

/**
 * The next revision of quality, for the rows of quality_products that this
 * transaction writes. Others wait for it until the transaction ends, so that
 * who follows misses nothing; so it is taken after the rows were locked, and
 * late.
 */
export async function takeRevision(trx: Knex.Transaction): Promise<number> {
  const [row] = await trx<QualityStateRow>('quality_state')
    .where({ id: 1 })
    .update({ revision: trx.raw('revision + 1') })
    .returning('revision');
  if (!row) {
    throw new Error('The table quality_state has lost its row');
  }
  return Number(row.revision);
}
