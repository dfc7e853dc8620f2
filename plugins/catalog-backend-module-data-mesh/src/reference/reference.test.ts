import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { REFERENCE_PATH, renderReference } from './renderReference';

const ROOT = resolve(__dirname, '../../../..');

describe("the authors' reference", () => {
  it('is what `yarn workspace @backstage-data-mesh/plugin-catalog-backend-module-data-mesh generate:reference` writes', async () => {
    const written = await readFile(resolve(ROOT, REFERENCE_PATH), 'utf8');
    expect(written).toBe(await renderReference());
  });

  it('names every setting that config.d.ts declares', async () => {
    const declared = await readFile(
      resolve(__dirname, '../../config.d.ts'),
      'utf8',
    );
    const reference = await renderReference();
    const names = [...declared.matchAll(/^\s+(\w+)\?:/gm)].map(
      ([, name]) => name,
    );
    expect(names.length).toBeGreaterThan(8);
    for (const name of names) {
      expect(reference).toContain(name);
    }
  });
});
