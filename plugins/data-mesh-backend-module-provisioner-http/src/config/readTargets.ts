import { type Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import type { HttpTarget } from './HttpTarget';

const KEY = 'dataMesh.access.provisioners.http.targets';
const SECRET_LENGTH = 32;
/** Longer calls would hold up the other grants of the target. */
const MAX_TIMEOUT = 60_000;
const MAX_POLL = 24 * 60 * 60_000;

/**
 * Reads `dataMesh.access.provisioners.http.targets`.
 *
 * @throws InputError naming the key when a value cannot be used
 */
export function readTargets(config: Config): HttpTarget[] {
  const seen = new Set<string>();
  return (config.getOptionalConfigArray(KEY) ?? []).map((entry, index) => {
    const target = readTarget(entry, `${KEY}[${index}]`);
    if (seen.has(target.id)) {
      throw new InputError(`${KEY}: two targets have the id '${target.id}'`);
    }
    seen.add(target.id);
    return target;
  });
}

function readTarget(config: Config, key: string): HttpTarget {
  const id = config.getString('id');
  if (!/^[a-z][a-z0-9-]{0,62}$/.test(id)) {
    throw new InputError(
      `${key}.id has to be lower case letters, digits and '-', and to begin with a letter`,
    );
  }
  const base = {
    id,
    title: config.getOptionalString('title') ?? id,
    url: readUrl(config.getString('url'), `${key}.url`),
    serverTypes: config.getOptionalStringArray('serverTypes') ?? [],
    timeoutMs: readMs(config, key, 'timeout', 30_000, MAX_TIMEOUT),
    pollMs: readMs(config, key, 'pollEvery', 10_000, MAX_POLL),
  };
  const secret = config.getOptionalString('secret');
  if (secret !== undefined && secret.length < SECRET_LENGTH) {
    throw new InputError(
      `${key}.secret has to be at least ${SECRET_LENGTH} characters long`,
    );
  }
  const flavour = oneOf(config, key, 'flavour', ['data-mesh', 'witboost']);
  if (flavour === 'witboost') {
    const aclSemantics = oneOf(config, key, 'aclSemantics', ['replace', 'add']);
    if (!aclSemantics) {
      throw new InputError(
        `${key}.aclSemantics has to say whether an update replaces the list of those who may ('replace') or adds to it ('add'): the interface does not tell, and services differ`,
      );
    }
    return {
      ...base,
      flavour,
      secret,
      aclSemantics,
      groupsAs:
        oneOf(config, key, 'groupsAs', ['members', 'group']) ?? 'members',
    };
  }
  if (secret === undefined) {
    throw new InputError(`${key}.secret is missing: it signs every call`);
  }
  const can = (name: string, standard: boolean) =>
    config.getOptionalBoolean(`capabilities.${name}`) ?? standard;
  return {
    ...base,
    flavour: 'data-mesh',
    secret,
    capabilities: {
      columns: can('columns', false),
      groups: can('groups', true),
      verifies: can('verifies', true),
      lists: can('lists', false),
      endsSessions: can('endsSessions', false),
      nativeExpiry: can('nativeExpiry', false),
      logins: can('logins', true),
    },
  };
}

function readUrl(text: string, key: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new InputError(`${key} has to be an http or https URL`);
  }
  // They would end up in messages and logs.
  if (url.username || url.password) {
    throw new InputError(`${key} must not hold a user or a password`);
  }
  if (url.search || url.hash) {
    throw new InputError(`${key} must not have a query or a fragment`);
  }
  return url.href.replace(/\/+$/, '');
}

function readMs(
  config: Config,
  key: string,
  name: string,
  standard: number,
  max: number,
): number {
  if (!config.has(name)) {
    return standard;
  }
  const ms = durationToMilliseconds(
    readDurationFromConfig(config, { key: name }),
  );
  if (!(ms >= 1 && ms <= max)) {
    throw new InputError(
      `${key}.${name} has to be between a millisecond and ${max / 60_000} minutes`,
    );
  }
  return ms;
}

function oneOf<T extends string>(
  config: Config,
  key: string,
  name: string,
  values: T[],
): T | undefined {
  const value = config.getOptionalString(name);
  if (value !== undefined && !(values as string[]).includes(value)) {
    throw new InputError(
      `${key}.${name} has to be one of ${values.join(', ')}`,
    );
  }
  return value as T | undefined;
}
