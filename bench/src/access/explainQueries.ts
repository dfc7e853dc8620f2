import type { Knex } from 'knex';

/** A query as it was run, with how the database came to its rows. */
export type ExplainedQuery = { sql: string; plan: string };

type Query = { sql: string; bindings?: readonly unknown[] };

/** Tells how the queries of a backend are answered, after the fact. */
export function explainQueries(knex: Knex): {
  /** Forgets what it heard, and listens. */
  listen(): undefined;
  /** Explains what it heard about the ledger since. */
  explain(): Promise<ExplainedQuery[]>;
} {
  let heard: Query[] | undefined;
  knex.on('query', (query: Query) => heard?.push(query));
  return {
    listen() {
      heard = [];
      return undefined;
    },
    async explain() {
      const queries = heard ?? [];
      heard = undefined;
      const explained: ExplainedQuery[] = [];
      for (const { sql, bindings } of queries) {
        if (/^(select|with)/i.test(sql) && /"?access_/.test(sql)) {
          const { rows } = await knex.raw(
            `explain (analyze, buffers) ${sql.replace(/\$\d+/g, '?')}`,
            (bindings ?? []) as Knex.RawBinding[],
          );
          explained.push({
            sql,
            plan: rows
              .map((row: Record<string, string>) => row['QUERY PLAN'])
              .join('\n'),
          });
        }
      }
      return explained;
    },
  };
}
