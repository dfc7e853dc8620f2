import { Client, escapeIdentifier } from 'pg';
import { loginOf, OWNERS, TABLES, USERS } from './world';

/** Who gets in where, as `login table.column`, sorted. */
export type Privileges = string[];

/** The platform in which access is given: a database with tables and logins. */
export class Warehouse {
  readonly database: string;
  readonly portal: string;
  readonly #owner: string;
  #root: Client | undefined;
  #last: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly server: string,
    readonly run: string,
  ) {
    this.database = `chaos_warehouse_${run}`;
    this.portal = `chaos_portal_${run}`;
    this.#owner = `chaos_pipeline_${run}`;
  }

  static readonly PASSWORD = 'chaos';

  static async create(server: string, run: string): Promise<Warehouse> {
    const warehouse = new Warehouse(server, run);
    await warehouse.#create();
    return warehouse;
  }

  async #create(): Promise<void> {
    const [database, portal, owner] = [
      this.database,
      this.portal,
      this.#owner,
    ].map(escapeIdentifier);
    await this.#onServer(async client => {
      await client.query(`create database ${database}`);
      await client.query(
        `create role ${portal} login createrole password '${Warehouse.PASSWORD}'`,
      );
      await client.query(`grant pg_signal_backend to ${portal}`);
      await client.query(`create role ${owner} nologin`);
      for (const login of this.logins()) {
        await client.query(`create role ${escapeIdentifier(login)} login`);
      }
    });
    const url = new URL(this.server);
    url.pathname = `/${this.database}`;
    this.#root = await connect(url.toString());
    await this.#root.query(`
      create schema sales authorization ${owner};
      grant usage on schema sales to ${portal} with grant option;
      alter default privileges for role ${owner} in schema sales
        grant select on tables to ${portal} with grant option;`);
    for (const table of TABLES) {
      await this.#asOwner(
        `create table sales.${table} (id int, amount numeric, email text)`,
      );
    }
  }

  logins(): string[] {
    return [...USERS, ...OWNERS].map(name => loginOf(name, this.run));
  }

  /** Builds a table anew beside the old one, as dbt does: all grants are lost. */
  async swap(table: string): Promise<void> {
    await this.#asOwner(`
      begin;
      create table sales.${table}_next (like sales.${table});
      drop table sales.${table};
      alter table sales.${table}_next rename to ${table};
      commit`);
  }

  /** Who can read what, by the word of the server itself. */
  async privileges(): Promise<Privileges> {
    const { rows } = await this.#root!.query<{ access: string }>(
      `select l.rolname || ' ' || c.relname || '.' || a.attname as access
       from pg_roles l, pg_class c
       join pg_namespace n on n.oid = c.relnamespace
       join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
         and not a.attisdropped
       where l.rolname = any($1) and n.nspname = 'sales' and c.relkind = 'r'
         and has_schema_privilege(l.oid, n.oid, 'usage')
         and (has_table_privilege(l.oid, c.oid, 'select')
           or has_column_privilege(l.oid, c.oid, a.attnum, 'select'))
       order by 1`,
      [this.logins()],
    );
    return rows.map(row => row.access).sort();
  }

  /** Roles of grants that say in their comment that they are for this run. */
  async grantRoles(environment: string): Promise<string[]> {
    const { rows } = await this.#root!.query<{ comment: string }>(
      `select shobj_description(oid, 'pg_authid') as comment from pg_roles
       where shobj_description(oid, 'pg_authid') like $1`,
      [`%"environment":"${environment}"%`],
    );
    return rows
      .map(row => /"grantId":"([^"]+)"/.exec(row.comment)?.[1] ?? row.comment)
      .sort();
  }

  async destroy(): Promise<void> {
    await this.#root?.end();
    await this.#onServer(async client => {
      await client.query(
        `drop database if exists ${escapeIdentifier(this.database)} with (force)`,
      );
      const { rows } = await client.query<{ rolname: string }>(
        `select rolname from pg_roles where rolname like '%' || $1 || '%'
         order by rolname like 'data_mesh%' desc, rolname <> $2`,
        [this.run, this.portal],
      );
      for (const { rolname } of rows) {
        await client
          .query(`drop role if exists ${escapeIdentifier(rolname)}`)
          .catch(() => undefined);
      }
    });
  }

  /** One at a time: they share a connection, and its role. */
  #asOwner(sql: string): Promise<void> {
    const done = this.#last.then(() => this.#runAsOwner(sql));
    this.#last = done.catch(() => undefined);
    return done;
  }

  async #runAsOwner(sql: string): Promise<void> {
    const root = this.#root!;
    await root.query(`set role ${escapeIdentifier(this.#owner)}`);
    try {
      await root.query(sql);
    } catch (error) {
      await root.query('rollback');
      throw error;
    } finally {
      await root.query('reset role');
    }
  }

  async #onServer(work: (client: Client) => Promise<void>): Promise<void> {
    const client = await connect(this.server);
    try {
      await work(client);
    } finally {
      await client.end();
    }
  }
}

export async function connect(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}
