import type { ClientBase } from 'pg';
import type { PlannedTable } from '../plan/snapshot';
import type {
  Facts,
  LoginFound,
  Membership,
  OtherWay,
  Privilege,
  RoleFound,
  Server,
  TableFound,
} from './facts';

/** Since when a membership says itself whether it is inherited. */
const MEMBERSHIP_OPTIONS = 160_000;

async function readServer(client: ClientBase): Promise<Server> {
  const { rows } = await client.query(
    `SELECT current_setting('server_version_num')::int AS version,
            current_user::text AS login,
            r.rolsuper AS "isSuperuser",
            current_database()::text AS database
     FROM pg_roles r WHERE r.rolname = current_user`,
  );
  return rows[0];
}

async function readRole(
  client: ClientBase,
  name: string,
): Promise<RoleFound | undefined> {
  const { rows } = await client.query(
    `SELECT oid::text, shobj_description(oid, 'pg_authid') AS comment,
            array_remove(ARRAY[
              CASE WHEN rolsuper THEN 'SUPERUSER' END,
              CASE WHEN rolcanlogin THEN 'LOGIN' END,
              CASE WHEN rolcreaterole THEN 'CREATEROLE' END,
              CASE WHEN rolcreatedb THEN 'CREATEDB' END,
              CASE WHEN rolreplication THEN 'REPLICATION' END,
              CASE WHEN rolbypassrls THEN 'BYPASSRLS' END
            ], NULL) AS attributes
     FROM pg_roles WHERE rolname = $1`,
    [name],
  );
  return rows[0];
}

async function readTables(
  client: ClientBase,
  planned: readonly PlannedTable[],
  role: string | undefined,
): Promise<TableFound[]> {
  const { rows } = await client.query(
    `SELECT w.schema, w.name, c.oid::text,
            (SELECT string_agg(s.relname, ', ')
             FROM pg_class s WHERE c.oid IS NULL AND s.relnamespace = n.oid
               AND s.relkind IN ('r', 'p', 'v', 'm', 'f')
               AND lower(s.relname) = lower(w.name)) AS similar,
            coalesce((SELECT json_agg(json_build_object(
                 'name', a.attname,
                 'readable', $3::oid IS NOT NULL
                   AND has_column_privilege($3::oid, c.oid, a.attnum, 'SELECT')
               ) ORDER BY a.attnum)
             FROM pg_attribute a WHERE a.attrelid = c.oid
               AND a.attnum > 0 AND NOT a.attisdropped), '[]') AS columns
     FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS w(schema, name, place)
     LEFT JOIN pg_namespace n ON n.nspname = w.schema
     LEFT JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = w.name
       AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
     ORDER BY w.place`,
    [
      planned.map(table => table.schema),
      planned.map(table => table.name),
      role ?? null,
    ],
  );
  return rows.map(({ oid, similar, ...row }) => ({
    ...row,
    oid: oid ?? undefined,
    similar: similar ?? undefined,
  }));
}

async function readSchemas(
  client: ClientBase,
  planned: readonly PlannedTable[],
  role: string | undefined,
): Promise<Map<string, boolean>> {
  const { rows } = await client.query(
    `SELECT nspname::text AS name,
            $2::oid IS NOT NULL AND has_schema_privilege($2::oid, oid, 'USAGE')
              AS usable
     FROM pg_namespace WHERE nspname = ANY($1::text[])`,
    [planned.map(table => table.schema), role ?? null],
  );
  return new Map(rows.map(({ name, usable }) => [name, usable]));
}

/**
 * What was granted to a role in this database, found by its dependencies
 * rather than by looking at every object.
 */
