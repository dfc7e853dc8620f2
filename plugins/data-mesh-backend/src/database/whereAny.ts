import type { Knex } from 'knex';

/**
 * Rows whose column has one of the values. PostgreSQL gets them as one
 * parameter: thousands would take longer to plan than to read.
 */
export function whereAny(
  column: string,
  values: readonly number[] | readonly string[],
): (query: Knex.QueryBuilder) => void {
  return query => {
    if (query.client.config.client === 'pg') {
      query.whereRaw('?? = any(?)', [
        column,
        values as unknown as Knex.RawBinding,
      ]);
    } else {
      query.whereIn(column, [...values]);
    }
  };
}
