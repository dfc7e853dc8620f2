import { CLOSED_SINCE_3_1, customProperties, idField } from './common';
import { uri } from './formats';
import { role } from './people';
import {
  list,
  oneOf,
  record,
  text,
  whole,
  type Field,
  type Fields,
  type TextShape,
} from './shapes';
import { child } from '../document/nodes';

const url: TextShape = { type: 'text', rule: uri };
const sftpUrl: TextShape = {
  type: 'text',
  rule: {
    code: 'pattern',
    accepts: value => uri.accepts(value) && value.startsWith('sftp://'),
    expects: 'a URL that begins with sftp://',
  },
};

const optional = { shape: text } satisfies Field;
const required = { shape: text, required: true } satisfies Field;
const requiredUrl = { shape: url, required: true } satisfies Field;
const port = { shape: whole } satisfies Field;
const requiredPort = { shape: whole, required: true } satisfies Field;

/** File formats were a closed list until 3.0. */
const fileFormat = [
  { shape: oneOf(['parquet', 'delta', 'json', 'csv']), until: '3.0' },
  { shape: text, since: '3.1' },
] satisfies Field[];
const delimiter = [
  { shape: oneOf(['new_line', 'array']), until: '3.0' },
  { shape: text, since: '3.1' },
] satisfies Field[];

/** Host, port and database: the usual way to a database server. */
const hostOnly = { host: required, port, database: required };
const hostAndPort = { host: required, port: requiredPort, database: required };

/** The fields that each type of server adds. */
export const SERVER_FIELDS: Readonly<Record<string, Fields>> = {
  api: { location: requiredUrl },
  athena: {
    stagingDir: { shape: url, required: { until: '3.1' } },
    schema: required,
    catalog: optional,
    regionName: optional,
    workgroup: { shape: text, since: '3.2' },
  },
  azure: {
    location: requiredUrl,
    format: fileFormat.map(f => ({ ...f, required: true as const })),
    delimiter,
  },
  bigquery: { project: required, dataset: required },
  clickhouse: hostAndPort,
  cloudsql: { ...hostAndPort, schema: required },
  custom: {
    account: optional,
    catalog: optional,
    database: optional,
    dataset: optional,
    delimiter: optional,
    endpointUrl: { shape: url },
    format: optional,
    host: optional,
    location: { shape: url },
    path: optional,
    port,
    project: optional,
    region: optional,
    regionName: optional,
    schema: optional,
    serviceName: optional,
    stagingDir: optional,
    stream: { shape: text, since: '3.1' },
    warehouse: optional,
  },
  databricks: { host: optional, catalog: required, schema: required },
  db2: { ...hostAndPort, schema: optional },
  denodo: { host: required, port: requiredPort, database: optional },
  dremio: { host: required, port: requiredPort, schema: optional },
  duckdb: {
    database: required,
    // 3.0 asks for a number here, by mistake.
    schema: [
      { shape: whole, until: '3.0' },
      { shape: text, since: '3.1' },
    ],
  },
  glue: {
    account: required,
    database: required,
    location: { shape: url },
    format: optional,
  },
  hive: hostOnly,
  impala: hostOnly,
  informix: hostOnly,
  kafka: { host: required, format: optional },
  kinesis: { region: optional, format: optional },
  local: { path: required, format: required },
  mysql: hostAndPort,
  oracle: { host: required, port: requiredPort, serviceName: required },
  postgres: { ...hostAndPort, schema: required },
  postgresql: { ...hostAndPort, schema: required },
  presto: { host: required, catalog: optional, schema: optional },
  pubsub: { project: required },
  redshift: {
    host: optional,
    database: required,
    schema: required,
    region: optional,
    account: optional,
  },
  s3: {
    location: requiredUrl,
    endpointUrl: { shape: url },
    format: fileFormat,
    delimiter,
  },
  sftp: {
    location: { shape: sftpUrl, required: true },
    format: fileFormat,
    delimiter,
  },
  snowflake: {
    host: optional,
    port,
    account: required,
    database: required,
    schema: required,
    warehouse: optional,
  },
  sqlserver: { host: required, port, database: required, schema: required },
  synapse: hostAndPort,
  trino: {
    host: required,
    port: requiredPort,
    catalog: required,
    schema: required,
  },
  vertica: { ...hostAndPort, schema: required },
  zen: hostOnly,
};

const NEW_IN_3_1 = ['hive', 'impala', 'zen'];

const serverType = oneOf(
  Object.keys(SERVER_FIELDS).map(value =>
    NEW_IN_3_1.includes(value) ? { value, since: '3.1' as const } : value,
  ),
  {
    adls: 'azure',
    aurora: 'postgresql',
    file: 'local',
    files: 'local',
    gcs: 'custom',
    http: 'api',
    mariadb: 'mysql',
    mssql: 'sqlserver',
    pg: 'postgresql',
    rest: 'api',
    sftps: 'sftp',
  },
);

export const server = record(
  'server',
  {
    id: idField,
    server: required,
    type: { shape: serverType, required: true },
    description: optional,
    environment: optional,
    roles: { shape: list(role) },
    customProperties: { shape: customProperties },
  },
  {
    nameField: 'server',
    closed: CLOSED_SINCE_3_1,
    synonyms: {
      name: 'server',
      env: 'environment',
      url: 'location',
      hostname: 'host',
      db: 'database',
      dbname: 'database',
    },
    variant: node => {
      const type = child(node, 'type');
      return type?.kind === 'scalar' &&
        typeof type.value === 'string' &&
        Object.hasOwn(SERVER_FIELDS, type.value)
        ? [SERVER_FIELDS[type.value]]
        : undefined;
    },
    elsewhere: (field, node) => {
      const type = child(node, 'type');
      const types = Object.keys(SERVER_FIELDS).filter(name =>
        Object.hasOwn(SERVER_FIELDS[name], field),
      );
      return types.length > 0 && type?.kind === 'scalar'
        ? {
            says: `is not for servers of type ${type.value}, only for ${types.join(
              ', ',
            )}`,
            remedy: 'Correct the `type`, or remove the field.',
          }
        : undefined;
    },
  },
);
