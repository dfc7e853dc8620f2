import type { SqlDialect } from './SqlDialect';

/**
 * PostgreSQL, from version 12. Sessions have to be in UTC and the date style
 * ISO.
 * @public
 */
export const postgresDialect: SqlDialect = {
  id: 'postgres',
  types: { text: 'text', number: 'numeric' },
  identifier: name => `"${name.replaceAll('"', '""')}"`,
  asText: column => `(${column})::text`,
  asNumber: column => `(${column})::numeric`,
  asSeconds: column => `extract(epoch FROM ${column})`,
  matches: (text, pattern) => `${text} ~ ${pattern}`,
  // Its columns have types.
  readsAs: column => `${column} IS NOT NULL`,
};
