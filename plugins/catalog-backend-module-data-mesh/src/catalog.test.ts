import type { Entity } from '@backstage/catalog-model';
import type { EntityStatus } from '@backstage/catalog-model/alpha';
import { ANNOTATION_CONTENT_HASH } from '@backstage-data-mesh/plugin-data-mesh-common';
import {
  mkdir,
  mkdtemp,
  realpath,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
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

const FILES: Record<string, string> = {
  'all.yaml': `apiVersion: backstage.io/v1alpha1
kind: Location
metadata: { name: all }
spec: { targets: [./order/catalog-info.yaml, ./world.yaml] }
`,
  'world.yaml': `apiVersion: backstage.io/v1alpha1
kind: Group
metadata: { name: order-team }
spec: { type: team, children: [] }
---
apiVersion: backstage.io/v1alpha1
kind: User
metadata: { name: analyst }
spec: { memberOf: [] }
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
apiVersion: backstage.io/v1alpha1
kind: Resource
metadata: { name: shop-db }
spec: { type: database, owner: order-team }
---
apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: sales-dashboard
  annotations:
    data-mesh/consumes: orders, dataproduct:default/forecast
spec: { type: website, lifecycle: production, owner: order-team }
---
apiVersion: data-mesh/v1alpha1
kind: DataProduct
metadata: { name: forecast }
spec:
  type: consumer-aligned
  lifecycle: experimental
  owner: user:analyst
  system: shop
  inputPorts:
    - { name: orders, product: orders, port: orders }
    - { name: orders-again, product: dataproduct:orders, port: returns }
  outputPorts: []
`,
  'order/catalog-info.yaml': `apiVersion: data-mesh/v1alpha1
kind: DataProduct
metadata:
  name: orders
spec:
  type: source-aligned
  lifecycle: production
  owner: group:order-team
  domain: order
  system: shop
  inputPorts:
    - name: shop-database
      entity: resource:shop-db
  outputPorts:
    - name: orders
      contract: ./contracts/orders.odcs.yaml
    - name: returns
      contract: { $text: ./contracts/orders.odcs.yaml }
    - name: shared
      contract: /shared/orders.odcs.yaml
    - name: linked
      contract: ./contracts/linked.odcs.yaml
    - name: inline
      contract: |
        apiVersion: v3.1.0
        kind: DataContract
        id: inline
        version: 1.0.0
        status: draft
`,
  'order/contracts/orders.odcs.yaml': CONTRACT,
  'shared/orders.odcs.yaml': CONTRACT,
};

describe('data products on disk', () => {
  let folder: string;
  let catalog: TestCatalog;

  const write = async (path: string, text: string) => {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  };

  beforeAll(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'data-mesh-')));
    for (const [path, text] of Object.entries(FILES)) {
      await write(path, text);
    }
    await symlink(
      join(folder, 'shared/orders.odcs.yaml'),
      join(folder, 'order/contracts/linked.odcs.yaml'),
    );
    catalog = await startCatalog({
      locations: [{ type: 'file', target: join(folder, 'all.yaml') }],
    });
  });

  afterAll(async () => {
    await catalog?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const contractsOf = (entity: Entity) =>
    Object.fromEntries(
      (
        entity.spec?.outputPorts as Array<{ name: string; contract: object }>
      ).map(({ name, contract }) => [name, contract]),
    );

  const relationsOf = async (ref: string, ready: string) => {
    const entity = await catalog.entity(ref, ({ relations = [] }) =>
      relations.some(({ type }) => type === ready),
    );
    return (entity.relations ?? []).map(
      ({ type, targetRef }) => `${type} ${targetRef}`,
    );
  };

  it('carry the text of their contracts, however these are declared', async () => {
    const entity = await catalog.entity('dataproduct:default/orders');
    const text = CONTRACT;
    expect(contractsOf(entity)).toEqual({
      orders: {
        source: './contracts/orders.odcs.yaml',
        url: join(folder, 'order/contracts/orders.odcs.yaml'),
        text,
      },
      returns: {
        source: './contracts/orders.odcs.yaml',
        url: join(folder, 'order/contracts/orders.odcs.yaml'),
        text,
      },
      shared: {
        source: '/shared/orders.odcs.yaml',
        url: join(folder, 'shared/orders.odcs.yaml'),
        text,
      },
      linked: {
        source: './contracts/linked.odcs.yaml',
        url: join(folder, 'order/contracts/linked.odcs.yaml'),
        text,
      },
      inline: {
        source: 'inline',
        text: text
          .replace('id: orders', 'id: inline')
          .replace('status: active', 'status: draft'),
      },
    });
  });

  it('stand in one graph with people, domains and software', async () => {
    expect(
      await relationsOf('dataproduct:default/orders', 'providesDataTo'),
    ).toEqual([
      'dependsOn resource:default/shop-db',
      'ownedBy group:default/order-team',
      'partOf domain:default/order',
      'partOf system:default/shop',
      'providesDataTo component:default/sales-dashboard',
      'providesDataTo dataproduct:default/forecast',
    ]);
    expect(
      await relationsOf('dataproduct:default/forecast', 'providesDataTo'),
    ).toEqual([
      'consumesDataFrom dataproduct:default/orders',
      'ownedBy user:default/analyst',
      'partOf system:default/shop',
      'providesDataTo component:default/sales-dashboard',
    ]);
    expect(
      await relationsOf('component:default/sales-dashboard', 'ownedBy'),
    ).toEqual([
      'consumesDataFrom dataproduct:default/forecast',
      'consumesDataFrom dataproduct:default/orders',
      'ownedBy group:default/order-team',
    ]);
    expect(await relationsOf('domain:default/order', 'hasPart')).toContain(
      'hasPart dataproduct:default/orders',
    );
    expect(await relationsOf('system:default/shop', 'hasPart')).toEqual(
      expect.arrayContaining([
        'hasPart dataproduct:default/forecast',
        'hasPart dataproduct:default/orders',
      ]),
    );
    expect(
      await relationsOf('resource:default/shop-db', 'dependencyOf'),
    ).toContain('dependencyOf dataproduct:default/orders');
    expect(await relationsOf('group:default/order-team', 'ownerOf')).toContain(
      'ownerOf dataproduct:default/orders',
    );
  });

  it('show an edited contract as soon as its refresh key is refreshed', async () => {
    const before = await catalog.entity('dataproduct:default/orders');
    const edited = CONTRACT.replace('1.0.0', '1.1.0');
    await write('order/contracts/orders.odcs.yaml', edited);
    await catalog.refresh(
      `file:${join(folder, 'order/contracts/orders.odcs.yaml')}`,
    );
    const after = await catalog.entity('dataproduct:default/orders', entity =>
      JSON.stringify(entity.spec).includes('1.1.0'),
    );
    expect(contractsOf(after)).toMatchObject({
      orders: { text: edited },
      shared: { text: CONTRACT },
    });
    const hash = (entity: Entity) =>
      entity.metadata.annotations?.[ANNOTATION_CONTENT_HASH];
    expect(hash(before)).toMatch(/^[0-9a-f]{64}$/);
    expect(hash(after)).toMatch(/^[0-9a-f]{64}$/);
    expect(hash(after)).not.toBe(hash(before));
  });

  it('stay visible when their contract is deleted, and recover with it', async () => {
    const path = join(folder, 'shared/orders.odcs.yaml');
    await rm(path);
    await catalog.refresh(`file:${path}`);
    const broken = await catalog.entity(
      'dataproduct:default/orders',
      ({ spec }) => JSON.stringify(spec).includes('contract-not-found'),
    );
    expect(contractsOf(broken)).toMatchObject({
      shared: {
        problem: { code: 'contract-not-found', port: 'shared', line: 20 },
      },
    });
    await write('shared/orders.odcs.yaml', CONTRACT);
    await catalog.refresh(`file:${path}`);
    const mended = await catalog.entity(
      'dataproduct:default/orders',
      ({ spec }) => !JSON.stringify(spec).includes('contract-not-found'),
    );
    expect(contractsOf(mended)).toMatchObject({ shared: { text: CONTRACT } });
  });

  it('keep their last good state when they become unusable', async () => {
    const path = 'order/catalog-info.yaml';
    await write(path, FILES[path].replace(/ {2}owner: .*\n/, ''));
    const location = `file:${join(folder, path)}`;
    await catalog.refresh(location);
    const errorsOf = ({ status }: Entity & { status?: EntityStatus }) =>
      status?.items?.map(({ message }) => message) ?? [];
    const broken = await catalog.entity(
      'dataproduct:default/orders',
      entity => errorsOf(entity).length > 0,
    );
    expect(errorsOf(broken)).toEqual([
      expect.stringContaining(
        `\`spec.owner\` is missing (${location}, line 5). Add it, for example \`owner: group:order-team\`.`,
      ),
    ]);
    expect(broken.spec?.owner).toBe('group:order-team');
  });
});
