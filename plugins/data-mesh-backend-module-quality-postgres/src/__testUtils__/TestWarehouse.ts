import { randomBytes } from 'node:crypto';
import type { ContractServer } from '@backstage-data-mesh/plugin-data-mesh-common';
import { mockServices } from '@backstage/backend-test-utils';
import { Client, escapeIdentifier } from 'pg';
import type { QualityPostgresTarget } from '../config';
import { PostgresQualityRunner } from '../PostgresQualityRunner';

/** A PostgreSQL server to make databases and roles on; undefined without. */
export const SERVER =
  process.env.BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING;

export const PASSWORD = 'Tr0ub4dor&3';

/**
 * A warehouse with a login for checks as the guide makes it: it may read the
 * schema `sales`, and nothing else.
 */
export class TestWarehouse {
  private readonly id = randomBytes(5).toString('hex');
  readonly database = `dm_quality_${this.id}`;
  readonly login = `data_mesh_quality_${this.id}`;
  /** A superuser in the database. */
  root!: Client;
  private readonly runners: PostgresQualityRunner[] = [];

  static async create(): Promise<TestWarehouse> {
    const warehouse = new TestWarehouse();
    const server = await connect(SERVER!);
    const q = escapeIdentifier;
    await server.query(`CREATE DATABASE ${q(warehouse.database)}`);
    await server.query(
      `CREATE ROLE ${q(warehouse.login)} LOGIN PASSWORD '${PASSWORD}'`,
    );
    await server.end();
    const url = new URL(SERVER!);
    url.pathname = `/${warehouse.database}`;
    warehouse.root = await connect(url.toString());
    await warehouse.root.query(`
      CREATE SCHEMA sales;
      GRANT USAGE ON SCHEMA sales TO ${q(warehouse.login)};
      ALTER DEFAULT PRIVILEGES IN SCHEMA sales
        GRANT SELECT ON TABLES TO ${q(warehouse.login)};
    `);
    return warehouse;
  }

  target(
    overrides: Partial<QualityPostgresTarget> = {},
  ): QualityPostgresTarget {
    const url = new URL(SERVER!);
    const place = {
      host: url.hostname,
      port: Number(url.port),
      database: this.database,
    };
    return {
      name: 'warehouse',
      match: { ...place, host: 'warehouse.example', port: 5432 },
      connection: { ...place, user: this.login, password: PASSWORD },
      statementTimeout: 20_000,
      lockTimeout: 2_000,
      runTimeout: 60_000,
      maxConnections: 2,
      allowSql: false,
      ...overrides,
    };
  }

  /** As contracts say it. */
  server(): ContractServer {
    return {
      type: 'postgresql',
      settings: {
        host: 'Warehouse.example',
        database: this.database,
        schema: 'sales',
      },
    };
  }

  runner(
    overrides: Partial<QualityPostgresTarget> = {},
  ): PostgresQualityRunner {
    const runner = new PostgresQualityRunner({
      targets: [this.target(overrides)],
      logger: mockServices.logger.mock(),
    });
    this.runners.push(runner);
    return runner;
  }

  async destroy(): Promise<void> {
    for (const runner of this.runners) await runner.close();
    await this.root.end();
    const server = await connect(SERVER!);
    await server.query(
      `DROP DATABASE ${escapeIdentifier(this.database)} WITH (FORCE)`,
    );
    await server.query(`DROP ROLE ${escapeIdentifier(this.login)}`);
    await server.end();
  }
}

async function connect(connectionString: string): Promise<Client> {
  const client = new Client({ connectionString });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}
