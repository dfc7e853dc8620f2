import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import request from 'supertest';
import { createTestDatabases } from './__testUtils__/databases';
import {
  consumerEntity,
  contractText,
  domainEntity,
  productEntity,
} from './__testUtils__/entities';
import { TestCatalog } from './__testUtils__/TestCatalog';
import plugin from './index';

const databases = createTestDatabases();

describe.each(databases.eachSupportedId())('the plugin on %s', databaseId => {
  it('serves what the catalog has, through the whole API', async () => {
    const knex = await databases.init(databaseId);
    const catalog = new TestCatalog();
    catalog.set([
      domainEntity({ name: 'sales', title: 'Sales', parent: 'commerce' }),
      domainEntity({ name: 'commerce', title: 'Commerce' }),
      productEntity({
        name: 'orders',
        title: 'Orders',
        contracts: {
          orders: contractText({
            columns: ['order_id', 'customerId'],
            server: 'postgres',
          }),
        },
      }),
      productEntity({
        name: 'revenue',
        spec: {
          inputPorts: [{ name: 'in', product: 'orders', port: 'orders' }],
        },
      }),
      consumerEntity({ name: 'shop-ui', consumes: 'orders' }),
    ]);
    const { server } = await startTestBackend({
      features: [
        plugin,
        mockServices.database.factory({ knex }),
        createServiceFactory({
          service: catalogServiceRef,
          deps: {},
          factory: () => catalog.service(),
        }),
      ],
    });
    const api = (path: string) =>
      request(server)
        .get(`/api/data-mesh${path}`)
        .set('authorization', mockCredentials.user.header());
    await request(server)
      .post('/api/data-mesh/registry/refresh')
      .set('authorization', mockCredentials.user.header())
      .expect(200);

    const list = await api('/products?facets=domain&q=customer_id');
    expect(list.status).toBe(200);
    expect(list.body).toMatchObject({ total: 1, items: [{ name: 'orders' }] });
    for (const path of [
      '/products/default/orders',
      '/products/default/orders/lineage',
      '/products/default/orders/ports/orders/contract',
      '/products/default/orders/ports/orders/contract/history',
      '/products/default/orders/ports/orders/contract/diff?from=1.0.0',
      '/domains',
      '/domains/default/commerce',
      '/mesh',
      '/registry',
    ]) {
      const response = await api(path);
      expect([path, response.status]).toEqual([path, 200]);
    }
  }, 60_000);
});
