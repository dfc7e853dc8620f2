import { readDurationFromConfig, type Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import { DEFAULT_CLASSIFICATIONS } from '@backstage-data-mesh/plugin-data-mesh-common';
import { isAbsolute } from 'node:path';

const DEFAULT_MAX_BYTES = 1024 * 1024;
const DEFAULT_TIMEOUT_MS = 10_000;
const MAX_TIMEOUT_MS = 10 * 60_000;

export type ContractOptions = {
  maxBytes: number;
  timeoutMs: number;
  allowedUrls: string[];
  allowedFolders: string[];
};

export type CatalogModuleOptions = {
  classifications: readonly string[];
  kindRegistration: 'processor' | 'model';
  locateAtUrls: boolean;
  contracts: ContractOptions;
};

/**
 * Reads `dataMesh` as far as this module needs it; config.d.ts describes it.
 *
 * @throws InputError naming the key when a value cannot be used, so that the
 *   backend does not start with a fence other than the one that was meant
 */
export function readCatalogModuleOptions(config: Config): CatalogModuleOptions {
  const dataMesh = config.getOptionalConfig('dataMesh');
  const registration =
    dataMesh?.getOptionalString('kindRegistration') ?? 'processor';
  if (registration !== 'processor' && registration !== 'model') {
    throw new InputError(
      `dataMesh.kindRegistration has to be 'processor' or 'model', but is '${registration}'`,
    );
  }
  return {
    classifications:
      dataMesh?.getOptionalStringArray('classifications') ??
      DEFAULT_CLASSIFICATIONS,
    kindRegistration: registration,
    locateAtUrls:
      dataMesh?.getOptionalBoolean('declarations.locateAtUrls') ?? true,
    contracts: readContractOptions(dataMesh?.getOptionalConfig('contracts')),
  };
}

function readContractOptions(contracts: Config | undefined): ContractOptions {
  const maxBytes =
    contracts?.getOptionalNumber('maxBytes') ?? DEFAULT_MAX_BYTES;
  if (!Number.isInteger(maxBytes) || maxBytes < 1) {
    throw new InputError(
      `dataMesh.contracts.maxBytes has to be a whole number of bytes above 0, but is ${maxBytes}`,
    );
  }
  const timeoutMs = contracts?.has('timeout')
    ? durationToMilliseconds(
        readDurationFromConfig(contracts, { key: 'timeout' }),
      )
    : DEFAULT_TIMEOUT_MS;
  if (timeoutMs < 1 || timeoutMs > MAX_TIMEOUT_MS) {
    throw new InputError(
      'dataMesh.contracts.timeout has to be above 0 and at most 10 minutes',
    );
  }
  const allowedUrls = new Array<string>();
  const allowedFolders = new Array<string>();
  for (const entry of contracts?.getOptionalConfigArray('allow') ?? []) {
    const url = entry.getOptionalString('url');
    const folder = entry.getOptionalString('folder');
    if ((url === undefined) === (folder === undefined)) {
      throw new InputError(
        "Each entry of dataMesh.contracts.allow needs either 'url' or 'folder'",
      );
    }
    if (url !== undefined) {
      allowedUrls.push(checkUrl(url));
    }
    if (folder !== undefined) {
      allowedFolders.push(checkFolder(folder));
    }
  }
  return { maxBytes, timeoutMs, allowedUrls, allowedFolders };
}

function checkUrl(url: string): string {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw new InputError(
      `dataMesh.contracts.allow has '${url}', which is no http or https URL`,
    );
  }
  return url;
}

function checkFolder(folder: string): string {
  if (!isAbsolute(folder)) {
    throw new InputError(
      `dataMesh.contracts.allow has the folder '${folder}', which is no absolute path`,
    );
  }
  return folder;
}
