import { randomBytes } from 'node:crypto';
import {
  type GrantMember,
  type GrantOrder,
  type ProvisionedGrant,
  type ProvisionerContext,
} from '@backstage-data-mesh/plugin-data-mesh-node';
import { orderOf } from '@backstage-data-mesh/plugin-data-mesh-node/testUtils';
import { mockServices } from '@backstage/backend-test-utils';
import { Client, escapeIdentifier } from 'pg';
import type { AccessPostgresTarget } from '../config';
import { PostgresProvisioner } from '../PostgresProvisioner';

/** A PostgreSQL server to make databases and roles on; undefined without. */
export const SERVER =
  process.env.BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING;

const PASSWORD = 'correct horse';
const SECRET = 'Tr0ub4dor&3';

/**
 * A warehouse as a platform team would run it: a database whose tables belong
 * to a pipeline, people who can log in, and a login of the portal with no more
 * rights than the guide asks for.
 */
export class Platform {
  /** Roles belong to the whole server, so names differ from test to test. */
  readonly id = randomBytes(5).toString('hex');
  readonly environment = `test-${this.id}`;
  readonly database = `dm_${this.id}`;
  readonly admin = `portal_${this.id}`;
  readonly owner = `pipeline_${this.id}`;
  readonly anna: GrantMember = {
    ref: 'user:default/anna',
    login: `anna_${this.id}`,
  };
  readonly otto: GrantMember = {
    ref: 'user:default/otto',
    login: `Otto "O" ${this.id}`,
  };
  readonly secret = SECRET;
  root!: Client;
  provisioner!: PostgresProvisioner;
  private readonly provisioners: PostgresProvisioner[] = [];
  private readonly clients = new Set<Client>();

  static async create(): Promise<Platform> {
    const platform = new Platform();
    await platform.set();
    return platform;
  }

  private async set() {
    const server = await this.connect(SERVER!);
    const q = escapeIdentifier;
    await server.query(`CREATE DATABASE ${q(this.database)}`);
    await server.query(
      `CREATE ROLE ${q(this.admin)} LOGIN CREATEROLE PASSWORD '${SECRET}'`,
    );
    await server.query(`GRANT pg_signal_backend TO ${q(this.admin)}`);
    await server.query(`CREATE ROLE ${q(this.owner)} NOLOGIN`);
    for (const { login } of [this.anna, this.otto]) {
      await this.addLogin(server, login!);
    }
    await server.end();
    this.root = await this.connect(this.url());
    await this.addSchema('sales');
    await this.sql(`
      CREATE TABLE sales.orders (id int, amount numeric, email text);
      INSERT INTO sales.orders VALUES (1, 9.5, 'a@b.example');
      CREATE TABLE sales.lines (id int, sku text);
    `);
    this.provisioner = this.restart();
  }

  /** A schema of the pipeline, from which the portal may hand on reading. */
  async addSchema(name: string) {
    const [schema, owner, admin] = [name, this.owner, this.admin].map(each =>
      escapeIdentifier(each),
    );
    await this.root.query(`
      CREATE SCHEMA ${schema} AUTHORIZATION ${owner};
      GRANT USAGE ON SCHEMA ${schema} TO ${admin} WITH GRANT OPTION;
      ALTER DEFAULT PRIVILEGES FOR ROLE ${owner} IN SCHEMA ${schema}
        GRANT SELECT ON TABLES TO ${admin} WITH GRANT OPTION;
    `);
  }

  async addLogin(client: Client, login: string) {
    await client.query(
      `CREATE ROLE ${escapeIdentifier(login)} LOGIN PASSWORD '${PASSWORD}'`,
    );
  }

  /** As the pipeline, who owns the tables. */
  async sql(text: string) {
    await this.root.query(`SET ROLE ${escapeIdentifier(this.owner)}`);
    try {
      await this.root.query(text);
    } finally {
      await this.root.query('RESET ROLE');
    }
  }

  url(): string {
    const url = new URL(SERVER!);
    url.pathname = `/${this.database}`;
    return url.toString();
  }

  private async connect(connectionString: string): Promise<Client> {
    const client = new Client({ connectionString });
    client.on('error', () => undefined);
    await client.connect();
    return client;
  }

  target(
    overrides: Partial<AccessPostgresTarget['connection']> = {},
  ): AccessPostgresTarget {
    const url = new URL(SERVER!);
    const place = {
      host: url.hostname,
      port: Number(url.port),
      database: this.database,
    };
    return {
      name: 'warehouse',
      match: { ...place, host: 'warehouse.example', port: 5432 },
      connection: {
        ...place,
        user: this.admin,
        password: SECRET,
        ...overrides,
      },
      statementTimeout: 20_000,
      lockTimeout: 5_000,
      maxConnections: 4,
    };
  }

