import type { Config } from '@backstage/config';
import {
  type PostgresTarget,
  readPostgresTargets,
} from '@backstage-data-mesh/plugin-data-mesh-node/postgres';

/**
 * A database in which access is given.
 * @public
 */
export type AccessPostgresTarget = PostgresTarget & {
  /** The host that people use; the one of `match` unless set. */
  connectHost?: string;
  /** Where people get the password of their login, in words. */
  loginHint?: string;
};

/** Where the targets stand in the configuration. */
export const TARGETS_KEY = 'dataMesh.access.provisioners.postgres.targets';

const HOUR_MS = 60 * 60 * 1000;

/**
 * Reads the targets; none when nothing is configured.
 *
 * @throws InputError naming the key of what cannot be used
 */
export function readTargets(config: Config): AccessPostgresTarget[] {
  return readPostgresTargets(config, {
    key: TARGETS_KEY,
    statementTimeout: 30_000,
    longest: HOUR_MS,
    maxConnections: 4,
    readOwn: target => ({
      connectHost: target.getOptionalString('connectHost'),
      loginHint: target.getOptionalString('loginHint'),
    }),
  });
}
