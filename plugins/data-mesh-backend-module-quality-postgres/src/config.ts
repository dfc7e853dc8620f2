import type { Config } from '@backstage/config';
import type { ContractServer } from '@backstage-data-mesh/plugin-data-mesh-common';
import { readPositive } from '@backstage-data-mesh/plugin-data-mesh-node';
import {
  placeOf,
  placeOfServer,
  readPostgresTargets,
  type PostgresTarget,
} from '@backstage-data-mesh/plugin-data-mesh-node/postgres';

/**
 * A database in which checks are run.
 * @public
 */
export type QualityPostgresTarget = PostgresTarget & {
  /** Whose tables may be looked at; undefined for all. */
  schemas?: readonly string[];
  /** Milliseconds. */
  runTimeout: number;
  /** Whether queries of contracts are run. */
  allowSql: boolean;
};

/** Where the targets stand in the configuration. */
export const TARGETS_KEY = 'dataMesh.quality.postgres.targets';

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Reads the targets; none when nothing is configured.
 *
 * @throws InputError naming the key of what cannot be used
 */
export function readTargets(config: Config): QualityPostgresTarget[] {
  return readPostgresTargets(config, {
    key: TARGETS_KEY,
    statementTimeout: 60_000,
    longest: DAY_MS,
    maxConnections: 2,
    readOwn: target => ({
      schemas: target.getOptionalStringArray('schemas'),
      runTimeout: readPositive(target, 'runTimeout', {
        otherwise: 600_000,
        most: DAY_MS,
        at: TARGETS_KEY,
      }),
      allowSql: target.getOptionalBoolean('allowSql') ?? false,
    }),
  });
}

/** The target that the server of a contract means. */
export function targetOf(
  server: ContractServer,
  targets: readonly QualityPostgresTarget[],
): QualityPostgresTarget | undefined {
  if (server.type !== 'postgresql') return undefined;
  const place = placeOfServer(server.settings);
  return targets.find(({ match }) => placeOf(match) === place);
}
