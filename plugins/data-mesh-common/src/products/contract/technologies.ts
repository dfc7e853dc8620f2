import type { Contract } from '../../api/types';

/** Server types that mean the same technology. */
const SYNONYMS: Record<string, string> = {
  postgres: 'postgresql',
  fastobjects: 'poet',
  btrieve: 'zen',
};

/**
 * Names of server types as people write them. A type that is missing here is
 * shown as it is.
 * @public
 */
export const SERVER_TYPES: Readonly<Record<string, string>> = {
  api: 'API',
  athena: 'Amazon Athena',
  azure: 'Azure Storage',
  bigquery: 'BigQuery',
  clickhouse: 'ClickHouse',
  cloudsql: 'Google Cloud SQL',
  custom: 'Custom',
  databricks: 'Databricks',
  db2: 'IBM Db2',
  denodo: 'Denodo',
  dremio: 'Dremio',
  duckdb: 'DuckDB',
  exasol: 'Exasol',
  glue: 'AWS Glue',
  hana: 'SAP HANA',
  hive: 'Apache Hive',
  iceberg: 'Apache Iceberg',
  impala: 'Apache Impala',
  informix: 'IBM Informix',
  ingres: 'Actian Ingres',
  kafka: 'Kafka',
  kinesis: 'Amazon Kinesis',
  local: 'Local files',
  mysql: 'MySQL',
  oracle: 'Oracle Database',
  poet: 'Actian NoSQL (Poet)',
  postgresql: 'PostgreSQL',
  presto: 'Presto',
  pubsub: 'Google Pub/Sub',
  redshift: 'Amazon Redshift',
  s3: 'Amazon S3',
  sftp: 'SFTP',
  snowflake: 'Snowflake',
  sqlserver: 'SQL Server',
  synapse: 'Azure Synapse',
  teradata: 'Teradata',
  trino: 'Trino',
  vectorwise: 'Actian Vector',
  versant: 'Actian NoSQL (Versant)',
  vertica: 'Vertica',
  zen: 'Actian Zen',
};

/**
 * The server types of a contract in the order of the file: lower case, each
 * once, synonyms brought to one name (`postgres` to `postgresql`).
 * @public
 */
export function contractTechnologies(contract: Contract): string[] {
  return [
    ...new Set(
      contract.servers.map(server => canonicalTechnology(server.type)),
    ),
  ];
}

/**
 * A server type as people write it, such as PostgreSQL.
 * @public
 */
export function technologyTitle(type: string): string {
  const canonical = canonicalTechnology(type);
  return Object.hasOwn(SERVER_TYPES, canonical)
    ? SERVER_TYPES[canonical]
    : type;
}

/**
 * The server type in lower case, by the one name that its synonyms share.
 * @public
 */
export function canonicalTechnology(type: string): string {
  const lower = type.trim().toLocaleLowerCase('en-US');
  return Object.hasOwn(SYNONYMS, lower) ? SYNONYMS[lower] : lower;
}
