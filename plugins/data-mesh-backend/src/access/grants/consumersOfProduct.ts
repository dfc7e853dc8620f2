import type { Knex } from 'knex';
import type { AccessGrantRow } from '../../database/tables';
import { lasting } from '../queries/lasting';

/**
 * Who has access to a product now: the people and groups with a grant that has
 * begun and is not over, and those who answer for components and products with
 * one.
 */
export async function consumersOfProduct(
  knex: Knex,
  productRef: string,
  now: Date,
): Promise<string[]> {
  const rows = await knex<AccessGrantRow>('access_grants')
    .where({ product_ref: productRef })
    .modify(lasting(now))
    .where('starts_at', '<=', now)
    .distinct('consumer_ref', 'consumer_kind', 'consumer_owner');
  const people = rows.flatMap(row =>
    row.consumer_kind === 'user' || row.consumer_kind === 'group'
      ? [row.consumer_ref]
      : (row.consumer_owner ?? []),
  );
  return [...new Set(people)].sort();
}
