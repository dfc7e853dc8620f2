import { stringifyEntityRef, parseEntityRef } from '@backstage/catalog-model';
import { readDurationFromConfig, type Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  ScmIntegrations,
  type ScmIntegrationRegistry,
} from '@backstage/integration';
import { durationToMilliseconds } from '@backstage/types';
import { DATA_PRODUCT_KIND } from '@backstage-data-mesh/plugin-data-mesh-common';
import { isAbsolute } from 'node:path';
import { parseSubjects } from './pull/parseSubjects';
import { shownAddress } from './shownAddress';

const MINUTE = 60_000;
const SHORTEST_MS = MINUTE;

/** Artifacts that the configuration names for a product. */
export type ConfiguredPull = {
  /** Full entity reference. */
  product: string;
  /** As the subject of its job. */
  subject: string;
  everyMs: number;
};

/** What the portal does by itself. */
export type JobOptions = {
  /** How often the artifacts are fetched that a declaration names. */
  pullEveryMs: number;
  /** Beside those of declarations; trusted to be fetched from anywhere. */
  pulls: ConfiguredPull[];
  /** From where declarations may name artifacts, beside their repository. */
  allowedUrls: string[];
  allowedFolders: string[];
  /** How often own checks are run where the contract does not say. */
  ownEveryMs: number;
  integrations: ScmIntegrationRegistry;
};

/**
 * Reads `dataMesh.quality` as far as jobs need it; config.d.ts describes it.
 *
 * @throws InputError naming the key when a value cannot be used
 */
export function readJobOptions(config: Config): JobOptions {
  const quality = config.getOptionalConfig('dataMesh.quality');
  const pullEveryMs = readMs(quality, 'pullEvery', 15 * MINUTE);
  const allow = quality?.getOptionalConfigArray('allow') ?? [];
  return {
    pullEveryMs,
    pulls: (quality?.getOptionalConfigArray('pull') ?? []).flatMap(entry =>
      readPull(entry, pullEveryMs),
    ),
    allowedUrls: allow.flatMap(entry => readPlace(entry).url ?? []),
    allowedFolders: allow.flatMap(entry => readPlace(entry).folder ?? []),
    ownEveryMs: readMs(
      quality?.getOptionalConfig('ownChecks'),
      'every',
      60 * MINUTE,
      'ownChecks.every',
    ),
    integrations: ScmIntegrations.fromConfig(config),
  };
}

function readMs(
  config: Config | undefined,
  key: string,
  fallback: number,
  shown = key,
): number {
  const ms = config?.has(key)
    ? durationToMilliseconds(readDurationFromConfig(config, { key }))
    : fallback;
  if (ms < SHORTEST_MS) {
    throw new InputError(
      `dataMesh.quality.${shown} has to be at least a minute, but is ${ms} ms`,
    );
  }
  return ms;
}

function readPull(entry: Config, pullEveryMs: number): ConfiguredPull[] {
  const everyMs = readMs(entry, 'schedule', pullEveryMs, 'pull.schedule');
  const artifacts =
    typeof entry.getOptional('artifacts') === 'string'
      ? entry.getString('artifacts')
      : entry.getStringArray('artifacts').join('\n');
  const product = productOf(entry.getString('product'));
  const subjects = parseSubjects(artifacts);
  for (const { addresses } of subjects) {
    for (const address of addresses) {
      const shown = shownAddress(address);
      if (!URL.canParse(address) || !/^https?:/i.test(address)) {
        throw new InputError(
          `dataMesh.quality.pull has '${shown}' for ${product}, which is no http or https URL`,
        );
      }
      const { username, password } = new URL(address);
      if (username !== '' || password !== '') {
        throw new InputError(
          `dataMesh.quality.pull has a user or a password in the URL '${shown}' for ${product}. Configure them where the portal reads from hosts, such as in integrations.`,
        );
      }
    }
  }
  return subjects.map(({ subject }) => ({ product, subject, everyMs }));
}

function productOf(ref: string): string {
  try {
    return stringifyEntityRef(
      parseEntityRef(ref, {
        defaultKind: DATA_PRODUCT_KIND,
        defaultNamespace: 'default',
      }),
    );
  } catch {
    throw new InputError(
      `dataMesh.quality.pull has the product '${ref}', which is no entity reference`,
    );
  }
}

function readPlace(entry: Config): { url?: string; folder?: string } {
  const url = entry.getOptionalString('url');
  const folder = entry.getOptionalString('folder');
  if ((url === undefined) === (folder === undefined)) {
    throw new InputError(
      "Each entry of dataMesh.quality.allow needs either 'url' or 'folder'",
    );
  }
  if (url !== undefined && !/^https?:\/\/[^/]/i.test(url)) {
    throw new InputError(
      `dataMesh.quality.allow has '${url}', which is no http or https URL`,
    );
  }
  if (folder !== undefined && !isAbsolute(folder)) {
    throw new InputError(
      `dataMesh.quality.allow has the folder '${folder}', which is no absolute path`,
    );
  }
  return { url, folder };
}
