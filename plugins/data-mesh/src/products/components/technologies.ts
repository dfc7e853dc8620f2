import {
  canonicalTechnology,
  technologyTitle,
} from '@backstage-data-mesh/plugin-data-mesh-common';

/** What kind of place data is offered in, which decides the icon. */
export type TechnologyFamily =
  'database' | 'warehouse' | 'stream' | 'files' | 'api' | 'other';

/** How a server type of ODCS is shown. */
export type Technology = { label: string; family: TechnologyFamily };

const FAMILIES: Record<string, TechnologyFamily> = {
  api: 'api',
  athena: 'warehouse',
  azure: 'files',
  bigquery: 'warehouse',
  clickhouse: 'warehouse',
  cloudsql: 'database',
  databricks: 'warehouse',
  db2: 'database',
  denodo: 'warehouse',
  dremio: 'warehouse',
  duckdb: 'database',
  exasol: 'warehouse',
  glue: 'warehouse',
  hana: 'database',
  hive: 'warehouse',
  iceberg: 'warehouse',
  impala: 'warehouse',
  informix: 'database',
  ingres: 'database',
  kafka: 'stream',
  kinesis: 'stream',
  local: 'files',
  mysql: 'database',
  oracle: 'database',
  poet: 'database',
  postgresql: 'database',
  presto: 'warehouse',
  pubsub: 'stream',
  redshift: 'warehouse',
  s3: 'files',
  sftp: 'files',
  snowflake: 'warehouse',
  sqlserver: 'database',
  synapse: 'warehouse',
  teradata: 'warehouse',
  trino: 'warehouse',
  vectorwise: 'warehouse',
  versant: 'database',
  vertica: 'warehouse',
  zen: 'database',
};

/** Label and family of a server type; an unknown type shows as it is written. */
export function technologyOf(serverType: string): Technology {
  const type = canonicalTechnology(serverType);
  return {
    label: technologyTitle(serverType),
    family: Object.hasOwn(FAMILIES, type) ? FAMILIES[type] : 'other',
  };
}
