import {
  ANSI,
  BACKTICK,
  BACKTICK_ESCAPED,
  BRACKET,
  type Dialect,
  FETCH_FIRST,
  ORACLE,
  POSTGRES,
} from '../identifiers';
import { dbtSource } from '../dbtSource';
import { odbcValue, pythonLines, pythonString } from '../literals';
import {
  type Argument,
  argumentLines,
  fromEnvironment,
  portNumber,
} from '../python';
import { selectFrom, tableName } from '../select';
import type { Draft, Target } from '../types';

/** How one kind of database is connected to. */
type Database = {
  /** What its people call it. */
  title: string;
  dialect: Dialect;
  /** Settings whose values stand in front of a table's name. */
  parents: readonly string[];
  /** Settings for dbt's database and schema; no dbt snippet without. */
  dbt?: { database?: string; schema?: string };
  /** Python that runs `query`. */
  python(target: Target): PythonCode;
};

type PythonCode = {
  imports: string;
  /** Runs `query` and prints what it finds. */
  code: string;
  /** What pip calls the driver. */
  install: string;
  /** Environment variables that the reader has to set. */
  env: string[];
};

/** A setting, or the environment variable that people use for it. */
function settingOr(
  target: Target,
  name: string,
  variable: string,
  argument = name,
): Argument {
  return {
    name: argument,
    value: target.setting(name),
    code: fromEnvironment(variable),
  };
}

function secret(name: string, variable: string): Argument {
  return { name, code: fromEnvironment(variable) };
}

function port(target: Target): Argument {
  return { name: 'port', code: portNumber(target.setting('port')) };
}

/** Connections by the Python database API look alike. */
function cursorCode(connect: string, args: Argument[]): string {
  return `connection = ${connect}(
${argumentLines(args)}
)
cursor = connection.cursor()
cursor.execute(query)
for row in cursor.fetchall():
    print(row)`;
}

function postgresLike(title: string, defaults: { install: string }): Database {
  return {
    title,
    dialect: POSTGRES,
    parents: ['schema'],
    dbt: { database: 'database', schema: 'schema' },
    python: target => ({
      install: defaults.install,
      env: ['PGUSER', 'PGPASSWORD'],
      imports: 'import psycopg',
      code: `with psycopg.connect(
${argumentLines([
  settingOr(target, 'host', 'PGHOST'),
  port(target),
  settingOr(target, 'database', 'PGDATABASE', 'dbname'),
  secret('user', 'PGUSER'),
  secret('password', 'PGPASSWORD'),
])}
) as connection:
    for row in connection.execute(query):
        print(row)`,
    }),
  };
}

const SNOWFLAKE: Database = {
  title: 'Snowflake',
  dialect: ANSI,
  parents: ['database', 'schema'],
  dbt: { database: 'database', schema: 'schema' },
  python: target => ({
    install: 'snowflake-connector-python',
    env: ['SNOWFLAKE_USER', 'SNOWFLAKE_WAREHOUSE'],
    imports: 'import snowflake.connector',
    code: cursorCode('snowflake.connector.connect', [
      settingOr(target, 'account', 'SNOWFLAKE_ACCOUNT'),
      secret('user', 'SNOWFLAKE_USER'),
      { name: 'authenticator', code: '"externalbrowser"' },
      settingOr(target, 'warehouse', 'SNOWFLAKE_WAREHOUSE'),
      { name: 'database', value: target.setting('database') },
      { name: 'schema', value: target.setting('schema') },
    ]),
  }),
};

const BIGQUERY: Database = {
  title: 'BigQuery',
  dialect: BACKTICK_ESCAPED,
  parents: ['project', 'dataset'],
  dbt: { database: 'project', schema: 'dataset' },
  python: () => ({
    install: 'google-cloud-bigquery',
    env: [],
    imports: 'from google.cloud import bigquery',
    code: `client = bigquery.Client()
for row in client.query(query).result():
    print(dict(row))`,
  }),
};

const DATABRICKS: Database = {
  title: 'Databricks',
  dialect: BACKTICK,
  parents: ['catalog', 'schema'],
  dbt: { database: 'catalog', schema: 'schema' },
  python: target => ({
    install: 'databricks-sql-connector',
    env: ['DATABRICKS_HTTP_PATH', 'DATABRICKS_TOKEN'],
    imports: 'from databricks import sql',
    code: cursorCode('sql.connect', [
      settingOr(target, 'host', 'DATABRICKS_HOST', 'server_hostname'),
      secret('http_path', 'DATABRICKS_HTTP_PATH'),
      secret('access_token', 'DATABRICKS_TOKEN'),
    ]),
  }),
};

