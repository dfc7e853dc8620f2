import { dirname, isAbsolute, parse, relative, resolve, sep } from 'node:path';
import type { Place } from './place';

/**
 * The folders from which files of a declaration on disk may be read: the
 * one of the registered location, that of the declaring file (which a
 * registered location may name elsewhere), and those that are configured. The
 * root of the file system fences nothing, so it is never one of them.
 * @public
 */
export function fencesOf(
  location: Place,
  originLocation: Place,
  allowedFolders: string[],
): string[] {
  const folders = [
    ...(location.type === 'file' ? [dirname(resolve(location.target))] : []),
    ...(originLocation.type === 'file'
      ? [folderOf(originLocation.target)]
      : []),
    ...allowedFolders.map(folder => resolve(folder)),
  ];
  return [...new Set(folders)].filter(folder => folder !== parse(folder).root);
}

/**
 * The folder of a registered file, or of all the files that a registered glob
 * pattern can match.
 * @public
 */
export function folderOf(target: string): string {
  const magic = target.search(/[*?[{]|[+@!]\(/);
  const fixed = magic < 0 ? target : `${target.slice(0, magic)}x`;
  return resolve(dirname(fixed));
}

/**
 * Whether a path lies in one of the folders, by its names alone.
 * @public
 */
export function isInside(path: string, folders: string[]): boolean {
  return folders.some(folder => {
    const way = relative(folder, path);
    return (
      way !== '' &&
      way !== '..' &&
      !way.startsWith(`..${sep}`) &&
      !isAbsolute(way)
    );
  });
}

/**
 * Where a declared path leads: from the folder of the declaring file, or with
 * a leading slash from the folder of the registered location, as it would from
 * the root of a repository.
 * @public
 */
export function declaredPath(
  source: string,
  location: Place,
  originLocation: Place,
): string {
  if (!source.startsWith('/')) {
    return resolve(dirname(location.target), source);
  }
  const root =
    originLocation.type === 'file'
      ? folderOf(originLocation.target)
      : dirname(location.target);
  return resolve(root, `.${source}`);
}
