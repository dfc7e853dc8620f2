import { expect, test } from '@playwright/test';
import Ajv2019 from 'ajv/dist/2019';
import addFormats from 'ajv-formats';
import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { signedInAs } from './journey/portal';

// Real contracts and the standard's own schemas are not part of this
// repository; the portal under test declares a product for each.
const FOLDER =
  process.env.DATA_MESH_FIXTURES ??
  path.resolve(__dirname, '../../../../shared');
const CONTRACTS = path.join(FOLDER, 'fixtures/odcs');
const atHand = fs.existsSync(CONTRACTS);

const SCHEMAS: Record<string, string> = {
  '3.0': 'fixtures/odcs/schemas/odcs-json-schema-v3.0.2.json',
  '3.1': 'schemas/odcs-json-schema-v3.1.0.json',
  '3.2': 'schemas/odcs-json-schema-v3.2.0-DRAFT.json',
};

/** The verdict of the schema of the version that the contract names. */
function officiallyAccepted(contract: { apiVersion?: unknown }): boolean {
  const version = /^v(3\.\d)\.\d$/.exec(String(contract?.apiVersion))?.[1];
  if (!version) {
    return false;
  }
  const ajv = new Ajv2019({ strict: false });
  addFormats(ajv);
  const schema = JSON.parse(
    fs.readFileSync(path.join(FOLDER, SCHEMAS[version]), 'utf8'),
  );
  return ajv.validate(schema, contract);
}

function contractFiles(): string[] {
  return fs
    .readdirSync(CONTRACTS, { recursive: true, encoding: 'utf8' })
    .filter(file => /\.ya?ml$/.test(file))
    .sort();
}

/** The name that the portal under test gives to the product of a file. */
const productName = (file: string) =>
  file
    .replace(/\.ya?ml$/, '')
    .replace(/[^a-zA-Z0-9]+/g, '-')
    .toLowerCase()
    .slice(0, 63);

if (!atHand) {
  test.skip(`contracts of others: skipped, because ${CONTRACTS} is not at hand`, () => {});
}

for (const file of atHand ? contractFiles() : []) {
  const contract = parse(fs.readFileSync(path.join(CONTRACTS, file), 'utf8'));
  const accepted = officiallyAccepted(contract);
  const base = `/catalog/fixtures/dataproduct/${productName(file)}`;

  test(`${file}: ${accepted ? 'its page shows its schema' : 'its page shows its errors with line numbers'}`, async ({
    page,
  }) => {
    await signedInAs(page, 'platform-engineer');
    if (accepted) {
      const schemas = (contract.schema ?? []) as {
        name: string;
        properties?: { name: string }[];
      }[];
      await page.goto(`${base}/contract?port=main`);
      await expect(page.getByRole('tab', { name: 'Schema' })).toBeVisible();
      for (const schema of schemas.slice(0, 3)) {
        await page.goto(
          `${base}/contract?${new URLSearchParams({ port: 'main', schema: schema.name })}`,
        );
        const column = schema.properties?.[0]?.name;
        if (column) {
          await expect(
            page.getByRole('row').filter({ hasText: column }).first(),
          ).toBeVisible();
        } else {
          await expect(page.getByText(schema.name).first()).toBeVisible();
        }
      }
    } else {
      await page.goto(`${base}/problems`);
      await expect(page.getByText(/line \d+|:\d+/).first()).toBeVisible();
    }
  });
}
