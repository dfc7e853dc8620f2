import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { ContractServer } from '@backstage-data-mesh/plugin-data-mesh-common';

/**
 * A database in which checks are run.
 * @public
 */
export type QualityPostgresTarget = {
  name: string;
  match: { host: string; port: number; database: string };
  connection: {
    host: string;
    port: number;
    database: string;
    user: string;
    password?: string;
    /** Certificates are checked whenever the connection is encrypted. */
    ssl?: boolean | { ca?: string; cert?: string; key?: string };
  };
  /** Whose tables may be looked at; undefined for all. */
  schemas?: readonly string[];
  /** Milliseconds. */
  statementTimeout: number;
  /** Milliseconds. */
  lockTimeout: number;
  /** Milliseconds. */
  runTimeout: number;
  maxConnections: number;
  /** Whether queries of contracts are run. */
  allowSql: boolean;
};

/** Where the targets stand in the configuration. */
export const TARGETS_KEY = 'dataMesh.quality.postgres.targets';

const DEFAULT_PORT = 5432;
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Reads the targets; none when nothing is configured.
 *
 * @throws InputError naming the key when two of them cannot be told apart, or
 *   a value cannot be used
 */
export function readTargets(config: Config): QualityPostgresTarget[] {
  const targets = (config.getOptionalConfigArray(TARGETS_KEY) ?? []).map(
    readTarget,
  );
  const names = new Set<string>();
  const places = new Set<string>();
  for (const { name, match } of targets) {
    const place = placeOf(match);
    if (names.has(name)) {
      throw new InputError(`${TARGETS_KEY}: two targets are named '${name}'`);
    }
    if (places.has(place)) {
      throw new InputError(`${TARGETS_KEY}: two targets match ${place}`);
    }
    names.add(name);
    places.add(place);
  }
  return targets;
}

/** The target that the server of a contract means. */
export function targetOf(
  server: ContractServer,
  targets: readonly QualityPostgresTarget[],
): QualityPostgresTarget | undefined {
  const { host, port, database } = server.settings;
  if (server.type !== 'postgresql' || !host || !database) return undefined;
  const place = placeOf({
    host,
    port: port ? Number(port) : DEFAULT_PORT,
    database,
  });
  return targets.find(({ match }) => placeOf(match) === place);
}

/** A database as contracts name it. The case of host names does not matter. */
function placeOf(match: QualityPostgresTarget['match']): string {
  return `${match.host.toLocaleLowerCase('en-US')}:${match.port}/${match.database}`;
}

function readTarget(config: Config): QualityPostgresTarget {
  const match = {
    host: config.getString('match.host'),
    port: readPositive(config, 'match.port', DEFAULT_PORT, 65_535),
    database: config.getString('match.database'),
  };
  const connection = config.getConfig('connection');
  return {
    name: config.getString('name'),
    match,
    connection: {
      host: connection.getOptionalString('host') ?? match.host,
      port: readPositive(connection, 'port', match.port, 65_535),
      database: connection.getOptionalString('database') ?? match.database,
      user: connection.getString('user'),
      password: connection.getOptionalString('password'),
      ssl: readSsl(connection),
    },
    schemas: config.getOptionalStringArray('schemas'),
    statementTimeout: readPositive(config, 'statementTimeout', 60_000, DAY_MS),
    lockTimeout: readPositive(config, 'lockTimeout', 5_000, DAY_MS),
    runTimeout: readPositive(config, 'runTimeout', 600_000, DAY_MS),
    maxConnections: readPositive(config, 'maxConnections', 2, 1_000),
    allowSql: config.getOptionalBoolean('allowSql') ?? false,
  };
}

function readPositive(
  config: Config,
  key: string,
  otherwise: number,
  most: number,
): number {
  const value = config.getOptionalNumber(key) ?? otherwise;
  if (!Number.isInteger(value) || value < 1 || value > most) {
    throw new InputError(
      `${TARGETS_KEY}: ${key} has to be a whole number from 1 to ${most}, not ${value}`,
    );
  }
  return value;
}

function readSsl(
  connection: Config,
): QualityPostgresTarget['connection']['ssl'] {
  const ca = connection.getOptionalString('ca');
  const cert = connection.getOptionalString('cert');
  const key = connection.getOptionalString('key');
  return ca || cert || key
    ? { ca, cert, key }
    : connection.getOptionalBoolean('ssl');
}