  restart(
    overrides: Partial<AccessPostgresTarget['connection']> = {},
  ): PostgresProvisioner {
    const provisioner = new PostgresProvisioner({
      targets: [this.target(overrides)],
      logger: mockServices.logger.mock(),
    });
    this.provisioners.push(provisioner);
    return provisioner;
  }

  /** Orders and lines without the e-mail address. */
  order(grantId: string, overrides: Partial<GrantOrder> = {}): GrantOrder {
    const order = orderOf({
      grantId,
      environment: this.environment,
      ...overrides,
    });
    const columns = { orders: ['id', 'amount', 'email'], lines: ['id', 'sku'] };
    return {
      ...order,
      contract: {
        ...order.contract,
        schemas: Object.entries(columns).map(([name, names]) => ({
          name,
          quality: [],
          properties: names.map(column => ({
            name: column,
            path: column,
            required: false,
            unique: false,
            quality: [],
          })),
        })),
      },
      server: {
        type: 'postgresql',
        settings: {
          host: 'Warehouse.example',
          database: this.database,
          schema: 'sales',
        },
      },
      columns: [
        { schema: 'orders', paths: ['id', 'amount'] },
        { schema: 'lines', paths: ['id', 'sku'] },
      ],
      allColumns: false,
      ...overrides,
      environment: overrides.environment ?? this.environment,
    };
  }

  async grant(
    order: GrantOrder,
    overrides: Partial<ProvisionedGrant> = {},
  ): Promise<ProvisionedGrant> {
    const { snapshot } = await this.provisioner.plan(order);
    return {
      grantId: order.grantId,
      environment: order.environment,
      snapshot: JSON.parse(JSON.stringify(snapshot)),
      members: [this.anna],
      endsAt: order.endsAt,
      endSessions: false,
      ...overrides,
    };
  }

  context(overrides: Partial<ProvisionerContext> = {}): ProvisionerContext {
    return {
      logger: mockServices.logger.mock(),
      fence: 1,
      signal: new AbortController().signal,
      async checkFence() {},
      async requestTask() {
        throw new Error('PostgreSQL asks nobody');
      },
      ...overrides,
    };
  }

  /** A session of a person. */
  async session(member: GrantMember): Promise<Client> {
    const url = new URL(this.url());
    url.username = encodeURIComponent(member.login!);
    url.password = encodeURIComponent(PASSWORD);
    const client = await this.connect(url.toString());
    this.clients.add(client);
    return client;
  }

  /** What a statement answers a person: its rows, or its error. */
  async ask(member: GrantMember, sql: string): Promise<unknown> {
    const client = await this.session(member);
    try {
      const { rows } = await client.query({ text: sql, rowMode: 'array' });
      return rows;
    } catch (error) {
      return String(error);
    } finally {
      this.clients.delete(client);
      await client.end();
    }
  }

  /** Who reads which columns. The same on every platform. */
  async access(): Promise<string[]> {
    const { rows } = await this.root.query(
      `SELECT l.rolname || ' ' || c.relname || '.' || a.attname AS access
       FROM pg_roles l, pg_class c
       JOIN pg_namespace n ON n.oid = c.relnamespace
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
         AND NOT a.attisdropped
       WHERE l.rolname = ANY($1) AND n.nspname = 'sales' AND c.relkind = 'r'
         AND has_schema_privilege(l.oid, n.oid, 'USAGE')
         AND has_column_privilege(l.oid, c.oid, a.attnum, 'SELECT')
       ORDER BY 1`,
      [[this.anna.login, this.otto.login]],
    );
    return rows.map(({ access }) => access.replaceAll(this.id, ''));
  }

  async destroy() {
    for (const provisioner of this.provisioners) {
      await provisioner.close();
    }
    for (const client of this.clients) {
      await client.end();
    }
    await this.root.end();
    const server = await this.connect(SERVER!);
    await server.query(
      `DROP DATABASE ${escapeIdentifier(this.database)} WITH (FORCE)`,
    );
    const { rows } = await server.query(
      `SELECT rolname FROM pg_roles
       WHERE rolname LIKE '%' || $1 OR rolname LIKE '%' || $1 || '%'`,
      [this.id],
    );
    // Roles that a portal made go before the portal's login.
    for (const { rolname } of [...rows].sort((a, b) =>
      b.rolname.startsWith('data_mesh')
        ? 1
        : a.rolname.localeCompare(b.rolname),
    )) {
      await server.query(`DROP ROLE IF EXISTS ${escapeIdentifier(rolname)}`);
    }
    await server.end();
  }
}
