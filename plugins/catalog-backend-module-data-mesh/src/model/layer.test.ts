import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  compileCatalogModel,
  defaultCatalogEntityModel,
} from '@backstage/catalog-model/alpha';
import { startCatalog, type TestCatalog } from '../__testUtils__/startCatalog';
import { dataProductModelLayer } from './layer';
import { catalogModuleDataMeshModel } from './module';

jest.setTimeout(120_000);

const FILE = `apiVersion: backstage.io/v1alpha1
kind: Group
metadata: { name: order-team }
spec: { type: team, children: [] }
---
apiVersion: backstage.io/v1alpha1
kind: Domain
metadata: { name: order }
spec: { owner: order-team }
---
apiVersion: backstage.io/v1alpha1
kind: System
metadata: { name: shop }
spec: { owner: order-team }
---
apiVersion: data-mesh/v1alpha1
kind: DataProduct
metadata: { name: orders }
spec:
  type: source-aligned
  lifecycle: production
  owner: group:order-team
  domain: order
  system: shop
  inputPorts:
    - { name: payments, product: payments, port: transactions }
  outputPorts:
    - { name: orders, contract: ./orders.odcs.yaml }
`;
const CONTRACT = 'apiVersion: v3.1.0\nkind: DataContract\n';

describe.each([
  ['by the model layer', 'model'],
  ['by the processor, with the layer installed but not chosen', 'processor'],
])('the kind registered %s', (_, kindRegistration) => {
  let folder: string;
  let catalog: TestCatalog;

  beforeAll(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'data-mesh-')));
    await writeFile(join(folder, 'catalog-info.yaml'), FILE);
    await writeFile(join(folder, 'orders.odcs.yaml'), CONTRACT);
    catalog = await startCatalog({
      locations: [{ type: 'file', target: join(folder, 'catalog-info.yaml') }],
      config: { dataMesh: { kindRegistration } },
      features: [catalogModuleDataMeshModel],
    });
  });

  afterAll(async () => {
    await catalog?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('relates products in both directions, and reads their contracts', async () => {
    const entity = await catalog.entity('dataproduct:default/orders', e =>
      Boolean(e.relations?.length),
    );
    expect(
      entity.relations?.map(({ type, targetRef }) => `${type} ${targetRef}`),
    ).toEqual([
      'consumesDataFrom dataproduct:default/payments',
      'ownedBy group:default/order-team',
      'partOf domain:default/order',
      'partOf system:default/shop',
    ]);
    expect(entity.spec?.outputPorts).toEqual([
      {
        name: 'orders',
        contract: {
          source: './orders.odcs.yaml',
          url: join(folder, 'orders.odcs.yaml'),
          text: CONTRACT,
        },
      },
    ]);
    for (const [ref, reverse] of [
      ['group:default/order-team', 'ownerOf'],
      ['domain:default/order', 'hasPart'],
      ['system:default/shop', 'hasPart'],
    ]) {
      const other = await catalog.entity(ref, e =>
        Boolean(e.relations?.some(({ type }) => type === reverse)),
      );
      expect(other.relations).toContainEqual({
        type: reverse,
        targetRef: 'dataproduct:default/orders',
      });
    }
  });

  it('refuses what is no usable product', async () => {
    const errors = await catalog.validate(
      {
        apiVersion: 'data-mesh/v1alpha1',
        kind: 'DataProduct',
        metadata: { name: 'orders' },
        spec: { type: 'source-aligned', lifecycle: 'production' },
      },
      'url:https://github.com/acme/orders/blob/main/catalog-info.yaml',
    );
    expect(errors).toEqual([expect.stringMatching(/owner/)]);
  });
});

describe('dataProductModelLayer', () => {
  it('describes the kind to those who read the model', () => {
    const model = compileCatalogModel([
      defaultCatalogEntityModel,
      dataProductModelLayer,
    ]);
    expect(
      model.getKind({ kind: 'DataProduct', apiVersion: 'data-mesh/v1alpha1' }),
    ).toMatchObject({
      names: { singular: 'dataproduct', plural: 'dataproducts' },
    });
    expect(model.getRelations({ kind: 'DataProduct' })).toContainEqual(
      expect.objectContaining({
        forward: { type: 'consumesDataFrom', title: 'consumes data from' },
        reverse: { type: 'providesDataTo', title: 'provides data to' },
      }),
    );
  });
});
