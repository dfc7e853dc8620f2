import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { startCatalog, type TestCatalog } from './__testUtils__/startCatalog';

jest.setTimeout(120_000);

const CONTRACT = `apiVersion: v3.1.0
kind: DataContract
id: orders
version: 1.0.0
status: active
`;

describe('data products on disk', () => {
  let folder: string;
  let catalog: TestCatalog;

  const write = async (path: string, text: string) => {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  };

  beforeAll(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'data-mesh-')));
    await write(
      'order/catalog-info.yaml',
      `apiVersion: data-mesh/v1alpha1
kind: DataProduct
metadata:
  name: orders
spec:
  type: source-aligned
  lifecycle: production
  owner: group:order-team
  domain: order
  inputPorts:
    - name: payments
      product: payments
      port: transactions
    - name: shop-database
      entity: resource:shop-db
  outputPorts:
    - name: orders
      contract: ./contracts/orders.odcs.yaml
    - name: secrets
      contract: ../../../etc/passwd
`,
    );
    await write('order/contracts/orders.odcs.yaml', CONTRACT);
    await write(
      'all.yaml',
      `apiVersion: backstage.io/v1alpha1
kind: Location
metadata: { name: all }
spec: { targets: [./order/catalog-info.yaml] }
`,
    );
    catalog = await startCatalog({
      locations: [{ type: 'file', target: join(folder, 'all.yaml') }],
    });
  });

  afterAll(async () => {
    await catalog?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('shows the text of a contract and refuses what lies outside', async () => {
    const { spec } = await catalog.entity('dataproduct:default/orders');
    expect(spec?.outputPorts).toEqual([
      {
        name: 'orders',
        contract: {
          source: './contracts/orders.odcs.yaml',
          url: join(folder, 'order/contracts/orders.odcs.yaml'),
          text: CONTRACT,
        },
      },
      {
        name: 'secrets',
        contract: {
          source: '../../../etc/passwd',
          problem: expect.objectContaining({
            code: 'contract-outside-repository',
            field: 'spec.outputPorts[1].contract',
            line: 20,
          }),
        },
      },
    ]);
  });
});
