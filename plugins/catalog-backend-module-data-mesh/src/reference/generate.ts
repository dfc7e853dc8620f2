import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { REFERENCE_PATH, renderReference } from './renderReference';

async function main() {
  const path = resolvePackagePath(
    '@backstage-data-mesh/plugin-catalog-backend-module-data-mesh',
    '../..',
    REFERENCE_PATH,
  );
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, await renderReference());
  process.stdout.write(`Wrote ${REFERENCE_PATH}\n`);
}

main().catch(error => {
  process.stderr.write(`${error}\n`);
  process.exitCode = 1;
});
