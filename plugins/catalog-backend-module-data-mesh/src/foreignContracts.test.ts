import type { ResolvedContract } from '@backstage-data-mesh/plugin-data-mesh-common';
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { foreignContracts } from './__testUtils__/fixtures';
import { startCatalog, type TestCatalog } from './__testUtils__/startCatalog';

jest.setTimeout(120_000);

const contracts = foreignContracts().map((contract, index) => ({
  ...contract,
  name: `product-${index}`,
}));

const describeWithContracts = contracts.length > 0 ? describe : describe.skip;

describeWithContracts(
  'contracts that others wrote (skipped without fixtures/odcs in DATA_MESH_FIXTURES)',
  () => {
    let folder: string;
    let catalog: TestCatalog;

    beforeAll(async () => {
      folder = await realpath(await mkdtemp(join(tmpdir(), 'data-mesh-')));
      for (const { name, text } of contracts) {
        await mkdir(join(folder, name));
        await writeFile(join(folder, name, 'contract.yaml'), text);
        await writeFile(
          join(folder, name, 'catalog-info.yaml'),
          `apiVersion: data-mesh/v1alpha1
kind: DataProduct
metadata: { name: ${name} }
spec:
  type: source-aligned
  lifecycle: production
  owner: group:order-team
  domain: order
  outputPorts:
    - { name: data, contract: ./contract.yaml }
`,
        );
      }
      catalog = await startCatalog({
        locations: [
          { type: 'file', target: join(folder, '*', 'catalog-info.yaml') },
        ],
      });
    });

    afterAll(async () => {
      await catalog?.stop();
      await rm(folder, { recursive: true, force: true });
    });

    it.each(
      contracts.length > 0 ? contracts : [{ path: '', text: '', name: '' }],
    )(
      '$path becomes a product with the text, unchanged',
      async ({ name, text }) => {
        const { spec } = await catalog.entity(`dataproduct:default/${name}`);
        const ports = spec?.outputPorts as Array<{
          contract: ResolvedContract;
        }>;
        expect(ports[0].contract).toEqual({
          source: './contract.yaml',
          url: join(folder, name, 'contract.yaml'),
          text,
        });
      },
    );
  },
);
