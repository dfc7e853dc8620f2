/** Where files are: by the store and a pattern of paths in it. */
export type FileLocation = {
  /** Such as s3://bucket; empty for local files. Lower case. */
  store: string;
  /** Path without wildcards up to the last whole directory. */
  directory: string;
  matches: RegExp;
};

/** More of them are no address but an attempt to keep the portal busy. */
const MAX_WILDCARDS = 8;
const MAX_LENGTH = 1000;

/**
 * Reads a location of a contract, such as `s3://bucket/orders/*.parquet`;
 * undefined where it is none.
 */
export function fileLocation(location: string): FileLocation | undefined {
  const { store, path } = splitAddress(location);
  const wildcards = path.match(/\*+|\{[^{}]*\}/g) ?? [];
  if (
    path === '' ||
    path.length > MAX_LENGTH ||
    wildcards.length > MAX_WILDCARDS
  ) {
    return undefined;
  }
  const pattern = path
    .split(/(\*+|\{[^{}]*\})/)
    .map((part, index) => (index % 2 === 0 ? escaped(part) : wildcard(part)))
    .join('');
  const fixed = path.split(/[*{]/)[0];
  return {
    store,
    directory:
      wildcards.length > 0 ? fixed.slice(0, fixed.lastIndexOf('/')) : path,
    matches: new RegExp(`^${pattern}$`),
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

function wildcard(part: string): string {
  return part.startsWith('**') ? '.*' : '[^/]*';
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
