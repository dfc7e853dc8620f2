/**
 * Configuration of the PostgreSQL that the wrapper script started.
 *
 * @param room - who asks, for the message when there is none
 */
export function postgresDatabase(room: string, knexConfig?: object) {
  const url = process.env.BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING;
  if (!url) {
    throw new Error(
      `No PostgreSQL to measure on. Run this as \`yarn bench ${room}\`, which starts one.`,
    );
  }
  return {
    client: 'pg',
    connection: url,
    prefix: `bench_${process.pid}_`,
    ...(knexConfig && { knexConfig }),
  };
}

/** Enough connections for callers at once. */
export const MANY_CONNECTIONS = { pool: { min: 2, max: 20 } };
