import { InputError } from '@backstage/errors';
import {
  declaredPath,
  fencesOf,
  isInside,
  mayReadUrl,
  type Place,
} from '@backstage-data-mesh/plugin-data-mesh-node';
import type { JobOptions } from '../jobConfig';

/** Where the bytes of an artifact are to be had. */
export type ArtifactPlace =
  | { kind: 'url'; url: string }
  | { kind: 'file'; path: string; fences: string[] };

/** Where a product was declared, and what was registered to find it. */
export type Declared = { location: Place; origin: Place };

/**
 * Where an address of a declaration leads. An author could name what only the
 * portal can read, so it has to lie where contracts may: in the repository of
 * the declaration, below the folder of the registered file, or at a place that
 * the configuration allows.
 *
 * @throws InputError in words for the author
 */
export function resolveAddress(
  address: string,
  declared: Declared | undefined,
  options: Pick<JobOptions, 'allowedUrls' | 'allowedFolders' | 'integrations'>,
): ArtifactPlace {
  const { allowedUrls, allowedFolders, integrations } = options;
  const isUrl = /^https?:\/\//i.test(address);
  if (!isUrl && /^[a-z][a-z0-9+.-]*:/i.test(address)) {
    throw new InputError(
      `'${address}' is neither a path nor an http or https URL.`,
    );
  }
  const { location, origin } = declared ?? {
    location: { type: 'none', target: '' },
    origin: { type: 'none', target: '' },
  };
  if (!isUrl && location.type === 'file') {
    const path = declaredPath(address, location, origin);
    const fences = fencesOf(location, origin, allowedFolders);
    if (!isInside(path, fences)) {
      throw new InputError(
        `'${address}' leads out of the folder of the declaration. An operator can allow it with dataMesh.quality.allow.`,
      );
    }
    return { kind: 'file', path, fences };
  }
  if (!isUrl && location.type !== 'url') {
    throw new InputError(
      `'${address}' is a path, and a declaration of type '${location.type}' has none to start from. Write the whole URL.`,
    );
  }
  const url = isUrl
    ? address
    : integrations.resolveUrl({ url: address, base: location.target });
  const context = {
    location,
    originLocation: origin,
    integrations,
    allowedUrls,
  };
  if (!mayReadUrl(url, context)) {
    throw new InputError(
      `'${address}' lies outside the repository of the declaration. An operator can allow it with dataMesh.quality.allow.`,
    );
  }
  return { kind: 'url', url };
}

/** The parts of a location as the catalog writes it, such as `url:https://…`. */
export function toPlace(location: string | undefined): Place | undefined {
  const colon = location?.indexOf(':') ?? -1;
  return location !== undefined && colon > 0
    ? { type: location.slice(0, colon), target: location.slice(colon + 1) }
    : undefined;
}
