/** What kind of place data is offered in, which decides the icon. */
export type TechnologyFamily =
  'database' | 'warehouse' | 'stream' | 'files' | 'api' | 'other';

/** How a server type of ODCS is shown. */
export type Technology = { label: string; family: TechnologyFamily };

const TECHNOLOGIES: Record<string, Technology> = {
  api: { label: 'API', family: 'api' },
  athena: { label: 'Amazon Athena', family: 'warehouse' },
  azure: { label: 'Azure Storage', family: 'files' },
  bigquery: { label: 'BigQuery', family: 'warehouse' },
  clickhouse: { label: 'ClickHouse', family: 'warehouse' },
  cloudsql: { label: 'Cloud SQL', family: 'database' },
  custom: { label: 'Custom', family: 'other' },
  databricks: { label: 'Databricks', family: 'warehouse' },
  db2: { label: 'IBM Db2', family: 'database' },
  denodo: { label: 'Denodo', family: 'warehouse' },
  dremio: { label: 'Dremio', family: 'warehouse' },
  duckdb: { label: 'DuckDB', family: 'database' },
  glue: { label: 'AWS Glue', family: 'warehouse' },
  hive: { label: 'Apache Hive', family: 'warehouse' },
  impala: { label: 'Apache Impala', family: 'warehouse' },
  informix: { label: 'Informix', family: 'database' },
  kafka: { label: 'Kafka', family: 'stream' },
  kinesis: { label: 'Amazon Kinesis', family: 'stream' },
  local: { label: 'Local files', family: 'files' },
  mysql: { label: 'MySQL', family: 'database' },
  oracle: { label: 'Oracle', family: 'database' },
  postgres: { label: 'PostgreSQL', family: 'database' },
  postgresql: { label: 'PostgreSQL', family: 'database' },
  presto: { label: 'Presto', family: 'warehouse' },
  pubsub: { label: 'Google Pub/Sub', family: 'stream' },
  redshift: { label: 'Amazon Redshift', family: 'warehouse' },
  s3: { label: 'Amazon S3', family: 'files' },
  sftp: { label: 'SFTP', family: 'files' },
  snowflake: { label: 'Snowflake', family: 'warehouse' },
  sqlserver: { label: 'SQL Server', family: 'database' },
  synapse: { label: 'Azure Synapse', family: 'warehouse' },
  trino: { label: 'Trino', family: 'warehouse' },
  vertica: { label: 'Vertica', family: 'warehouse' },
  zen: { label: 'Actian Zen', family: 'database' },
};

/** Label and family of a server type; an unknown type shows as it is written. */
export function technologyOf(serverType: string): Technology {
  return Object.hasOwn(TECHNOLOGIES, serverType.toLowerCase())
    ? TECHNOLOGIES[serverType.toLowerCase()]
    : { label: serverType, family: 'other' };
}
