import type { ClientBase } from 'pg';

/**
 * Ends the sessions of logins in this database, and those of the members of
 * groups, as what they have open reads on after access was taken. It ends all of their sessions: PostgreSQL does
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
     FROM pg_stat_activity s
     WHERE datname = current_database() AND pid <> pg_backend_pid()
       AND EXISTS (
         SELECT FROM pg_roles l JOIN pg_roles u ON u.oid = s.usesysid
         WHERE l.rolname = ANY($1::text[])
           AND (u.oid = l.oid OR (NOT l.rolcanlogin AND NOT u.rolsuper
                                  AND pg_has_role(u.oid, l.oid, 'MEMBER'))))`,
    [logins],
  );
  return rows.filter(({ ended }) => ended).length;
}
