// Writes the API document of data-mesh-common as a module, for the router.
const { readFileSync, writeFileSync } = require('node:fs');
const { resolve } = require('node:path');
const { parse } = require('yaml');

const source = resolve(__dirname, '../../data-mesh-common/openapi.yaml');
const target = resolve(__dirname, '../src/schema/openapi.generated.ts');

const document = parse(readFileSync(source, 'utf8'));
writeFileSync(
  target,
  `// Generated from openapi.yaml of data-mesh-common by \`yarn generate\`.
import type { JsonObject } from '@backstage/types';

export const openApiDocument: JsonObject = ${JSON.stringify(document, null, 2)};
`,
);
