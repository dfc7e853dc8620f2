import type { PostgresPlace } from './PostgresTarget';

export const DEFAULT_PORT = 5432;

/**
 * A database as contracts name it, such as `db.example:5432/sales`. The case of
 * host names does not matter, that of databases does.
 * @public
 */
export function placeOf({ host, port, database }: PostgresPlace): string {
  return `${host.toLocaleLowerCase('en-US')}:${port}/${database}`;
}

/**
 * The place that the settings of a contract's server name; undefined when they
 * lack the host or the database.
 * @public
 */
export function placeOfServer(
  settings: Readonly<Record<string, string>>,
): string | undefined {
  const { host, port, database } = settings;
  return host && database
    ? placeOf({ host, port: port ? Number(port) : DEFAULT_PORT, database })
    : undefined;
}
