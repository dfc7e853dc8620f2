import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { readPositive } from '@backstage-data-mesh/plugin-data-mesh-node';
import path from 'node:path';

/**
 * Which files are read, and with how much.
 * @public
 */
export type QualityFilesOptions = {
  /** Absolute paths of folders. */
  roots: readonly string[];
  /** Of DuckDB, such as `512MB`. */
  memoryLimit: string;
  threads: number;
  maxProcesses: number;
  /** Milliseconds. */
  statementTimeout: number;
  /** Milliseconds. */
  runTimeout: number;
};

/** Where they stand in the configuration. */
export const FILES_KEY = 'dataMesh.quality.files';

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Reads the options; no roots when nothing is configured.
 *
 * @throws InputError naming the key when a value cannot be used
 */
export function readOptions(config: Config): QualityFilesOptions {
  const files = config.getOptionalConfig(FILES_KEY);
  const roots = files?.getOptionalStringArray('roots') ?? [];
  const relative = roots.find(root => !path.isAbsolute(root));
  if (relative !== undefined) {
    throw new InputError(
      `${FILES_KEY}.roots: '${relative}' is no absolute path`,
    );
  }
  const memoryLimit = files?.getOptionalString('memoryLimit') ?? '512MB';
  if (!/^[1-9]\d{0,6} ?[KMGT]i?B$/i.test(memoryLimit)) {
    throw new InputError(
      `${FILES_KEY}.memoryLimit has to be a size such as 512MB, not '${memoryLimit}'`,
    );
  }
  return {
    roots: roots.map(root => path.resolve(root)),
    memoryLimit,
    threads: positive('threads', 1, 256),
    maxProcesses: positive('maxProcesses', 1, 64),
    statementTimeout: positive('statementTimeout', 60_000, DAY_MS),
    runTimeout: positive('runTimeout', 600_000, DAY_MS),
  };

  function positive(key: string, otherwise: number, most: number): number {
    return readPositive(files, key, { otherwise, most, at: FILES_KEY });
  }
}