async function readPrivileges(
  client: ClientBase,
  role: string,
): Promise<Privilege[]> {
  const { rows } = await client.query(
    `WITH deps AS MATERIALIZED (
       SELECT DISTINCT d.classid, d.objid
       FROM pg_shdepend d
       WHERE d.refclassid = 'pg_authid'::regclass AND d.refobjid = $1::oid
         AND d.deptype IN ('a', 'o')
         AND d.dbid IN (0, (SELECT oid FROM pg_database
                            WHERE datname = current_database()))
     ), acl AS (
       SELECT CASE WHEN c.relkind = 'S' THEN 'other' ELSE 'table' END AS kind,
              n.nspname AS schema, c.relname AS "table", NULL::name AS "column",
              c.relowner AS owner, e.*
       FROM deps d
       JOIN pg_class c ON d.classid = 'pg_class'::regclass AND c.oid = d.objid
       JOIN pg_namespace n ON n.oid = c.relnamespace
       CROSS JOIN aclexplode(c.relacl) e
       UNION ALL
       SELECT 'column', n.nspname, c.relname, a.attname, c.relowner, e.*
       FROM deps d
       JOIN pg_class c ON d.classid = 'pg_class'::regclass AND c.oid = d.objid
       JOIN pg_namespace n ON n.oid = c.relnamespace
       JOIN pg_attribute a ON a.attrelid = c.oid
       CROSS JOIN aclexplode(a.attacl) e
       UNION ALL
       SELECT 'schema', n.nspname, NULL, NULL, n.nspowner, e.*
       FROM deps d
       JOIN pg_namespace n
         ON d.classid = 'pg_namespace'::regclass AND n.oid = d.objid
       CROSS JOIN aclexplode(n.nspacl) e
     )
     SELECT kind, schema, "table", "column",
            concat_ws('.', schema, "table", "column") AS object,
            privilege_type AS privilege, is_grantable AS "isGrantable",
            pg_get_userbyid(grantor) AS grantor,
            grantor = (SELECT oid FROM pg_roles WHERE rolname = current_user)
              OR (grantor = owner AND pg_has_role(owner, 'USAGE')) AS revocable
     FROM acl WHERE grantee = $1::oid
     UNION ALL
     SELECT 'other', '', NULL, NULL,
            pg_describe_object(d.classid, d.objid, 0), NULL, false, NULL, false
     FROM deps d
     WHERE d.classid NOT IN ('pg_class'::regclass, 'pg_namespace'::regclass,
                             'pg_database'::regclass)
     ORDER BY object, privilege`,
    [role],
  );
  return rows.map(({ table, column, privilege, grantor, ...row }) => ({
    ...row,
    table: table ?? undefined,
    column: column ?? undefined,
    privilege: privilege ?? undefined,
    grantor: grantor ?? undefined,
  }));
}

async function readMemberships(
  client: ClientBase,
  server: Server,
  role: string,
): Promise<{ members: Membership[]; parents: Membership[] }> {
  const hasOptions = server.version >= MEMBERSHIP_OPTIONS;
  const { rows } = await client.query(
    `SELECT m.roleid = $1::oid AS "isMember",
            pg_get_userbyid(CASE WHEN m.roleid = $1::oid
                                 THEN m.member ELSE m.roleid END) AS role,
            pg_get_userbyid(m.grantor) AS grantor,
            m.admin_option AS "isAdmin",
            ${hasOptions ? 'm.inherit_option' : 'r.rolinherit'} AS inherits,
            ${hasOptions ? 'm.set_option' : 'false'} AS "canSet",
            ${hasOptions ? "pg_has_role(m.grantor, 'USAGE')" : 'true'} AS revocable
     FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.member
     WHERE $1::oid IN (m.roleid, m.member)
     ORDER BY 2, 3`,
    [role],
  );
  const of = (isMember: boolean) =>
    rows
      .filter(row => row.isMember === isMember)
      .map(({ isMember: _, ...row }): Membership => row);
  return {
    // Who makes a role administers it, which gives access to nothing.
    members: of(true).filter(
      ({ role: member, inherits, canSet }) =>
        member !== server.login || inherits || canSet,
    ),
    parents: of(false),
  };
}

async function readLogins(
  client: ClientBase,
  names: readonly string[],
  role: string | undefined,
): Promise<Map<string, LoginFound>> {
  const { rows } = await client.query(
    `SELECT rolname::text AS name, oid::text, rolcanlogin AS "canLogin",
            rolsuper AS "isSuperuser", rolinherit AS inherits,
            $2::oid IS NOT NULL AND pg_has_role(oid, $2::oid, 'USAGE')
              AS "hasRole"
     FROM pg_roles WHERE rolname = ANY($1::text[])`,
    [names, role ?? null],
  );
  return new Map(rows.map(row => [row.name, row]));
}

