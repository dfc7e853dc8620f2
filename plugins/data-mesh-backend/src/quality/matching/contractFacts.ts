import {
  canonicalTechnology,
  parseRelationName,
  type Contract,
  type ContractSchema,
  type ContractServer,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { fileLocation, type FileLocation } from './fileLocation';

/** Where a contract says that the data of a schema is. All in lower case. */
export type ContractRelation = {
  /** Schema object, as the contract writes it. */
  schema: string;
  /** Type of the server; left out where the contract names no platform. */
  platform?: string;
  host?: string;
  port?: string;
  database?: string;
  namespace?: string;
  table: string;
};

/** What of a contract tells to which port a result belongs. */
export type ContractFacts = {
  /** Lower case. */
  id?: string;
  schemas: Array<{ name: string; table: string }>;
  relations: ContractRelation[];
  files: Array<FileLocation & { schema?: string }>;
};

/** Platforms without tables: what is checked at them is named otherwise. */
const WITHOUT_TABLES = new Set(['api', 'sftp', 's3', 'azure', 'gcs', 'local']);

/** Platforms that know a single level above the table; it is a schema. */
const ONE_LEVEL = new Set([
  'mysql',
  'clickhouse',
  'hive',
  'impala',
  'glue',
  'teradata',
]);

/** Platforms whose names have dots that part nothing. */
const WHOLE_NAMES = new Set(['kafka', 'kinesis', 'pubsub']);

/** What the index needs of a contract; small, since all of them are kept. */
export function contractFacts(contract: Contract): ContractFacts {
  const { servers, schemas } = contract;
  return {
    id: contract.id?.toLowerCase(),
    schemas: schemas.map(schema => ({
      name: schema.name,
      table: tableOf(physicalName(schema)).table.toLowerCase(),
    })),
    relations: schemas.flatMap(schema =>
      servers.length === 0
        ? [relation(schema, undefined)]
        : servers
            .filter(server => !WITHOUT_TABLES.has(platformOf(server)))
            .map(server => relation(schema, server)),
    ),
    files: servers.flatMap(server => filesOf(server, schemas)),
  };
}

function relation(
  schema: ContractSchema,
  server: ContractServer | undefined,
): ContractRelation {
  const platform = server && platformOf(server);
  const settings = server?.settings ?? {};
  const whole = platform !== undefined && WHOLE_NAMES.has(platform);
  const name = physicalName(schema);
  const own = whole ? { table: settings.topic ?? name } : tableOf(name);
  const place = placeOf(platform, settings);
  return lowered({
    schema: schema.name,
    platform: platform === 'custom' ? undefined : platform,
    host: settings.host ?? settings.account,
    port: settings.port,
    database: own.database ?? place.database,
    namespace: own.schema ?? place.namespace,
    table: own.table,
  });
}

function placeOf(
  platform: string | undefined,
  settings: Record<string, string>,
): { database?: string; namespace?: string } {
  const { project, dataset, catalog, database, schema, serviceName } = settings;
  switch (platform) {
    case 'bigquery':
      return { database: project, namespace: dataset };
    case 'oracle':
      return { database: database ?? serviceName, namespace: schema };
    case 'duckdb':
      return { database: fileStem(database), namespace: schema };
    default:
      return platform !== undefined && ONE_LEVEL.has(platform)
        ? { namespace: schema ?? database }
        : { database: catalog ?? database, namespace: schema };
  }
}

/** DuckDB calls a database by its file, without what is around its name. */
function fileStem(path: string | undefined): string | undefined {
  return path
    ?.split(/[/\\]/)
    .pop()
    ?.replace(/\.[^.]*$/, '');
}

function filesOf(
  server: ContractServer,
  schemas: readonly ContractSchema[],
): Array<FileLocation & { schema?: string }> {
  const location = server.settings.location ?? server.settings.path;
  if (location === undefined) {
    return [];
  }
  if (!/\{(model|schema|table)\}/.test(location)) {
    const file = fileLocation(location);
    const schema = schemas.length === 1 ? schemas[0].name : undefined;
    return file ? [{ ...file, schema }] : [];
  }
  return schemas.flatMap(schema => {
    const file = fileLocation(
      location.replaceAll(/\{(model|schema|table)\}/g, () =>
        physicalName(schema),
      ),
    );
    return file ? [{ ...file, schema: schema.name }] : [];
  });
}

function physicalName(schema: ContractSchema): string {
  return schema.physicalName ?? schema.name;
}

function tableOf(name: string) {
  return parseRelationName(name) ?? { table: name };
}

function platformOf(server: ContractServer): string {
  return canonicalTechnology(server.type);
}

function lowered({ schema, ...place }: ContractRelation): ContractRelation {
  const lower = Object.fromEntries(
    Object.entries(place).flatMap(([key, value]) =>
      value ? [[key, value.toLowerCase()]] : [],
    ),
  );
  return { table: '', ...lower, schema };
}
