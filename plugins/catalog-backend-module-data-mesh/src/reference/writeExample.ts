import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { declarationOf, GOOD_CONTRACT, type Mistake } from './mistakes';

/**
 * Writes the repository of an author who made a mistake.
 * @returns The path of the declaration
 */
export async function writeExample(
  folder: string,
  name: string,
  mistake: Mistake,
): Promise<string> {
  const files: Record<string, string | Buffer> = {
    'catalog-info.yaml': declarationOf(name, mistake).replace(/SELF/, name),
    'contracts/orders.odcs.yaml': GOOD_CONTRACT,
  };
  for (const [path, content] of Object.entries(mistake.files ?? {})) {
    files[path] =
      typeof content === 'number' ? Buffer.alloc(content, 'x\n') : content;
  }
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  for (const [path, target] of Object.entries(mistake.links ?? {})) {
    await symlink(target, join(folder, path));
  }
  return join(folder, 'catalog-info.yaml');
}