const MYSQL: Database = {
  title: 'MySQL',
  dialect: BACKTICK,
  parents: ['database'],
  python: target => ({
    install: 'pymysql',
    env: ['MYSQL_USER', 'MYSQL_PASSWORD'],
    imports: 'import pymysql',
    code: cursorCode('pymysql.connect', [
      settingOr(target, 'host', 'MYSQL_HOST'),
      port(target),
      { name: 'database', value: target.setting('database') },
      secret('user', 'MYSQL_USER'),
      secret('password', 'MYSQL_PASSWORD'),
    ]),
  }),
};

function sqlServerLike(title: string): Database {
  return {
    title,
    dialect: BRACKET,
    parents: ['database', 'schema'],
    dbt: { database: 'database', schema: 'schema' },
    python: target => {
      const host = target.setting('host');
      const number = portNumber(target.setting('port'));
      const server = host && (number ? `${host},${number}` : host);
      const database = target.setting('database');
      return {
        install: 'pyodbc',
        env: ['MSSQL_USER', 'MSSQL_PASSWORD'],
        imports: 'import pyodbc',
        code: cursorCode('pyodbc.connect', [
          { name: 'driver', code: '"{ODBC Driver 18 for SQL Server}"' },
          {
            name: 'server',
            value: server && odbcValue(server),
            code: fromEnvironment('MSSQL_HOST'),
          },
          { name: 'database', value: database && odbcValue(database) },
          secret('uid', 'MSSQL_USER'),
          secret('pwd', 'MSSQL_PASSWORD'),
        ]),
      };
    },
  };
}

function trinoLike(title: string): Database {
  return {
    title,
    dialect: ANSI,
    parents: ['catalog', 'schema'],
    dbt: { database: 'catalog', schema: 'schema' },
    python: target => ({
      install: 'trino',
      env: ['TRINO_USER', 'TRINO_PASSWORD'],
      imports: 'import trino',
      code: `connection = trino.dbapi.connect(
${argumentLines([
  settingOr(target, 'host', 'TRINO_HOST'),
  port(target),
  { name: 'http_scheme', code: '"https"' },
  secret('user', 'TRINO_USER'),
  {
    name: 'auth',
    code: `trino.auth.BasicAuthentication(${fromEnvironment(
      'TRINO_USER',
    )}, ${fromEnvironment('TRINO_PASSWORD')})`,
  },
  { name: 'catalog', value: target.setting('catalog') },
  { name: 'schema', value: target.setting('schema') },
])}
)
cursor = connection.cursor()
for row in cursor.execute(query.strip().rstrip(";")).fetchall():
    print(row)`,
    }),
  };
}

const ATHENA: Database = {
  title: 'Athena',
  dialect: ANSI,
  parents: ['catalog', 'schema'],
  dbt: { database: 'catalog', schema: 'schema' },
  python: target => ({
    install: 'pyathena',
    env: [],
    imports: 'from pyathena import connect',
    code: cursorCode('connect', [
      settingOr(target, 'stagingDir', 'ATHENA_STAGING_DIR', 's3_staging_dir'),
      settingOr(target, 'regionName', 'AWS_REGION', 'region_name'),
      { name: 'work_group', value: target.setting('workgroup') },
    ]),
  }),
};

const CLICKHOUSE: Database = {
  title: 'ClickHouse',
  dialect: BACKTICK_ESCAPED,
  parents: ['database'],
  dbt: { schema: 'database' },
  python: target => ({
    install: 'clickhouse-connect',
    env: ['CLICKHOUSE_USER', 'CLICKHOUSE_PASSWORD'],
    imports: 'import clickhouse_connect',
    code: `client = clickhouse_connect.get_client(
${argumentLines([
  settingOr(target, 'host', 'CLICKHOUSE_HOST'),
  port(target),
  secret('username', 'CLICKHOUSE_USER'),
  secret('password', 'CLICKHOUSE_PASSWORD'),
])}
)
print(client.query_df(query.strip().rstrip(";")))`,
  }),
};