async function readOtherWays(
  client: ClientBase,
  tables: readonly TableFound[],
  logins: ReadonlyMap<string, LoginFound>,
  role: string | undefined,
): Promise<OtherWay[]> {
  const { rows } = await client.query(
    `WITH t AS (
       SELECT c.oid, c.relname, c.relowner, c.relacl, n.nspname
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE c.oid = ANY($1::oid[])
     ), l AS (
       SELECT oid, rolname FROM pg_roles WHERE oid = ANY($2::oid[])
     ), given AS (
       SELECT t.oid, NULL::name AS "column", e.grantee
       FROM t CROSS JOIN aclexplode(t.relacl) e
       WHERE e.privilege_type = 'SELECT' AND e.grantee <> t.relowner
       UNION
       SELECT t.oid, a.attname, e.grantee
       FROM t JOIN pg_attribute a ON a.attrelid = t.oid
       CROSS JOIN aclexplode(a.attacl) e
       WHERE e.privilege_type = 'SELECT' AND e.grantee <> t.relowner
     ), ways AS (
       SELECT NULL::name AS login, 0::oid AS grantee, g.oid, g."column",
              'grant' AS way
       FROM given g WHERE g.grantee = 0
       UNION ALL
       SELECT l.rolname, g.grantee, g.oid, g."column", 'grant'
       FROM l JOIN given g
         ON g.grantee <> 0 AND g.grantee IS DISTINCT FROM $3::oid
         AND pg_has_role(l.oid, g.grantee, 'USAGE')
       UNION ALL
       SELECT l.rolname, t.relowner, t.oid, NULL, 'owner'
       FROM l JOIN t ON pg_has_role(l.oid, t.relowner, 'USAGE')
       UNION ALL
       SELECT l.rolname, a.oid, t.oid, NULL, 'read-all'
       FROM l CROSS JOIN t
       JOIN pg_roles a ON a.rolname = 'pg_read_all_data'
       WHERE pg_has_role(l.oid, a.oid, 'USAGE')
     )
     SELECT w.login::text,
            CASE WHEN w.grantee = 0 THEN 'PUBLIC'
                 ELSE pg_get_userbyid(w.grantee)::text END AS grantee,
            shobj_description(w.grantee, 'pg_authid') AS comment,
            t.nspname::text AS schema, t.relname::text AS "table", w.way,
            CASE WHEN bool_or(w."column" IS NULL) THEN NULL
                 ELSE array_agg(w."column"::text ORDER BY w."column"::text)
            END AS columns
     FROM ways w JOIN t ON t.oid = w.oid
     GROUP BY w.login, w.grantee, t.nspname, t.relname, w.way
     ORDER BY 4, 5, 2, 1`,
    [
      tables.flatMap(({ oid }) => (oid ? [oid] : [])),
      [...logins.values()]
        .filter(({ isSuperuser }) => !isSuperuser)
        .map(({ oid }) => oid),
      role ?? null,
    ],
  );
  return rows.map(({ login, columns, ...row }) => ({
    ...row,
    login: login ?? undefined,
    columns: columns ?? undefined,
  }));
}

/**
 * Looks at everything that decides about a grant. Verdicts come from
 * PostgreSQL's own functions, not from lists of privileges: they know of
 * everybody's rights and of roles in roles.
 */
export async function readFacts(
  client: ClientBase,
  wanted: {
    role: string;
    tables: readonly PlannedTable[];
    logins: readonly string[];
  },
): Promise<Facts> {
  const server = await readServer(client);
  const role = await readRole(client, wanted.role);
  const tables = await readTables(client, wanted.tables, role?.oid);
  const schemas = await readSchemas(client, wanted.tables, role?.oid);
  const logins = await readLogins(client, wanted.logins, role?.oid);
  const { rows } = await client.query(
    `SELECT $1::oid IS NULL
       OR has_database_privilege($1::oid, current_database(), 'CONNECT') AS ok`,
    [role?.oid ?? null],
  );
  return {
    server,
    role,
    mayConnect: rows[0].ok,
    schemas,
    tables,
    privileges: role ? await readPrivileges(client, role.oid) : [],
    ...(role
      ? await readMemberships(client, server, role.oid)
      : { members: [], parents: [] }),
    logins,
    otherWays: await readOtherWays(client, tables, logins, role?.oid),
  };
}
