import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { Client, escapeIdentifier } from 'pg';
import { freshColumns } from './freshColumns';
import { generateRows } from './generateRows';
import { Pipelines } from './Pipelines';
import { type Examples, readExamples } from './readExamples';
import { KEEP, SETTLE } from './settle';
import { createTableSql, tableName } from './tableSql';
import { type WarehouseTable, warehouseTables } from './warehouseTables';

const SERVER = process.env.BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING;
const EXAMPLES = path.resolve(__dirname, '../../../../examples');

/** Broken on purpose, so that the portal's own checks find something. */
const LEFT_BROKEN = [
  'Every stay has at least four twins',
  'No more is reserved than there is',
  'Nothing comes back that was not ordered',
];

(SERVER ? describe : describe.skip)(
  `the pipelines of the warehouse on ${SERVER ? 'PostgreSQL' : 'PostgreSQL only: none was given'}`,
  () => {
    const database = `pipelines_${randomBytes(4).toString('hex')}`;
    const told: string[] = [];
    let server: Client;
    let client: Client;
    let examples: Examples;
    let tables: WarehouseTable[];
    let pipelines: Pipelines;

    beforeAll(async () => {
      server = new Client({ connectionString: SERVER });
      await server.connect();
      await server.query(`CREATE DATABASE ${escapeIdentifier(database)}`);
      const url = new URL(SERVER!);
      url.pathname = database;
      client = new Client({ connectionString: url.href });
      await client.connect();
      examples = await readExamples(EXAMPLES);
      tables = warehouseTables(examples.contracts, 54320);
      const byId = new Map(tables.map(table => [table.id, table]));
      for (const table of tables) {
        await client.query(
          `CREATE SCHEMA IF NOT EXISTS ${escapeIdentifier(table.schema)}`,
        );
        await client.query(createTableSql(table));
        for (const row of generateRows(table, byId)) {
          await client.query(
            `INSERT INTO ${tableName(table)} VALUES (${row.map((_, i) => `$${i + 1}`).join(', ')})`,
            row,
          );
        }
      }
      pipelines = new Pipelines(
        client,
        freshColumns(examples.contracts, tables),
        line => told.push(line),
      );
      await pipelines.settle();
    }, 120_000);

    afterAll(async () => {
      await client?.end();
      await server.query(
        `DROP DATABASE ${escapeIdentifier(database)} WITH (FORCE)`,
      );
      await server.end();
    });

    it('fit the tables of the contracts', () => {
      expect(told).toEqual([]);
    });

    it('change nothing where all is settled already', async () => {
      for (const sql of [...SETTLE, KEEP[1]]) {
        const { rowCount } = await client.query(sql);
        expect([sql, rowCount]).toEqual([sql, 0]);
      }
    });

    it('make the rules hold that contracts have as SQL, but for those that are broken on purpose', async () => {
      const broken: string[] = [];
      const there = new Set(tables.map(({ source }) => source));
      for (const { file, contract } of examples.contracts) {
        const rules = contract.schemas.flatMap(schema => [
          ...schema.quality,
          ...schema.properties.flatMap(property => property.quality),
        ]);
        for (const { query, name, operator, threshold } of rules) {
          if (!query || !there.has(file)) continue;
          const { rows, fields } = await client.query(query);
          const value = Number(rows[0][fields[0].name]);
          const [bound] = (threshold ?? []).map(Number);
          const holds = {
            mustBe: value === bound,
            mustBeLessThan: value < bound,
            mustBeLessOrEqualTo: value <= bound,
            mustBeGreaterOrEqualTo: value >= bound,
          }[operator as string];
          expect([query, holds === undefined]).toEqual([query, false]);
          if (!holds) broken.push(String(name));
        }
      }
      expect(broken.sort()).toEqual(LEFT_BROKEN);
    });

    it('keep what is to be fresh younger than any contract asks for', async () => {
      await pipelines.refresh();
      const columns = freshColumns(examples.contracts, tables);
      expect(columns.length).toBeGreaterThan(10);
      for (const { table, column } of columns) {
        const { rows } = await client.query(
          `SELECT extract(epoch FROM now() - max(${escapeIdentifier(column)})) < 86400 AS fresh
           FROM ${tableName(table)}`,
        );
        expect([table.id, rows]).toEqual([table.id, [{ fresh: true }]]);
      }
    });
  },
);
