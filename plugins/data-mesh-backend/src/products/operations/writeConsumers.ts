import type { Knex } from 'knex';
import { databaseNow } from '../../database/instants';
import type { ConsumerRow } from '../../database/tables';
import { allocateRevisions } from './allocateRevisions';

const CHUNK = 500;

/** A component that declares to read a product. */
export type Consumption = { component: string; product: string };

/**
 * Replaces all consumers, if they changed at all, and remembers what the
 * catalog said about them, so that the next sync can tell a change cheaply.
 *
 * @returns Whether they changed
 */
export async function writeConsumers(
  knex: Knex,
  consumptions: Consumption[],
  fingerprint: string,
): Promise<boolean> {
  return knex.transaction(async trx => {
    const revision = await allocateRevisions(trx, 1);
    const now = await databaseNow(trx);
    const before = await trx<ConsumerRow>('consumers');
    const changed = !sameSet(
      before.map(row => `${row.component_ref} ${row.product_ref}`),
      consumptions.map(({ component, product }) => `${component} ${product}`),
    );
    if (changed) {
      const rows = consumptions.map(({ component, product }): ConsumerRow => ({
        component_ref: component,
        product_ref: product,
      }));
      await trx('consumers').delete();
      await trx.batchInsert('consumers', rows, CHUNK);
      await trx('registry_state')
        .where({ id: 1 })
        .update({ consumers_revision: revision, last_change_at: now });
    }
    await trx('registry_state')
      .where({ id: 1 })
      .update({ consumers_fingerprint: fingerprint, consumers_read_at: now });
    return changed;
  });
}

function sameSet(a: string[], b: string[]): boolean {
  const set = new Set(a);
  return set.size === new Set(b).size && b.every(item => set.has(item));
}
