import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The folder with contracts that others wrote, where it is at hand. */
const FOLDER = join(
  process.env.DATA_MESH_FIXTURES ?? resolve(__dirname, '../../../../../shared'),
  'fixtures/odcs',
);

/** Contracts that others wrote, by path; none where they are not at hand. */
export function foreignContracts(): Array<{ path: string; text: string }> {
  if (!existsSync(FOLDER)) {
    return [];
  }
  return readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter(path => /\.ya?ml$/.test(path))
    .sort()
    .map(path => ({ path, text: readFileSync(join(FOLDER, path), 'utf8') }));
}