const ORACLE_DATABASE: Database = {
  title: 'Oracle',
  dialect: ORACLE,
  parents: ['schema'],
  python: target => ({
    install: 'oracledb',
    env: ['ORACLE_USER', 'ORACLE_PASSWORD'],
    imports: 'import oracledb',
    code: `connection = oracledb.connect(
${argumentLines([
  settingOr(target, 'host', 'ORACLE_HOST'),
  port(target),
  settingOr(target, 'serviceName', 'ORACLE_SERVICE', 'service_name'),
  secret('user', 'ORACLE_USER'),
  secret('password', 'ORACLE_PASSWORD'),
])}
)
cursor = connection.cursor()
for row in cursor.execute(query.strip().rstrip(";")):
    print(row)`,
  }),
};

const DUCKDB: Database = {
  title: 'DuckDB',
  dialect: ANSI,
  parents: ['schema'],
  dbt: { schema: 'schema' },
  python: target => {
    const path = target.setting('database');
    return {
      install: 'duckdb',
      env: [],
      imports: 'import duckdb',
      code: `connection = duckdb.connect(${
        path === undefined ? fromEnvironment('DUCKDB_PATH') : pythonString(path)
      }, read_only=True)
print(connection.sql(query).df())`,
    };
  },
};

/** Databases by the standard's server type. */
const DATABASES: Record<string, Database> = {
  postgresql: postgresLike('PostgreSQL', { install: 'psycopg[binary]' }),
  postgres: postgresLike('PostgreSQL', { install: 'psycopg[binary]' }),
  redshift: postgresLike('Redshift', { install: 'psycopg[binary]' }),
  snowflake: SNOWFLAKE,
  bigquery: BIGQUERY,
  databricks: DATABRICKS,
  mysql: MYSQL,
  sqlserver: sqlServerLike('SQL Server'),
  synapse: sqlServerLike('Synapse'),
  trino: trinoLike('Trino'),
  presto: trinoLike('Presto'),
  athena: ATHENA,
  clickhouse: CLICKHOUSE,
  oracle: ORACLE_DATABASE,
  duckdb: DUCKDB,
};

/** Databases that get a query only, for a client of the reader's choice. */
const QUERY_ONLY: Record<
  string,
  Pick<Database, 'title' | 'dialect' | 'parents'>
> = {
  cloudsql: { title: 'Cloud SQL', dialect: ANSI, parents: ['schema'] },
  db2: { title: 'Db2', dialect: FETCH_FIRST, parents: ['schema'] },
  denodo: { title: 'Denodo', dialect: ANSI, parents: ['database'] },
  dremio: { title: 'Dremio', dialect: ANSI, parents: ['schema'] },
  exasol: { title: 'Exasol', dialect: ANSI, parents: ['schema'] },
  hana: { title: 'HANA', dialect: ANSI, parents: ['schema'] },
  hive: { title: 'Hive', dialect: BACKTICK, parents: ['database'] },
  impala: { title: 'Impala', dialect: BACKTICK, parents: ['database'] },
  vertica: { title: 'Vertica', dialect: ANSI, parents: ['schema'] },
};

/** Snippets for a database; undefined when the type is no database. */
export function databaseSnippets(target: Target): Draft[] | undefined {
  const type = target.server.type.toLowerCase();
  const full = Object.hasOwn(DATABASES, type) ? DATABASES[type] : undefined;
  const database =
    full ?? (Object.hasOwn(QUERY_ONLY, type) ? QUERY_ONLY[type] : undefined);
  if (!database) return undefined;

  const parents = database.parents.map(name => target.setting(name));
  const query = selectFrom({
    dialect: database.dialect,
    schema: target.schema,
    from: tableName(database.dialect, parents, target.resource),
  });
  const drafts: Draft[] = [
    {
      id: 'sql',
      title: `SQL (${database.title})`,
      language: 'sql',
      code: query,
    },
  ];
  if (full) {
    drafts.push(pythonDraft(full, target, query));
    if (full.dbt) {
      const { database: databaseSetting, schema: schemaSetting } = full.dbt;
      drafts.push(
        dbtSource(
          target,
          {
            database: databaseSetting && target.setting(databaseSetting),
            schema: schemaSetting && target.setting(schemaSetting),
          },
          full.dialect,
        ),
      );
    }
  }
  return drafts;
}

function pythonDraft(database: Database, target: Target, query: string): Draft {
  const { imports, code, install, env } = database.python(target);
  const os = code.includes('os.environ') ? 'import os\n\n' : '';
  return {
    id: 'python',
    title: 'Python',
    language: 'python',
    code: `${os}${imports}\n\nquery = ${pythonLines(query)}\n\n${code}\n`,
    notes: [
      `Install the driver first: pip install "${install}"`,
      ...(env.length ? [`Set ${env.join(' and ')} in your environment.`] : []),
    ],
  };
}
