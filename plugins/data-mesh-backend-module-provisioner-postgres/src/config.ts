import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/** A database in which access is given. */
export type PostgresTarget = {
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
  connectHost?: string;
  loginHint?: string;
  /** Milliseconds. */
  statementTimeout: number;
  /** Milliseconds. */
  lockTimeout: number;
  maxConnections: number;
};

/** Where the targets stand in the configuration. */
export const TARGETS_KEY = 'dataMesh.access.provisioners.postgres.targets';

const DEFAULT_PORT = 5432;

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

function readSsl(connection: Config): PostgresTarget['connection']['ssl'] {
  const ca = connection.getOptionalString('ca');
  const cert = connection.getOptionalString('cert');
  const key = connection.getOptionalString('key');
  return ca || cert || key
    ? { ca, cert, key }
    : connection.getOptionalBoolean('ssl');
}

function readTarget(config: Config): PostgresTarget {
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
    connectHost: config.getOptionalString('connectHost'),
    loginHint: config.getOptionalString('loginHint'),
    statementTimeout: readPositive(
      config,
      'statementTimeout',
      30_000,
      3_600_000,
    ),
    lockTimeout: readPositive(config, 'lockTimeout', 5_000, 3_600_000),
    maxConnections: readPositive(config, 'maxConnections', 4, 1_000),
  };
}

/**
 * Reads the targets; none when nothing is configured.
 *
 * @throws InputError naming the key when two of them cannot be told apart, or
 *   a value cannot be used
 */
export function readTargets(config: Config): PostgresTarget[] {
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

/** A database as contracts name it. The case of host names does not matter. */
export function placeOf(match: {
  host: string;
  port: number;
  database: string;
}): string {
  return `${match.host.toLocaleLowerCase('en-US')}:${match.port}/${match.database}`;
}

/** The place that the settings of a contract's server name. */
export function placeOfServer(
  settings: Record<string, string>,
): string | undefined {
  const { host, port, database } = settings;
  return host && database
    ? placeOf({ host, port: port ? Number(port) : DEFAULT_PORT, database })
    : undefined;
}
