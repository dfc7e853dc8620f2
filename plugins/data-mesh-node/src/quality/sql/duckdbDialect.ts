import type { SqlDialect } from './SqlDialect';

const TYPES = {
  number: 'DOUBLE',
  boolean: 'BOOLEAN',
  date: 'DATE',
  timestamp: 'TIMESTAMP WITH TIME ZONE',
  time: 'TIME',
};

/**
 * DuckDB. Sessions have to be in UTC.
 * @public
 */
export const duckdbDialect: SqlDialect = {
  id: 'duckdb',
  types: { text: 'VARCHAR', number: 'DOUBLE' },
  identifier: name => `"${name.replaceAll('"', '""')}"`,
  asText: column => `CAST(${column} AS VARCHAR)`,
  asNumber: (column, untyped) => `${cast(untyped)}(${column} AS DOUBLE)`,
  asSeconds: (column, untyped) =>
    `epoch(${cast(untyped)}(${column} AS TIMESTAMP WITH TIME ZONE))`,
  matches: (text, pattern) => `regexp_matches(${text}, ${pattern})`,
  readsAs: (column, family) =>
    `TRY_CAST(${column} AS ${TYPES[family]}) IS NOT NULL`,
};

function cast(untyped: boolean): string {
  return untyped ? 'TRY_CAST' : 'CAST';
}
