import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';

/** The folder with files that engines really wrote, where it is at hand. */
const FOLDER = join(
  process.env.DATA_MESH_FIXTURES ?? resolve(__dirname, '../../../../../shared'),
  'fixtures/datacontract',
);

export const describeWithFixtures = existsSync(FOLDER)
  ? describe
  : describe.skip;

export function fixture(path: string): Uint8Array {
  return readFileSync(join(FOLDER, path));
}

/** What other engines wrote. */
export function foreignFixtures(): Array<{ path: string; bytes: Uint8Array }> {
  const all = resolve(FOLDER, '..');
  return readdirSync(all, { recursive: true, encoding: 'utf8' })
    .filter(path => path.endsWith('.json'))
    .filter(path => !path.startsWith(`datacontract${sep}`))
    .map(path => ({ path, bytes: readFileSync(join(all, path)) }));
}
