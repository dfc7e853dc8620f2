import {
  compileGlob,
  type ContractSchema,
  type ContractServer,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { SqlStatementError } from '@backstage-data-mesh/plugin-data-mesh-node';
import fs from 'node:fs/promises';
import path from 'node:path';
import { isOfFormat, type FileFormat } from './format';
import { hasPlaceholder, isExact, isWithin, placesOf } from './places';

const MAX_FILES = 1_000;

/**
 * The files of a table, below the roots also when links are followed.
 *
 * @returns absolute paths without links, in order; empty when there are none
 * @throws SqlStatementError when they may not be read
 */
export async function findFiles(
  { settings }: ContractServer,
  schema: ContractSchema,
  options: {
    roots: readonly string[];
    format: FileFormat;
    /** Whether the contract has no other schema. */
    isOnly: boolean;
  },
): Promise<string[]> {
  const table = schema.physicalName ?? schema.name;
  const written = settings.path ?? '';
  for (const { root, file } of placesOf(written, options.roots, table)) {
    const found = await look(file, table, options);
    if (found === undefined) continue;
    if (found.isShared && !options.isOnly && !hasPlaceholder(written)) {
      throw new SqlStatementError(
        'The path of the server does not tell the tables apart; write {model} where their name is',
      );
    }
    return assertWithin(root, found.files);
  }
  return [];
}

type Found = {
  files: string[];
  /** They are not named after the table. */
  isShared: boolean;
};

async function look(
  place: string,
  table: string,
  options: { format: FileFormat },
): Promise<Found | undefined> {
  const name = path.basename(place);
  if (name.includes('*')) {
    const files = await filesIn(path.dirname(place), options.format);
    const matches = compileGlob(name);
    return {
      files: files.filter(file => matches(path.basename(file))),
      isShared: true,
    };
  }
  const stat = await fs.stat(place).catch(() => undefined);
  if (stat?.isFile()) return { files: [place], isShared: true };
  if (!stat?.isDirectory()) return undefined;
  const all = await filesIn(place, options.format);
  const own = all.filter(file => {
    const [first] = path.relative(place, file).split(path.sep);
    return first === table || first.startsWith(`${table}.`);
  });
  return own.length > 0
    ? { files: own, isShared: false }
    : { files: all, isShared: true };
}

async function filesIn(folder: string, format: FileFormat): Promise<string[]> {
  const files: string[] = [];
  const folders = [folder];
  while (folders.length > 0 && files.length <= MAX_FILES) {
    const at = folders.shift()!;
    const entries = await fs
      .readdir(at, { withFileTypes: true })
      .catch(() => []);
    for (const entry of entries) {
      const place = path.join(at, entry.name);
      // Links to folders are not followed: they could lead in circles.
      if (entry.isDirectory()) folders.push(place);
      else if (isOfFormat(entry.name, format)) files.push(place);
    }
  }
  return files.sort();
}

async function assertWithin(root: string, files: string[]): Promise<string[]> {
  if (files.length > MAX_FILES) {
    throw new SqlStatementError(`There are more than ${MAX_FILES} files`);
  }
  const realRoot = await fs.realpath(root);
  const real: string[] = [];
  for (const file of files) {
    const place = await fs.realpath(file).catch(() => undefined);
    if (place === undefined || !isWithin(realRoot, place)) {
      throw new SqlStatementError(
        'A file is a link to where the portal may not read',
      );
    }
    // No pipes and devices: reading them would never end.
    if (!(await fs.stat(place)).isFile()) {
      throw new SqlStatementError(
        'The path leads to something that is no file',
      );
    }
    if (!isExact(place)) {
      throw new SqlStatementError(
        'The name of a file has characters that are not supported: * ? [ ] { }',
      );
    }
    real.push(place);
  }
  return real;
}
