import type { ClientBase } from 'pg';

/**
 * Ends the sessions of logins in this database, as what they have open reads
 * on after access was taken. It ends all of their sessions: PostgreSQL does
 * not tell what a session was opened for.
 *
 * @returns how many it ended
 * @throws an error of PostgreSQL when the portal's login may not
 */
export async function endSessions(
  client: ClientBase,
  logins: readonly string[],
): Promise<number> {
  const { rows } = await client.query(
    `SELECT pg_terminate_backend(pid) AS ended
     FROM pg_stat_activity
     WHERE datname = current_database() AND usename = ANY($1::text[])
       AND pid <> pg_backend_pid()`,
    [logins],
  );
  return rows.filter(({ ended }) => ended).length;
}
