import { createHash } from 'node:crypto';
import { type ClientBase, escapeIdentifier, escapeLiteral } from 'pg';
import { generateRows } from './generateRows';
import { createTableSql, tableName } from './tableSql';
import type { WarehouseTable } from './warehouseTables';

async function ensureLogin(
  client: ClientBase,
  login: string,
  password: string,
) {
  const { rowCount } = await client.query(
    'SELECT FROM pg_roles WHERE rolname = $1',
    [login],
  );
  await client.query(
    `${rowCount ? 'ALTER' : 'CREATE'} ROLE ${escapeIdentifier(login)} ` +
      `LOGIN PASSWORD ${escapeLiteral(password)}`,
  );
}

/** @returns its name, quoted */
async function ensureOwner(client: ClientBase, schema: string) {
  const owner = `${schema}_pipelines`;
  const { rowCount } = await client.query(
    'SELECT FROM pg_roles WHERE rolname = $1',
    [owner],
  );
  if (!rowCount) {
    await client.query(`CREATE ROLE ${escapeIdentifier(owner)} NOLOGIN`);
  }
  return escapeIdentifier(owner);
}

async function ensureTable(
  client: ClientBase,
  table: WarehouseTable,
  tables: ReadonlyMap<string, WarehouseTable>,
): Promise<boolean> {
  const sql = createTableSql(table);
  const version = createHash('sha256').update(sql).digest('hex').slice(0, 16);
  const comment = `${table.description ?? table.name} (${table.source}, ${version})`;
  const name = tableName(table);
  const {
    rows: [found],
  } = await client.query(
    `SELECT obj_description(to_regclass($1), 'pg_class') AS comment,
            to_regclass($1) IS NOT NULL AS there`,
    [name],
  );
  if (found.there && String(found.comment).endsWith(`${version})`)) {
    return false;
  }
  await client.query('BEGIN');
  try {
    await client.query(
      `SET LOCAL ROLE ${escapeIdentifier(`${table.schema}_pipelines`)}`,
    );
    await client.query(`DROP TABLE IF EXISTS ${name}`);
    await client.query(sql);
    await client.query(`COMMENT ON TABLE ${name} IS ${escapeLiteral(comment)}`);
    const columns = table.columns.map(({ name: c }) => escapeIdentifier(c));
    for (const row of generateRows(table, tables)) {
      await client.query(
        `INSERT INTO ${name} (${columns.join(', ')})
         VALUES (${row.map((_, i) => `$${i + 1}`).join(', ')})`,
        row,
      );
    }
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw new Error(`${table.source}: ${table.id}: ${error}`);
  }
  return true;
}

/**
 * Makes the warehouse what the contracts say. Everything that is there already
 * is left as it is, so that people can use it over restarts; only a table
 * whose contract changed its columns is made anew, as a pipeline would.
 *
 * Who is who: the owner of a schema stands for the pipelines of its domain.
 * The provisioner may hand on what it was given, and nothing else. The checker
 * reads all tables, and cannot write. People and machines can log in, and read
 * nothing.
 *
 * @param client - a superuser in the database of the warehouse
 * @returns the tables that were made
 */
export async function fillWarehouse(
  client: ClientBase,
  options: {
    tables: WarehouseTable[];
    logins: string[];
    /** Of every person and machine. */
    loginPassword: string;
    provisioner: { login: string; password: string };
    /** Runs the portal's own checks. */
    checker: { login: string; password: string };
  },
): Promise<string[]> {
  const { tables, logins, loginPassword, provisioner, checker } = options;
  const me = escapeIdentifier(provisioner.login);
  const reader = escapeIdentifier(checker.login);

  await ensureLogin(client, provisioner.login, provisioner.password);
  // It makes roles, and ends sessions when access is revoked at once.
  await client.query(`ALTER ROLE ${me} CREATEROLE`);
  await client.query(`GRANT pg_signal_backend TO ${me}`);
  await ensureLogin(client, checker.login, checker.password);
  await client.query(
    `ALTER ROLE ${reader} SET default_transaction_read_only = on`,
  );
  for (const login of logins) {
    await ensureLogin(client, login, loginPassword);
  }

  for (const schema of new Set(tables.map(table => table.schema))) {
    const name = escapeIdentifier(schema);
    const owner = await ensureOwner(client, schema);
    await client.query(
      `CREATE SCHEMA IF NOT EXISTS ${name} AUTHORIZATION ${owner}`,
    );
    await client.query(
      `GRANT USAGE ON SCHEMA ${name} TO ${me} WITH GRANT OPTION`,
    );
    await client.query(
      `ALTER DEFAULT PRIVILEGES FOR ROLE ${owner} IN SCHEMA ${name}
       GRANT SELECT ON TABLES TO ${me} WITH GRANT OPTION`,
    );
    await client.query(`GRANT USAGE ON SCHEMA ${name} TO ${reader}`);
    await client.query(
      `GRANT SELECT ON ALL TABLES IN SCHEMA ${name} TO ${reader}`,
    );
    await client.query(
      `ALTER DEFAULT PRIVILEGES FOR ROLE ${owner} IN SCHEMA ${name}
       GRANT SELECT ON TABLES TO ${reader}`,
    );
  }

  const made: string[] = [];
  const byId = new Map(tables.map(table => [table.id, table]));
  for (const table of tables) {
    if (await ensureTable(client, table, byId)) {
      made.push(table.id);
    }
  }
  return made;
}
