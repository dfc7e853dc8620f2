import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { readPositive } from '../config';
import { DEFAULT_PORT, placeOf } from './places';
import type { PostgresTarget } from './PostgresTarget';

/**
 * How a module reads its targets.
 * @public
 */
export type PostgresTargetsOptions<Own> = {
  /** Where the list stands in the configuration. */
  key: string;
  /** Milliseconds. */
  statementTimeout: number;
  /** Milliseconds that a time limit may last. */
  longest: number;
  maxConnections: number;
  /** What a target of this module says besides. */
  readOwn(config: Config): Own;
};

/**
 * Reads the targets of a module, with its own defaults; none when nothing is
 * configured.
 *
 * @throws InputError naming the key when two of them cannot be told apart, or
 *   a value cannot be used
 * @public
 */
export function readPostgresTargets<Own extends object>(
  config: Config,
  options: PostgresTargetsOptions<Own>,
): Array<PostgresTarget & Own> {
  const { key, readOwn } = options;
  const targets = (config.getOptionalConfigArray(key) ?? []).map(each => ({
    ...readTarget(each, options),
    ...readOwn(each),
  }));
  const names = new Set<string>();
  const places = new Set<string>();
  for (const { name, match } of targets) {
    const place = placeOf(match);
    if (names.has(name)) {
      throw new InputError(`${key}: two targets are named '${name}'`);
    }
    if (places.has(place)) {
      throw new InputError(`${key}: two targets match ${place}`);
    }
    names.add(name);
    places.add(place);
  }
  return targets;
}

function readTarget(
  config: Config,
  options: Omit<PostgresTargetsOptions<object>, 'readOwn'>,
): PostgresTarget {
  const { key: at, longest, maxConnections, statementTimeout } = options;
  const match = {
    host: config.getString('match.host'),
    port: readPort(config, 'match.port', DEFAULT_PORT),
    database: config.getString('match.database'),
  };
  const connection = config.getConfig('connection');
  return {
    name: config.getString('name'),
    match,
    connection: {
      host: connection.getOptionalString('host') ?? match.host,
      port: readPort(connection, 'port', match.port),
      database: connection.getOptionalString('database') ?? match.database,
      user: connection.getString('user'),
      password: connection.getOptionalString('password'),
      ssl: readSsl(connection),
    },
    statementTimeout: readPositive(config, 'statementTimeout', {
      otherwise: statementTimeout,
      most: longest,
      at,
    }),
    lockTimeout: readPositive(config, 'lockTimeout', {
      otherwise: 5_000,
      most: longest,
      at,
    }),
    maxConnections: readPositive(config, 'maxConnections', {
      otherwise: maxConnections,
      most: 1_000,
      at,
    }),
  };

  function readPort(from: Config, key: string, otherwise: number): number {
    return readPositive(from, key, { otherwise, most: 65_535, at });
  }
}

function readSsl(connection: Config): PostgresTarget['connection']['ssl'] {
  const ca = connection.getOptionalString('ca');
  const cert = connection.getOptionalString('cert');
  const key = connection.getOptionalString('key');
  return ca || cert || key
    ? { ca, cert, key }
    : connection.getOptionalBoolean('ssl');
}
