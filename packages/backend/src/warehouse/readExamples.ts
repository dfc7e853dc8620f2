import fs from 'node:fs/promises';
import path from 'node:path';
import {
  type Contract,
  parseContract,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { parseAllDocuments } from 'yaml';

/** Names the login of a person or machine in the warehouse. */
const ANNOTATION_LOGIN = 'data-mesh/login.postgres';

/** A contract of the example worlds, by its file. */
export type ExampleContract = {
  /** Relative to the folder of the examples, with slashes. */
  file: string;
  /** First folder of the file, such as `shop`. Worlds share no data. */
  world: string;
  contract: Contract;
};

/** What the warehouse is made from. */
export type Examples = {
  contracts: ExampleContract[];
  /** Logins that entities name, in order of their names. */
  logins: string[];
};

/**
 * Reads all contracts below a folder, and the logins that its entities name.
 * Contracts that are broken on purpose are left out.
 */
export async function readExamples(folder: string): Promise<Examples> {
  const files = (await fs.readdir(folder, { recursive: true }))
    .map(file => file.split(path.sep).join('/'))
    .filter(file => /\.ya?ml$/.test(file))
    .sort();
  const contracts: ExampleContract[] = [];
  const logins = new Set<string>();
  for (const file of files) {
    const text = await fs.readFile(path.join(folder, file), 'utf8');
    if (file.endsWith('.odcs.yaml')) {
      const { contract } = parseContract(text);
      if (contract) {
        contracts.push({ file, world: file.split('/')[0], contract });
      }
    } else {
      for (const document of parseAllDocuments(text)) {
        const login = document.getIn([
          'metadata',
          'annotations',
          ANNOTATION_LOGIN,
        ]);
        if (typeof login === 'string') {
          logins.add(login);
        }
      }
    }
  }
  return { contracts, logins: [...logins].sort() };
}
