import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The folder with files that engines really wrote, where it is at hand. */
const FOLDER = join(
  process.env.DATA_MESH_FIXTURES ?? resolve(__dirname, '../../../../../shared'),
  'fixtures/openlineage',
);

export const describeWithFixtures = existsSync(FOLDER)
  ? describe
  : describe.skip;

export function fixture(path: string): Uint8Array {
  return readFileSync(join(FOLDER, path));
}
