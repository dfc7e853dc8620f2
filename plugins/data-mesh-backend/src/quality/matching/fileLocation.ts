import { compileGlob } from '@backstage-data-mesh/plugin-data-mesh-common';

/** Where files are: by the store and a pattern of paths in it. */
export type FileLocation = {
  /** Such as s3://bucket; empty for local files. Lower case. */
  store: string;
  /** Path without wildcards up to the last whole directory. */
  directory: string;
  /** Whether a path in the store is meant. */
  matches(path: string): boolean;
};

/** More of them are no address but an attempt to keep the portal busy. */
const MAX_WILDCARDS = 8;
const MAX_LENGTH = 1000;
const WILDCARDS = /(?:\*|\{[^{}]*\})+/g;

/**
 * Reads a location of a contract, such as `s3://bucket/orders/*.parquet`;
 * undefined where it is none.
 */
export function fileLocation(location: string): FileLocation | undefined {
  if (location.length > MAX_LENGTH) {
    return undefined;
  }
  const { store, path } = splitAddress(location);
  const wildcards = path.match(WILDCARDS) ?? [];
  if (path === '' || wildcards.length > MAX_WILDCARDS) {
    return undefined;
  }
  const fixed = path.split(/[*{]/)[0];
  return {
    store,
    directory:
      wildcards.length > 0 ? fixed.slice(0, fixed.lastIndexOf('/')) : path,
    matches: compileGlob(path.replaceAll(WILDCARDS, asStars)),
  };
}

/** An address in two: the store, and the path in it without outer slashes. */
export function splitAddress(address: string): { store: string; path: string } {
  const parts = /^([a-z][a-z0-9+.-]*:\/\/[^/]*)(.*)$/i.exec(address.trim());
  const [store, path] = parts
    ? [parts[1], parts[2]]
    : ['', address.trim().replace(/^file:/i, '')];
  return {
    store: /^file:/i.test(store) ? '' : store.toLowerCase(),
    path: path.replaceAll(/^\/+|\/+$/g, ''),
  };
}

/** Placeholders are wildcards too; of several in a row the widest holds. */
function asStars(wildcards: string): string {
  return wildcards.replaceAll(/\{[^{}]*\}/g, ' ').includes('**') ? '**' : '*';
}
