import type { Knex } from 'knex';

/**
 * Locks the rows of a query until its transaction ends. SQLite has one writer
 * at a time, and no such locks.
 *
 * @param mode - `update` waits for other holders, `skip` leaves their rows
 *   out, `share` keeps writers away but not other readers
 */
export function lockRows<T extends Knex.QueryBuilder>(
  query: T,
  mode: 'update' | 'skip' | 'share' = 'update',
): T {
  if (query.client.config.client !== 'pg') {
    return query;
  }
  switch (mode) {
    case 'skip':
      return query.forUpdate().skipLocked() as T;
    case 'share':
      return query.forShare() as T;
    default:
      return query.forUpdate() as T;
  }
}
