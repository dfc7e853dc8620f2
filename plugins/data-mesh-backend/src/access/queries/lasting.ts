import type { Knex } from 'knex';

/** Grants whose window is not over. */
export function lasting(now: Date): (query: Knex.QueryBuilder) => void {
  return query => {
    query.whereNull('end_kind').where('ends_at', '>', now);
  };
}
