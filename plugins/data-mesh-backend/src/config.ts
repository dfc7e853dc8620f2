import { readDurationFromConfig, type Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds, type HumanDuration } from '@backstage/types';
import { DEFAULT_CLASSIFICATIONS } from '@backstage-data-mesh/plugin-data-mesh-common';

/** The configuration of the registry; config.d.ts describes it. */
export type RegistryOptions = {
  syncIntervalMs: number;
  vanishGraceMs: number;
  maxAgeMs: number;
  maxContractBytes: number | undefined;
  /** From open to closed, in lower case. */
  classifications: readonly string[];
};

/**
 * Reads `dataMesh` as far as the registry needs it.
 *
 * @throws InputError naming the key when a value cannot be used
 */
export function readRegistryOptions(config: Config): RegistryOptions {
  const dataMesh = config.getOptionalConfig('dataMesh');
  const registry = dataMesh?.getOptionalConfig('registry');
  const syncIntervalMs = readMs(registry, 'syncInterval', { seconds: 5 });
  if (syncIntervalMs < 1000) {
    throw new InputError(
      `dataMesh.registry.syncInterval has to be at least a second, but is ${syncIntervalMs} ms`,
    );
  }
  const classifications =
    dataMesh?.getOptionalStringArray('classifications') ??
    DEFAULT_CLASSIFICATIONS;
  return {
    syncIntervalMs,
    vanishGraceMs: readMs(registry, 'vanishGrace', { minutes: 10 }),
    maxAgeMs: readMs(registry, 'maxAge', { milliseconds: 500 }),
    maxContractBytes: dataMesh?.getOptionalNumber('contracts.maxBytes'),
    classifications: classifications.map(each =>
      each.toLocaleLowerCase('en-US'),
    ),
  };
}

function readMs(
  config: Config | undefined,
  key: string,
  fallback: HumanDuration,
): number {
  return durationToMilliseconds(
    config?.has(key) ? readDurationFromConfig(config, { key }) : fallback,
  );
}
