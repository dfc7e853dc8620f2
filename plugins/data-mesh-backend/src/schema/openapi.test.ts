import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { openApiDocument } from './openapi.generated';

describe('the API document of the router', () => {
  it('is the one of data-mesh-common; run `yarn generate` in this package when it is not', () => {
    const source = resolve(__dirname, '../../../data-mesh-common/openapi.yaml');
    expect(openApiDocument).toEqual(parse(readFileSync(source, 'utf8')));
  });
});
