import { mockErrorHandler, mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { dataProductPermissionRules } from '@backstage-data-mesh/plugin-data-mesh-node';
import express from 'express';
import request from 'supertest';
import { createTestDatabases } from './__testUtils__/databases';
import {
  contractText,
  domainEntity,
  productEntity,
} from './__testUtils__/entities';
import { TestCatalog } from './__testUtils__/TestCatalog';
import { TestRegistry } from './__testUtils__/TestRegistry';
import { ROUTES, smallWorld } from './__testUtils__/world';
import { ProductAccess } from './products/permissions/ProductAccess';
import { createRouter } from './router';

const databases = createTestDatabases();

/** A contract with something in every corner of the model. */
const RICH_CONTRACT = `apiVersion: v3.1.0
kind: DataContract
id: rich
name: Rich
version: 2.0.0
status: active
domain: sales
dataProduct: rich
tenant: shop
description: { purpose: p, limitations: l, usage: u }
tags: [a]
servers:
  - server: lake
    type: s3
    location: s3://bucket/rich
    format: parquet
  - server: topic
    type: kafka
    host: broker:9092
schema:
  - name: lines
    physicalName: t_lines
    physicalType: table
    logicalType: object
    businessName: Order lines
    description: One row per line
    dataGranularityDescription: line
    tags: [x]
    quality:
      - type: library
        metric: rowCount
        mustBeGreaterThan: 0
        dimension: completeness
        severity: error
      - type: sql
        query: select 1
        mustBe: 1
    properties:
      - name: id
        logicalType: integer
        physicalType: bigint
        primaryKey: true
        primaryKeyPosition: 1
        required: true
        unique: true
        criticalDataElement: true
        examples: [1, 2]
        logicalTypeOptions: { minimum: 0 }
      - name: address
        logicalType: object
        properties:
          - name: city
            logicalType: string
            classification: confidential
      - name: tags
        logicalType: array
        items: { logicalType: string }
slaProperties:
  - { property: latency, value: 4, unit: d }
roles:
  - { role: reader, access: read, firstLevelApprovers: owner }
support:
  - { channel: chat, url: 'https://chat.example.com', tool: slack }
team:
  members:
    - { username: order-product-owner, role: owner }
price: { priceAmount: 9.95, priceCurrency: EUR, priceUnit: megabyte }
`;

describe.each(databases.eachSupportedId())('the API on %s', id => {
  const audited = { success: jest.fn(), fail: jest.fn() };
  const auditor = mockServices.auditor.mock({
    createEvent: jest.fn(async () => audited),
  });
  let app: express.Express;
  let registry: TestRegistry;
  let catalog: TestCatalog;

  beforeAll(async () => {
    catalog = new TestCatalog();
    const rich = (contract: string) =>
      productEntity({
        name: 'rich',
        title: 'Rich',
        description: 'Rich in everything',
        tags: ['t'],
        spec: {
          version: '1.2.3',
          purpose: 'p',
          limitations: 'l',
          usage: 'u',
          system: 'shop',
          support: [{ channel: 'chat', url: 'https://chat.example.com' }],
          outputPorts: [
            {
              name: 'main',
              title: 'Main',
              description: 'd',
              version: '2',
              provisioner: 'postgres',
              contract: { source: './rich.yaml', text: contract },
            },
            { name: 'bare' },
          ],
        },
      });
    catalog.set([
      ...smallWorld(),
      domainEntity({ name: 'alone' }),
      rich(contractText({ version: '1.0.0', columns: ['id', 'email'] })),
      productEntity({ name: 'gone' }),
    ]);
    registry = await TestRegistry.create(await databases.init(id), catalog);
    await registry.follow();
    catalog.remove('dataproduct:default/gone');
    catalog.put(rich(RICH_CONTRACT));
    await registry.follow();

    const permissions = mockServices.permissions.mock({
      authorize: async requests =>
        requests.map(() => ({ result: AuthorizeResult.ALLOW })),
      authorizeConditional: async requests =>
        requests.map(() => ({ result: AuthorizeResult.ALLOW })),
    });
    const permissionsRegistry = mockServices.permissionsRegistry.mock({
      getPermissionRuleset: (() => ({
        getRuleByName: (name: string) =>
          Object.values(dataProductPermissionRules).find(
            rule => rule.name === name,
          ),
      })) as never,
    });
    app = express();
    app.use(
      createRouter({
        knex: registry.knex,
        auditor,
        httpAuth: mockServices.httpAuth(),
        access: new ProductAccess({ permissions, permissionsRegistry }),
        model: registry.model,
        sync: registry.sync,
        classifications: ['public', 'internal', 'confidential', 'restricted'],
        validateResponses: true,
      }),
    );
    app.use(mockErrorHandler());
  }, 60_000);

  const facets =
    'facets=domain&facets=type&facets=lifecycle&facets=classification&facets=technology&facets=owner&facets=tag';

  it.each([
    ...ROUTES.filter(({ method }) => method === 'get').map(({ path }) => path),
    `/products?${facets}&limit=1`,
    `/products?q=customer`,
    `/products?q=rich%20id&sort=relevance&order=asc&limit=200`,
    '/products?sort=domain',
    '/products?sort=updated&order=asc',
    '/products?sort=classification&order=desc',
    '/products?tag=t&type=source-aligned&lifecycle=production&classification=internal&technology=s3&owner=group:default/order-team&domain=domain:default/sales&domain=domain:default/none',
    '/products/default/rich',
    '/products/default/broken',
    '/products/default/gone',
    '/products/DEFAULT/Rich',
    '/products/default/rich/lineage?depth=10',
    '/products/default/secret/lineage?depth=3',
    '/products/default/broken/lineage',
    '/products/default/rich/ports/main/contract',
    '/products/default/rich/ports/main/contract?revision=1.0.0',
    '/products/default/broken/ports/main/contract',
    '/products/default/rich/ports/main/contract/history',
    '/products/default/rich/ports/bare/contract/history',
    '/products/default/rich/ports/main/contract/diff?from=1.0.0',
    '/products/default/rich/ports/main/contract/diff?from=2.0.0&to=1.0.0',
    '/domains/default/commerce',
    '/domains/default/secret-domain',
    '/domains/default/alone',
    '/mesh?q=report&domain=domain:default/commerce',
  ])('answers %s as its document says', async path => {
    const response = await request(app).get(path);
    // An answer that is not as documented is an error of its own.
    expect([response.status, response.body.error?.message]).toEqual([
      200,
      undefined,
    ]);
  });

  it.each([
    [undefined, undefined],
    [{}, 0],
    [{ rebuild: true }, 0],
  ])('refreshes when sent %j', async (body, changed = 0) => {
    const response = await request(app).post('/registry/refresh').send(body);
    expect(response.status).toBe(200);
    expect(response.body).toMatchObject({ changed, vanished: 0 });
  });

  it('leaves a trace of who made it read everything again, and how that went', async () => {
    await request(app).post('/registry/refresh').send({ rebuild: true });
    expect(auditor.createEvent).toHaveBeenLastCalledWith(
      expect.objectContaining({
        eventId: 'registry-refresh',
        severityLevel: 'medium',
      }),
    );
    expect(audited.success).toHaveBeenLastCalledWith({
      meta: expect.objectContaining({ changed: 0 }),
    });
    catalog.onCall = () => {
      throw new Error('the catalog is down');
    };
    const response = await request(app).post('/registry/refresh');
    catalog.onCall = undefined;
    expect(response.status).toBe(500);
    expect(audited.fail).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['/products?limit=0', 'limit'],
    ['/products?limit=201', 'limit'],
    ['/products?limit=many', 'limit'],
    ['/products?sort=size', 'sort'],
    ['/products?order=up', 'order'],
    ['/products?facets=color', 'facets'],
    ['/products?sort=relevance', 'q'],
    [`/products?q=${'a'.repeat(201)}`, 'q'],
    ['/products?tag=', 'tag'],
    ['/products?unknown=1', 'unknown'],
    ['/products?cursor=nonsense', 'cursor'],
    ['/products/default/rich/lineage?depth=11', 'depth'],
    [`/products/default/${'a'.repeat(64)}`, 'name'],
    ['/products/default/rich/ports/main/contract/diff', 'from'],
  ])('refuses %s and names what is wrong', async (path, name) => {
    const response = await request(app).get(path);
    expect(response.status).toBe(400);
    expect(response.body.error.message).toContain(name);
  });

  it('refuses a body that it does not know', async () => {
    const response = await request(app)
      .post('/registry/refresh')
      .send({ rebuilt: true });
    expect(response.status).toBe(400);
    expect(response.body.error.message).toContain('additional properties');
  });

  it.each([
    [
      '/products/default/absent',
      "no data product 'dataproduct:default/absent'",
    ],
    ['/products/default/absent/lineage', 'no data product'],
    ['/products/default/gone/lineage', 'no data product'],
    ['/domains/default/absent', "no domain 'domain:default/absent'"],
    ['/products/default/rich/ports/bare/contract', "port 'bare'"],
    ['/products/default/rich/ports/none/contract', "port 'none'"],
    [
      '/products/default/rich/ports/main/contract?revision=9',
      'known versions: 2.0.0, 1.0.0',
    ],
    [
      '/products/default/rich/ports/main/contract/diff?from=9',
      'known versions: 2.0.0, 1.0.0',
    ],
  ])('does not find %s and says why', async (path, message) => {
    const response = await request(app).get(path);
    expect(response.status).toBe(404);
    expect(response.body.error.message).toContain(message);
  });

  it('says that a contract is too broken to be compared', async () => {
    const { body } = await request(app).get(
      '/products/default/broken/ports/main/contract/history',
    );
    const response = await request(app).get(
      `/products/default/broken/ports/main/contract/diff?from=${body.items[0].hash}`,
    );
    expect(response.status).toBe(409);
    expect(response.body.error.message).toContain('cannot be compared');
  });

  it('tells what changed between two contracts, breaking changes first', async () => {
    const { body } = await request(app).get(
      '/products/default/rich/ports/main/contract/diff?from=1.0.0',
    );
    expect(body.breaking).toBeGreaterThan(0);
    expect(body.changes[0].severity).toBe('breaking');
    expect(body.from.version).toBe('1.0.0');
    expect(body.to).toMatchObject({ version: '2.0.0', current: true });
  });

  it('tells a product with all problems of its declaration and its contracts', async () => {
    const { body } = await request(app).get('/products/default/broken');
    expect(body.problems).toEqual({ errors: 3, warnings: 0 });
    expect(
      body.ports.map((port: { contract: { problems: object[] } }) =>
        port.contract.problems.map(problem => problem),
      ),
    ).toEqual([
      [
        expect.objectContaining({
          severity: 'error',
          port: 'main',
          source: './x.yaml',
        }),
      ],
      [expect.objectContaining({ code: 'contract-missing' })],
    ]);
    const list = await request(app).get('/products?q=broken');
    expect(list.body.items[0].problems).toEqual(body.problems);
  });

  it('finds a product by a column and says where', async () => {
    const { body } = await request(app).get('/products?q=city');
    expect(body.items).toMatchObject([
      {
        name: 'rich',
        matches: [
          {
            kind: 'column',
            text: 'address.city',
            port: 'main',
            schema: 'lines',
            highlights: [[8, 12]],
          },
        ],
        matchCount: 1,
      },
    ]);
  });

  it('publishes its document', async () => {
    const { body } = await request(app).get('/openapi.json');
    expect(body.info.title).toBe('Data Mesh');
  });
});
