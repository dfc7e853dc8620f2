import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Ajv2019, { type ValidateFunction } from 'ajv/dist/2019';
import addFormats from 'ajv-formats';

/**
 * The folder with the official schemas and real contracts, which are not part
 * of this repository; undefined when it is not at hand.
 */
export function sharedFolder(): string | undefined {
  const folder =
    process.env.DATA_MESH_FIXTURES ??
    resolve(__dirname, '../../../../../../../shared');
  return existsSync(join(folder, 'fixtures/odcs')) ? folder : undefined;
}

const SCHEMAS: Record<string, string> = {
  '3.0': 'fixtures/odcs/schemas/odcs-json-schema-v3.0.2.json',
  '3.1': 'schemas/odcs-json-schema-v3.1.0.json',
  '3.2': 'schemas/odcs-json-schema-v3.2.0-DRAFT.json',
};

/** What the official schemas say, with the validator that the standard uses. */
export class OfficialSchemas {
  readonly #validators = new Map<string, ValidateFunction>();
  readonly #counters = new Map<string, ValidateFunction>();
  readonly names = new Set<string>();
  readonly words = new Set<string>();

  constructor(folder: string) {
    for (const [version, file] of Object.entries(SCHEMAS)) {
      const schema = JSON.parse(readFileSync(join(folder, file), 'utf8'));
      this.#collect(schema);
      const ajv = new Ajv2019({ strict: false });
      addFormats(ajv);
      this.#validators.set(version, ajv.compile(schema));
      const thorough = new Ajv2019({ strict: false, allErrors: true });
      addFormats(thorough);
      this.#counters.set(version, thorough.compile(schema));
    }
  }

  /** By the schema of the version that the contract names. */
  accepts(contract: unknown): boolean {
    return this.#validators.get(versionOf(contract))?.(contract) === true;
  }

  /** How many errors its schema finds. */
  errorCount(contract: unknown): number {
    const count = this.#counters.get(versionOf(contract));
    if (!count) return 1;
    return count(contract) ? 0 : (count.errors?.length ?? 0);
  }

  #collect(schema: unknown) {
    if (typeof schema !== 'object' || schema === null) return;
    for (const [key, value] of Object.entries(schema)) {
      if (key === 'properties') {
        for (const name of Object.keys(value)) this.names.add(name);
      }
      if (key === 'enum' && Array.isArray(value)) {
        for (const word of value) this.words.add(String(word));
      }
      this.#collect(value);
    }
  }
}

function versionOf(contract: unknown): string {
  const apiVersion = (contract as { apiVersion?: unknown } | null)?.apiVersion;
  return /^v(3\.\d)\.\d$/.exec(String(apiVersion))?.[1] ?? '';
}

/** The real contracts, by file name within their folder. */
export function realContracts(
  folder: string,
): { name: string; text: string }[] {
  const root = join(folder, 'fixtures/odcs');
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter(name => /\.ya?ml$/.test(name))
    .sort()
    .map(name => ({ name, text: readFileSync(join(root, name), 'utf8') }));
}
