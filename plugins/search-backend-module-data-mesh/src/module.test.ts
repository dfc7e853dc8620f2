import { schedulerServiceFactory } from '@backstage/backend-defaults/scheduler';
import {
  TestDatabases,
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import searchPlugin from '@backstage/plugin-search-backend';
import searchPgModule from '@backstage/plugin-search-backend-module-pg';
import request from 'supertest';
import { ordersProduct } from './__testUtils__/ordersProduct';
import searchModuleDataMesh from './index';

const postgres =
  process.env.BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING;
const databases = TestDatabases.create({
  ids: postgres ? ['SQLITE_3', 'POSTGRES_18'] : ['SQLITE_3'],
});

jest.setTimeout(60_000);

const soon = {
  frequency: { minutes: 10 },
  timeout: { minutes: 1 },
  initialDelay: { milliseconds: 1 },
};

async function start(databaseId: Parameters<typeof databases.init>[0]) {
  const knex = await databases.init(databaseId);
  const { server } = await startTestBackend({
    features: [
      searchPlugin,
      searchPgModule,
      searchModuleDataMesh,
      catalogServiceMock.factory({ entities: [ordersProduct()] }),
      mockServices.database.factory({ knex }),
      schedulerServiceFactory,
      mockServices.rootConfig.factory({
        data: {
          search: { collators: { dataProduct: { schedule: soon } } },
        },
      }),
    ],
  });
  return async (term: string) => {
    const { body } = await request(server)
      .get('/api/search/query')
      .query({ term, 'types[0]': 'data-product' })
      .set('Authorization', mockCredentials.user.header());
    // The engine of SQLite answers with an error until its index was built.
    return (
      (body.results ?? []) as { document: Record<string, unknown> }[]
    ).map(({ document }) => document);
  };
}

/** Asks again until the index was built; jest's own time limit ends it. */
async function until<T>(ask: () => Promise<T[]>): Promise<T[]> {
  for (;;) {
    const found = await ask();
    if (found.length > 0) {
      return found;
    }
    await new Promise(resolve => setTimeout(resolve, 100));
  }
}

describe.each(databases.eachSupportedId())('search on %s', databaseId => {
  it('finds a product by one of its columns, with where it stands', async () => {
    const search = await start(databaseId);
    const [found] = await until(() => search('email'));
    expect(found).toMatchObject({
      matchedKind: 'column',
      title: 'orders.customer_email',
      entityRef: 'dataproduct:default/orders',
      port: 'orders',
      location: expect.stringContaining('column=customer_email'),
    });
    expect((await search('Orders')).map(d => d.matchedKind)).toContain(
      'product',
    );
    expect(await search('zeppelin')).toEqual([]);
  });
});
