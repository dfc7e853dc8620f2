import { createServiceFactory } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  dataMeshPermissions,
  productReadPermission,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import {
  createDataProductConditionalDecision,
  dataProductConditions,
} from '@backstage-data-mesh/plugin-data-mesh-node';
import type { Server } from 'node:http';
import request from 'supertest';
import { openApiDocument } from './schema/openapi.generated';
import { createTestDatabases } from './__testUtils__/databases';
import { productEntity } from './__testUtils__/entities';
import { TestCatalog } from './__testUtils__/TestCatalog';
import { MY_TEAM, ROUTES, smallWorld } from './__testUtils__/world';
import plugin from './index';

const ALLOW: PolicyDecision = { result: AuthorizeResult.ALLOW };
const DENY: PolicyDecision = { result: AuthorizeResult.DENY };
const OWNERS_ONLY: PolicyDecision = createDataProductConditionalDecision(
  productReadPermission,
  dataProductConditions.isOwner({ claims: [MY_TEAM] }),
);
const ALL_BUT_OWNERS: PolicyDecision = createDataProductConditionalDecision(
  productReadPermission,
  { not: dataProductConditions.isOwner({ claims: [MY_TEAM] }) },
);

const databases = createTestDatabases();

describe('authorisation', () => {
  let server: Server;
  let stop: () => Promise<void>;
  let decide: (permission: string) => PolicyDecision;

  beforeAll(async () => {
    const catalog = new TestCatalog();
    catalog.set([
      ...smallWorld(),
      productEntity({ name: 'gone', spec: { owner: MY_TEAM } }),
    ]);
    const backend = await startTestBackend({
      features: [
        plugin,
        mockServices.database.factory({
          knex: await databases.init('SQLITE_3'),
        }),
        mockServices.permissions.mock({
          authorize: async requests =>
            requests.map(({ permission }) => {
              const { result } = decide(permission.name);
              return {
                result:
                  result === AuthorizeResult.CONDITIONAL
                    ? AuthorizeResult.DENY
                    : result,
              };
            }),
          authorizeConditional: async requests =>
            requests.map(({ permission }) => decide(permission.name)),
        }).factory,
        createServiceFactory({
          service: catalogServiceRef,
          deps: {},
          factory: () => catalog.service(),
        }),
      ],
    });
    server = backend.server;
    stop = () => backend.stop();
    decide = () => ALLOW;
    const refresh = () =>
      request(server)
        .post('/api/data-mesh/registry/refresh')
        .set('authorization', mockCredentials.user.header())
        .expect(200);
    await refresh();
    catalog.remove('dataproduct:default/gone');
    await refresh();
  }, 60_000);

  afterAll(() => stop());

  const send = (
    { method, path }: { method: 'get' | 'post'; path: string },
    credentials: string,
  ) =>
    request(server)
      [method](`/api/data-mesh${path}`)
      .set('authorization', credentials);
  const user = mockCredentials.user.header();
  const service = mockCredentials.service.header();
  const read = async (path: string) => {
    const response = await send({ method: 'get', path }, user);
    return {
      status: response.status,
      body: response.body,
      text: response.text,
    };
  };

  it('is tested for every route of the registry; the other rooms have tables of their own', () => {
    const paths = openApiDocument.paths as Record<
      string,
      Record<string, { tags?: readonly string[] }>
    >;
    const documented = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods)
        .filter(
          method =>
            !methods[method].tags?.some(tag =>
              ['access', 'audit', 'quality'].includes(tag),
            ),
        )
        .map(
          method =>
            `${method} ${path
              .replace('{namespace}', 'default')
              .replace('/products/default/{name}', '/products/default/source')
              .replace('/domains/default/{name}', '/domains/default/sales')
              .replace('{port}', 'main')}`,
        ),
    );
    expect(
      ROUTES.map(({ method, path }) => `${method} ${path.split('?')[0]}`),
    ).toEqual(documented);
  });

  describe.each(ROUTES)('$method $path', route => {
    it('answers nobody', async () => {
      decide = () => ALLOW;
      const response = await request(server)
        [route.method](`/api/data-mesh${route.path}`)
        .set('authorization', mockCredentials.none.header());
      expect(response.status).toBe(401);
    });

    it('answers no token that it does not know', async () => {
      decide = () => ALLOW;
      const response = await send(route, mockCredentials.user.invalidHeader());
      expect(response.status).toBe(401);
    });

    it('answers a user who may do everything', async () => {
      decide = () => ALLOW;
      const response = await send(route, user);
      expect(response.status).toBe(200);
    });

    it('answers a service', async () => {
      decide = () => ALLOW;
      const response = await send(route, service);
      expect(response.status).toBe(200);
    });

    it('refuses a user who may do nothing, and names the permission', async () => {
      decide = () => DENY;
      const response = await send(route, user);
      expect(response.status).toBe(403);
      expect(response.body.error.message).toMatch(/data-mesh\./);
    });

    it('needs no other permission than its own', async () => {
      const own = route.path.startsWith('/registry')
        ? `data-mesh.registry.${route.method === 'post' ? 'refresh' : 'read'}`
        : 'data-mesh.product.read';
      decide = permission => (permission === own ? ALLOW : DENY);
      expect((await send(route, user)).status).toBe(200);
      decide = permission => (permission === own ? DENY : ALLOW);
      expect((await send(route, user)).status).toBe(403);
    });
  });

  describe('of somebody who may read their own products only', () => {
    beforeEach(() => {
      decide = () => OWNERS_ONLY;
    });

    it('shows their own products', async () => {
      const { body } = await read('/products');
      expect(body.items.map((item: { name: string }) => item.name)).toEqual([
        'broken',
        'report',
        'source',
      ]);
      expect((await read('/products/default/source')).status).toBe(200);
    });

    it.each([
      '/products/default/secret',
      '/products/default/secret/lineage',
      '/products/default/secret/ports/secret-port/contract',
      '/products/default/secret/ports/secret-port/contract/history',
      '/products/default/secret/ports/secret-port/contract/diff?from=1.0.0',
    ])('answers %s as if there were no such product', async path => {
      const hidden = await read(path);
      const absent = await read(
        path.replace('default/secret', 'default/absent'),
      );
      expect(hidden.status).toBe(404);
      expect(hidden.text.replaceAll('secret', 'absent')).toBe(
        absent.text.replaceAll('secret', 'absent'),
      );
    });

    it.each([
      '/products?limit=200&facets=domain&facets=type&facets=lifecycle&facets=classification&facets=technology&facets=owner&facets=tag',
      '/products?q=secret',
      '/products?q=secret_column',
      '/products?domain=domain:default/secret-domain&facets=owner',
      '/domains',
      '/domains/default/secret-domain',
      '/mesh',
      '/mesh?q=secret',
    ])('tells nothing of other products in %s', async path => {
      decide = () => ALLOW;
      const everything = await read(path);
      expect(everything.text).toContain('secret');
      decide = () => OWNERS_ONLY;
      const own = await read(path);
      // What they asked for comes back in a refusal only.
      expect(
        own.text
          .replace(/"url":"[^"]*"/, '')
          .replace(/There is no domain '[^']*'/, ''),
      ).not.toMatch(/secret|their-team|kafka/i);
    });

    it('counts their own products only', async () => {
      const { body } = await read('/products?facets=owner&facets=technology');
      expect(body.total).toBe(3);
      expect(body.facets[0].values).toEqual([{ value: MY_TEAM, count: 3 }]);
      expect(body.facets[1].values).toEqual([
        expect.objectContaining({ value: 'postgresql', count: 1 }),
      ]);
      const mesh = (await read('/mesh')).body;
      expect(mesh.total).toBe(3);
      expect(mesh.edges).toEqual([]);
      const { items } = (await read('/domains')).body;
      expect(
        items.map((item: { ref: string; totalProductCount: number }) => [
          item.ref,
          item.totalProductCount,
        ]),
      ).toEqual([
        ['domain:default/commerce', 3],
        ['domain:default/sales', 3],
      ]);
    });

    it('names an input that they may not read, as declared, and nothing else of it', async () => {
      const { body } = await read('/products/default/report/lineage?depth=5');
      const secret = body.nodes.find(
        (node: { ref: string }) => node.ref === 'dataproduct:default/secret',
      );
      expect(secret).toEqual({
        ref: 'dataproduct:default/secret',
        kind: 'dataproduct',
        title: 'secret',
        distance: -1,
      });
      expect(
        body.nodes.map((node: { ref: string }) => node.ref).sort(),
      ).toEqual(['dataproduct:default/report', 'dataproduct:default/secret']);
    });

    it('leaves out readers that they may not see', async () => {
      const { body } = await read('/products/default/source/lineage?depth=5');
      expect(
        body.nodes.map((node: { ref: string }) => node.ref).sort(),
      ).toEqual([
        'component:default/shop-ui',
        'dataproduct:default/source',
        'resource:default/db',
      ]);
    });

    it('tells problems of their products without what is in others', async () => {
      const { body } = await read('/products/default/report');
      // The input port is right as far as they can know.
      expect(body.declarationProblems).toEqual([]);
      decide = () => ALLOW;
      const all = (await read('/products/default/report')).body;
      expect(
        all.declarationProblems
          .map((each: { code: string }) => each.code)
          .sort(),
      ).toEqual(['cycle', 'port-not-named', 'unknown-port']);
      expect(all.problems).toEqual({ errors: 2, warnings: 1 });
    });

    it('suggests no name that they may not read', async () => {
      const remedy = async () =>
        (await read('/products/default/broken')).body.declarationProblems.find(
          (each: { code: string }) => each.code === 'unknown-product',
        ).remedy;
      expect(await remedy()).not.toContain('dataproduct:default/secret');
      decide = () => ALLOW;
      expect(await remedy()).toContain('dataproduct:default/secret');
    });

    it('shows a vanished product of theirs to them, and to nobody else', async () => {
      const own = await read('/products/default/gone');
      expect(own.body.vanishedAt).toEqual(expect.any(String));
      decide = () => ALL_BUT_OWNERS;
      expect((await read('/products/default/gone')).status).toBe(404);
    });

    it('is not answered from what somebody else was shown', async () => {
      decide = () => ALLOW;
      expect((await read('/products')).body.total).toBe(4);
      decide = () => OWNERS_ONLY;
      expect((await read('/products')).body.total).toBe(3);
      decide = () => ALL_BUT_OWNERS;
      expect((await read('/products')).body.total).toBe(1);
    });

    it('decides about a cursor that somebody else was given', async () => {
      decide = () => ALLOW;
      const { nextCursor } = (await read('/products?limit=1')).body;
      decide = () => ALL_BUT_OWNERS;
      const { body } = await read(`/products?cursor=${nextCursor}`);
      expect(body).toMatchObject({ total: 1 });
    });
  });

  it('lets the permission framework ask for products, vanished ones too', async () => {
    const response = await request(server)
      .post('/api/data-mesh/.well-known/backstage/permissions/apply-conditions')
      .set(
        'authorization',
        mockCredentials.service.header({
          onBehalfOf: mockCredentials.service('plugin:permission'),
          targetPluginId: 'data-mesh',
        }),
      )
      .send({
        items: ['source', 'secret', 'gone', 'absent'].map(name => ({
          id: name,
          resourceType: 'data-mesh-product',
          resourceRef: `dataproduct:default/${name}`,
          conditions: dataProductConditions.isOwner({ claims: [MY_TEAM] }),
        })),
      });
    expect(response.body.items).toEqual([
      { id: 'source', result: 'ALLOW' },
      { id: 'secret', result: 'DENY' },
      { id: 'gone', result: 'ALLOW' },
      { id: 'absent', result: 'DENY' },
    ]);
  });

  it('makes all permissions and rules of the suite known to policy editors', async () => {
    const { body } = await request(server)
      .get('/api/data-mesh/.well-known/backstage/permissions/metadata')
      .set('authorization', user);
    expect(
      body.permissions.map((each: { name: string }) => each.name).sort(),
    ).toEqual(dataMeshPermissions.map(each => each.name).sort());
    expect(
      body.rules.map((each: { name: string }) => each.name).sort(),
    ).toEqual([
      'HAS_CLASSIFICATION',
      'HAS_LIFECYCLE',
      'HAS_TAG',
      'IN_DOMAIN',
      'IS_OWNER',
    ]);
  });

  describe('of actions', () => {
    const invoke = (name: string, input: object) =>
      request(server)
        .post(
          `/api/data-mesh/.backstage/actions/v1/actions/data-mesh:${name}/invoke`,
        )
        .set('authorization', service)
        .send(input);

    it('finds and reads what may be read', async () => {
      decide = () => OWNERS_ONLY;
      const list = await invoke('list-data-products', { text: 'amount' });
      expect(list.body.output).toMatchObject({
        total: 1,
        items: [
          { ref: 'dataproduct:default/source', foundIn: ['column amount'] },
        ],
      });
      const product = await invoke('get-data-product', {
        ref: 'source',
        port: 'main',
      });
      expect(product.body.output).toMatchObject({
        product: { title: 'Source' },
        contract: { schemas: [{ name: 'orders' }] },
      });
    });

    it('does neither find nor read what may not be', async () => {
      decide = () => OWNERS_ONLY;
      const list = await invoke('list-data-products', { text: 'secret' });
      expect(list.body.output.total).toBe(0);
      const product = await invoke('get-data-product', { ref: 'secret' });
      expect(product.status).toBe(404);
      decide = () => DENY;
      expect((await invoke('list-data-products', {})).status).toBe(403);
    });

    it('says what is no data product', async () => {
      decide = () => ALLOW;
      const response = await invoke('get-data-product', {
        ref: 'component:default/shop-ui',
      });
      expect(response.status).toBe(400);
      expect(response.body.error.message).toContain('is no data product');
    });
  });
});
