import type { Knex } from 'knex';

/** Queries by name, each for rows of its own kind. */
export type TogetherQueries<Rows extends object> = {
  [Name in keyof Rows]: Knex.QueryBuilder;
};

/**
 * Rows of several small queries. PostgreSQL gets all of them as one statement,
 * as of one moment: the way there and back, with all that a statement needs on
 * both sides, takes longer than reading some rows.
 *
 * They come as JSON there: instants as text, big integers as numbers. Not for
 * columns of bytes.
 */
export async function readTogether<Rows extends object>(
  knex: Knex,
  queries: TogetherQueries<Rows>,
): Promise<{ [Name in keyof Rows]: Array<Rows[Name]> }> {
  const named = Object.entries<Knex.QueryBuilder>(queries);
  if (knex.client.config.client === 'pg') {
    const [row] = await knex.select(
      Object.fromEntries(
        named.map(([name, query]) => [
          name,
          // The order of the query is that of the list: nothing is between.
          knex
            .from(query.as('r'))
            .select(knex.raw("coalesce(json_agg(r), '[]')")),
        ]),
      ),
    );
    return row;
  }
  const rows = await Promise.all(named.map(([, query]) => query));
  return Object.fromEntries(named.map(([name], nth) => [name, rows[nth]])) as {
    [Name in keyof Rows]: Array<Rows[Name]>;
  };
}
