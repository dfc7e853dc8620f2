import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { Client, escapeIdentifier } from 'pg';
import { fillWarehouse } from './fillWarehouse';
import { readExamples } from './readExamples';
import { type WarehouseTable, warehouseTables } from './warehouseTables';

const SERVER = process.env.BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING;

// Makes roles, which SQLite does not have.
(SERVER ? describe : describe.skip)(
  'filling the warehouse on PostgreSQL',
  () => {
    const id = randomBytes(4).toString('hex');
    const database = `warehouse_${id}`;
    const login = `analyst_${id}`;
    const provisioner = { login: `provisioner_${id}`, password: 'p' };
    const checker = { login: `checker_${id}`, password: 'p' };
    let server: Client;
    let client: Client;
    let tables: WarehouseTable[];

    const fill = () =>
      fillWarehouse(client, {
        tables,
        logins: [login],
        loginPassword: 'demo',
        provisioner,
        checker,
      });

    beforeAll(async () => {
      server = new Client({ connectionString: SERVER });
      await server.connect();
      await server.query(`CREATE DATABASE ${escapeIdentifier(database)}`);
      const url = new URL(SERVER!);
      url.pathname = `/${database}`;
      client = new Client({ connectionString: url.toString() });
      await client.connect();
      const { contracts } = await readExamples(
        path.resolve(__dirname, '../../../../examples'),
      );
      // Owners are roles, which all databases of a server share.
      tables = warehouseTables(contracts, 54320).map(table => ({
        ...table,
        id: `${id}_${table.id}`,
        schema: `${id}_${table.schema}`,
        columns: table.columns.map(column => ({
          ...column,
          references: column.references && {
            ...column.references,
            table: `${id}_${column.references.table}`,
          },
        })),
      }));
    });

    afterAll(async () => {
      await client.end();
      await server.query(
        `DROP DATABASE ${escapeIdentifier(database)} WITH (FORCE)`,
      );
      const { rows } = await server.query(
        `SELECT rolname FROM pg_roles WHERE rolname LIKE '%' || $1 || '%'`,
        [id],
      );
      for (const { rolname } of rows) {
        await server.query(`DROP ROLE ${escapeIdentifier(rolname)}`);
      }
      await server.end();
    });

    it('makes all tables at once, as the contracts say, and again nothing', async () => {
      expect(await fill()).toHaveLength(tables.length);
      await client.query(`DELETE FROM "${id}_orders".order_lines`);
      expect(await fill()).toEqual([]);
      const { rows } = await client.query(
        `SELECT count(*)::int FROM "${id}_orders".order_lines`,
      );
      expect(rows).toEqual([{ count: 0 }]);
    });

    it('lets people log in and read nothing, and the provisioner hand on reading', async () => {
      const { rows } = await client.query(
        `SELECT bool_or(has_table_privilege($1, c.oid, 'SELECT')
                      OR has_schema_privilege($1, n.oid, 'USAGE')) AS people,
              bool_and(has_table_privilege($2, c.oid, 'SELECT WITH GRANT OPTION')
                       AND has_schema_privilege($2, n.oid, 'USAGE WITH GRANT OPTION'))
                AS provisioner,
              bool_or(has_table_privilege($2, c.oid, 'INSERT, UPDATE, DELETE'))
                AS writes
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE c.relkind = 'r' AND n.nspname LIKE $3 || '%'`,
        [login, provisioner.login, id],
      );
      expect(rows).toEqual([
        { people: false, provisioner: true, writes: false },
      ]);
    });

    it('lets the checker read every table, and write none', async () => {
      const { rows } = await client.query(
        `SELECT bool_and(has_table_privilege($1, c.oid, 'SELECT')) AS reads,
              bool_or(has_table_privilege($1, c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE'))
                AS writes
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE c.relkind = 'r' AND n.nspname LIKE $2 || '%'`,
        [checker.login, id],
      );
      expect(rows).toEqual([{ reads: true, writes: false }]);
    });

    it('makes a table anew when its contract changes the columns', async () => {
      const changed = `${id}_orders.orders`;
      tables = tables.map(table =>
        table.id === changed
          ? {
              ...table,
              columns: table.columns.filter(c => c.name !== 'channel'),
            }
          : table,
      );
      expect(await fill()).toEqual([changed]);
      await expect(
        client.query(`SELECT channel FROM "${id}_orders".orders`),
      ).rejects.toThrow('column "channel" does not exist');
      const { rows } = await client.query(
        `SELECT count(*)::int > 0 AS filled FROM "${id}_orders".orders`,
      );
      expect(rows).toEqual([{ filled: true }]);
    });
  },
);
