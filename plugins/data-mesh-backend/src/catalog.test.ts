import {
  coreServices,
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import {
  catalogProcessingExtensionPoint,
  type EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import catalogModule from '@backstage-data-mesh/plugin-catalog-backend-module-data-mesh';
import type { Server } from 'node:http';
import request from 'supertest';
import { createTestDatabases } from './__testUtils__/databases';
import {
  consumerEntity,
  contractText,
  domainEntity,
  productEntity,
} from './__testUtils__/entities';
import plugin from './index';

const databases = createTestDatabases();
const PATIENCE_MS = 90_000;
const LOCATED = {
  'backstage.io/managed-by-location': 'url:https://git.example.com/all.yaml',
  'backstage.io/managed-by-origin-location':
    'url:https://git.example.com/all.yaml',
};
const ref = (name: string) => `dataproduct:default/${name}`;

/** As its author writes it: without what processing adds. */
function declared(
  name: string,
  options: { title?: string; input?: string } = {},
) {
  const entity = productEntity({
    name,
    title: options.title,
    spec: {
      outputPorts: [
        { name: 'main', contract: contractText({ columns: [`${name}_id`] }) },
      ],
      inputPorts: options.input
        ? [{ name: 'in', product: options.input, port: 'main' }]
        : [],
    },
  });
  delete entity.metadata.annotations!['data-mesh/content-hash'];
  return entity;
}

describe.each(databases.eachSupportedId())(
  'with a real catalog on %s',
  databaseId => {
    let server: Server;
    let stop: () => Promise<void>;
    let connection: EntityProviderConnection;

    const put = (...entities: Entity[]) =>
      connection.applyMutation({
        type: 'delta',
        added: entities.map(entity => ({
          entity: {
            ...entity,
            metadata: {
              ...entity.metadata,
              annotations: { ...LOCATED, ...entity.metadata.annotations },
            },
          },
          locationKey: 'test',
        })),
        removed: [],
      });
    const remove = (...refs: string[]) =>
      connection.applyMutation({
        type: 'delta',
        added: [],
        removed: refs.map(entityRef => ({ entityRef, locationKey: 'test' })),
      });
    const api = async (path: string) =>
      (
        await request(server)
          .get(`/api/data-mesh${path}`)
          .set('authorization', mockCredentials.user.header())
      ).body;
    /** Follows the catalog until the registry is as it should be. */
    const until = async (check: () => Promise<boolean>) => {
      const deadline = Date.now() + PATIENCE_MS;
      while (!(await check())) {
        if (Date.now() > deadline) {
          throw new Error('The registry did not get there in time');
        }
        await request(server)
          .post('/api/data-mesh/registry/refresh')
          .set('authorization', mockCredentials.user.header())
          .expect(200);
      }
    };
    const listed = async () =>
      (await api('/products')).items.map((item: { name: string }) => item.name);

    beforeAll(async () => {
      const knex = {
        catalog: await databases.init(databaseId),
        'data-mesh': await databases.init(databaseId),
      };
      const backend = await startTestBackend({
        features: [
          plugin,
          catalogPlugin,
          catalogModule,
          mockServices.rootConfig.factory({
            data: {
              catalog: {
                rules: [{ allow: ['DataProduct', 'Domain', 'Component'] }],
                processingInterval: { hours: 1 },
                stitchingStrategy: { pollingInterval: { milliseconds: 50 } },
              },
            },
          }),
          createServiceFactory({
            service: coreServices.database,
            deps: { plugin: coreServices.pluginMetadata },
            factory: ({ plugin: { getId } }) => ({
              getClient: async () => knex[getId() as keyof typeof knex],
            }),
          }),
          createBackendModule({
            pluginId: 'catalog',
            moduleId: 'test-entities',
            register(env) {
              env.registerInit({
                deps: { catalog: catalogProcessingExtensionPoint },
                async init({ catalog }) {
                  catalog.addEntityProvider({
                    getProviderName: () => 'test',
                    connect: async found => {
                      connection = found;
                    },
                  });
                },
              });
            },
          }),
        ],
      });
      server = backend.server;
      stop = () => backend.stop();
      await put(
        domainEntity({ name: 'sales', title: 'Sales' }),
        declared('orders'),
        declared('revenue', { input: 'orders' }),
        declared('other'),
        consumerEntity({ name: 'shop-ui', consumes: 'orders' }),
      );
      await until(async () => (await listed()).length === 3);
    });

    afterAll(() => stop());

    it('projects products, contracts, domains and consumers', async () => {
      await until(
        async () =>
          (await api('/products/default/orders')).consumers.length === 1 &&
          (await api('/domains')).items[0]?.declared === true,
      );
      expect(await listed()).toEqual(['orders', 'other', 'revenue']);
      expect(await api('/products/default/orders')).toMatchObject({
        columnCount: 1,
        consumers: ['component:default/shop-ui'],
        ports: [{ name: 'main', contract: { version: '1.0.0' } }],
      });
      expect((await api('/domains')).items).toMatchObject([
        { title: 'Sales', productCount: 3 },
      ]);
      const found = await api('/products?q=orders_id');
      expect(found.items.map((item: { ref: string }) => item.ref)).toEqual([
        ref('orders'),
      ]);
    });

    it('sees a change, and nothing else, by the content hash', async () => {
      await put(declared('other', { title: 'Changed title' }));
      await until(
        async () =>
          (await api('/products/default/other')).title === 'Changed title',
      );
      const report = await request(server)
        .post('/api/data-mesh/registry/refresh')
        .set('authorization', mockCredentials.user.header());
      expect(report.body).toMatchObject({
        changed: 0,
        vanished: 0,
        unchanged: 3,
      });
    });

    it('sees that a component reads other products', async () => {
      await put(consumerEntity({ name: 'shop-ui', consumes: 'revenue' }));
      await until(
        async () =>
          (await api('/products/default/revenue')).consumers.length === 1,
      );
      expect((await api('/products/default/orders')).consumers).toEqual([]);
    });

    it('sees that a domain has another title', async () => {
      await put(domainEntity({ name: 'sales', title: 'Sales and more' }));
      const title = async () => (await api('/domains')).items[0].title;
      await until(async () => (await title()) !== 'Sales');
      expect(await title()).toBe('Sales and more');
    });

    it('sees that a product is gone', async () => {
      await remove(ref('other'));
      await until(async () => (await listed()).length === 2);
      expect((await api('/products/default/other')).vanishedAt).toEqual(
        expect.any(String),
      );
    });

    it('reads everything again', async () => {
      const report = await request(server)
        .post('/api/data-mesh/registry/refresh')
        .set('authorization', mockCredentials.user.header())
        .send({ rebuild: true });
      expect(report.body).toMatchObject({ changed: 0, unchanged: 2 });
    });

    it('keeps entity references apart from how they are written', async () => {
      expect(stringifyEntityRef(declared('orders'))).toBe(ref('orders'));
      expect((await api('/products/Default/ORDERS')).ref).toBe(ref('orders'));
    });
  },
);
