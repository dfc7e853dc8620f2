import { canonicalTechnology } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { ContractRelation } from './contractFacts';

/** A platform as OpenLineage names it, such as postgres://host:5432. */
export type NamedPlatform = { platform: string; host?: string; port?: string };

/** What OpenLineage calls a platform, where the standard has another word. */
const PLATFORMS: Record<string, string> = {
  mssql: 'sqlserver',
  awsathena: 'athena',
  awsglue: 'glue',
};

const DEFAULT_PORTS: Record<string, string> = {
  postgresql: '5432',
  mysql: '3306',
  sqlserver: '1433',
  redshift: '5439',
  oracle: '1521',
};

/** Platforms whose addresses have several forms: they cannot be compared. */
const MANY_ADDRESSES = new Set(['snowflake', 'bigquery', 'athena', 'glue']);

/**
 * The platform that a namespace names; undefined for a name that somebody gave
 * to a connection, which says nothing to others.
 */
export function readNamespace(
  namespace: string | undefined,
): NamedPlatform | undefined {
  if (namespace === undefined) {
    return undefined;
  }
  if (namespace.toLowerCase() === 'bigquery') {
    return { platform: 'bigquery' };
  }
  const parts = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)/i.exec(namespace);
  if (!parts) {
    return undefined;
  }
  const scheme = canonicalTechnology(parts[1]);
  // Kafka names several servers: the first one stands for all.
  const [host, port] = parts[2].split(',')[0].split('@').pop()!.split(':');
  return {
    platform: Object.hasOwn(PLATFORMS, scheme) ? PLATFORMS[scheme] : scheme,
    ...(host ? { host: host.toLowerCase() } : {}),
    ...(port ? { port } : {}),
  };
}

/** Whether both are one platform; undefined where that is not known. */
export function samePlace(
  named: NamedPlatform,
  relation: Pick<ContractRelation, 'platform' | 'host' | 'port'>,
): boolean | undefined {
  if (relation.platform === undefined) {
    return undefined;
  }
  if (named.platform !== relation.platform) {
    return false;
  }
  if (!named.host || !relation.host || MANY_ADDRESSES.has(named.platform)) {
    return true;
  }
  const [host, ownPort] = relation.host.split(',')[0].split(':');
  if (named.host !== host) {
    return false;
  }
  const usual = DEFAULT_PORTS[named.platform];
  const theirs = named.port ?? usual;
  const ours = relation.port ?? ownPort ?? usual;
  return theirs === undefined || ours === undefined || theirs === ours;
}
