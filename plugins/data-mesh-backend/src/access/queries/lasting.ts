import type { Knex } from 'knex';

/** Grants whose window is not over. */
export function lasting(now: Date): (query: Knex.QueryBuilder) => void {
  return query => {
    // Not `end_kind is null`: PostgreSQL would take the index of all grants
    // that last, and leave out those of others one by one. Those that end in
    // the future are few by themselves.
    query.whereRaw(`coalesce(end_kind, '') = ''`).where('ends_at', '>', now);
  };
}
