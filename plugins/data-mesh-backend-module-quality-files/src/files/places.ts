import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** How contracts write "the name of the table" into a path. */
const PLACEHOLDER = /\{(?:model|schema|table|object)\}/g;

/** Characters that DuckDB would understand as a pattern of names. */
const PATTERN = /[*?[\]{}]/;

/**
 * Where a path of a contract may be, below one of the roots. Looks at no file.
 *
 * @param table - put where the path says `{model}`
 * @returns the root and the absolute path; empty where the path leaves them all
 */
export function placesOf(
  written: string,
  roots: readonly string[],
  table?: string,
): Array<{ root: string; file: string }> {
  const place = plainPath(written);
  if (place === undefined) return [];
  if (table !== undefined && !isPlainName(table) && hasPlaceholder(place)) {
    return [];
  }
  const filled = place.replaceAll(PLACEHOLDER, () => table ?? 'table');
  return roots.flatMap(root => {
    const file = path.resolve(root, filled);
    return isWithin(root, file) ? [{ root, file }] : [];
  });
}

export function hasPlaceholder(written: string): boolean {
  return new RegExp(PLACEHOLDER.source).test(written);
}

/** Whether a path is a folder or something within it. */
export function isWithin(root: string, file: string): boolean {
  const way = path.relative(root, file);
  return (
    way === '' ||
    (way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way))
  );
}

/** Whether DuckDB takes the name of a file for that file alone. */
export function isExact(file: string): boolean {
  return !PATTERN.test(file);
}

function isPlainName(name: string): boolean {
  return !/[/\\\0]/.test(name) && name !== '.' && name !== '..';
}

function plainPath(written: string): string | undefined {
  if (written.includes('\0')) return undefined;
  if (!/^[a-z][a-z0-9+.-]+:\/\//i.test(written)) return written;
  try {
    return fileURLToPath(written);
  } catch {
    return undefined;
  }
}
