import { createBackendModule } from '@backstage/backend-plugin-api';
import { mockCredentials } from '@backstage/backend-test-utils';
import dataContractModule from '@backstage-data-mesh/plugin-data-mesh-backend-module-quality-datacontract';
import openLineageModule from '@backstage-data-mesh/plugin-data-mesh-backend-module-quality-openlineage';
import { qualityExtensionPoint } from '@backstage-data-mesh/plugin-data-mesh-node';
import type { Knex } from 'knex';
import { createHash, randomUUID } from 'node:crypto';
import { createTestDatabases } from '../__testUtils__/databases';
import {
  accessProducts,
  ordersContract,
} from '../access/__testUtils__/accessWorld';
import { insertGrant } from '../access/__testUtils__/insertRows';
import { startPortal, type Portal } from '../access/__testUtils__/startPortal';
import { openApiDocument } from '../schema/openapi.generated';
import {
  dataContractRun,
  lineageEvent,
} from './ingest/__testUtils__/artifacts';

const databases = createTestDatabases();

jest.setTimeout(240_000);

const user = (name: string) => mockCredentials.user.header(`user:${name}`);
const service = (subject: string) =>
  mockCredentials.service.header({
    onBehalfOf: mockCredentials.service(subject),
    targetPluginId: 'data-mesh',
  });

/** Who calls, with their standing towards the product. */
const PERSONAS = [
  /** Without a token. */
  'nobody',
  /** Signed in, and unknown to the catalog. */
  'guest',
  /** Of the catalog, and nothing else. */
  'user',
  /** Has access to the data. */
  'consumer',
  /** In the group that owns the product; may publish results. */
  'owner',
  /** Owns another product; may publish results. */
  'other',
  /** With the permission to manage quality. */
  'governance',
  /** Owns another product, and may not read this one; may publish results. */
  'blind',
  /** Another plugin, which may do everything that needs a permission only. */
  'service',
  /** A service that the configuration lets bring results for the owner. */
  'writer',
  /** Token for results of the owner. */
  'token',
  /** Token for results of the owner of another product. */
  'otherToken',
  /** Token of the owner that was revoked. */
  'revoked',
  /** Token of the owner that expired. */
  'expired',
] as const;
type Persona = (typeof PERSONAS)[number];

/** What every test finds. */
type Found = {
  check: number;
  incident: string;
  unmatched: string;
  mapping: string;
  resultToken: string;
  badge: string;
};
type Sent = { path: string; body?: object };

/**
 * Every route with the status that each persona gets, in the order of the
 * personas. `send` has the path that it stands for, and what to send.
 */
const ROUTES: Array<{
  route: string;
  send: (found: Found) => Sent;
  answers: number[];
}> = [];
const add = (
  route: string,
  send: (found: Found) => Sent,
  answers: string,
): void => {
  ROUTES.push({ route, send, answers: answers.split(/\s+/).map(Number) });
};

const ORDERS = 'dataproduct:default/orders';
const at = () => new Date(Date.now() - 60_000);
const run = (product?: string, port?: string) =>
  dataContractRun({
    runId: randomUUID(),
    at: at(),
    contract: product ? 'orders-contract' : 'unknown-contract',
    product,
    port,
    checks: { [randomUUID()]: 'passed' },
  });
const event = () =>
  lineageEvent({
    runId: randomUUID(),
    at: at(),
    assertions: { not_null: true },
  });
const get = (path: string) => () => ({ path });

// prettier-ignore
{
const P = '/products/{namespace}/{name}';
const O = '/products/default/orders';
const results = () => run(ORDERS, 'orders');
//                                                                                  nobody guest user consumer owner other governance blind service writer token otherToken revoked expired
add(`get ${P}/quality`,                  get(`${O}/quality`),                          '401 200 200 200 200 200 200 404 200 200 401 401 401 401');
add(`get ${P}/quality/history`,          get(`${O}/quality/history`),                  '401 200 200 200 200 200 200 404 200 200 401 401 401 401');
add(`get ${P}/quality/checks/{check}/history`, ({ check }) => ({ path: `${O}/quality/checks/${check}/history` }),
                                                                                       '401 200 200 200 200 200 200 404 200 200 401 401 401 401');
add(`get ${P}/quality/maturity`,         get(`${O}/quality/maturity`),                 '401 200 200 200 200 200 200 404 200 200 401 401 401 401');
add(`get ${P}/quality/badge`,            get(`${O}/quality/badge`),                    '401 200 200 200 200 200 200 404 200 200 401 401 401 401');
add(`get ${P}/facts`,                    get(`${O}/facts`),                            '401 200 200 200 200 200 200 404 200 200 401 401 401 401');
add(`post ${P}/quality/run`,             get(`${O}/quality/run`),                      '401 403 403 403 202 403 202 404 202 202 401 401 401 401');
add('get /quality/badges/{namespace}/{name}/{file}', ({ badge }) => ({ path: badge }), '200 200 200 200 200 200 200 200 200 200 200 200 200 200');
add('get /quality/overview',             get('/quality/overview'),                     '401 200 200 200 200 200 200 200 200 200 401 401 401 401');
add('get /quality/rollups/history',      get('/quality/rollups/history'),              '401 200 200 200 200 200 200 200 200 200 401 401 401 401');
add('get /quality/incidents',            get('/quality/incidents'),                    '401 200 200 200 200 200 200 200 200 200 401 401 401 401');
add('post /quality/incidents/{id}/acknowledge', ({ incident }) => ({ path: `/quality/incidents/${incident}/acknowledge`, body: { note: 'On it.', version: 1 } }),
                                                                                       '401 403 403 403 200 403 200 404 200 200 401 401 401 401');
add('post /quality/results',             () => ({ path: '/quality/results', body: results() }),
                                                                                       '401 403 403 403 200 200 200 200 403 200 200 200 401 401');
add('post /quality/publish/datacontract', () => ({ path: '/quality/publish/datacontract', body: results() }),
                                                                                       '401 403 403 403 200 200 200 200 403 200 200 200 401 401');
add('post /quality/openlineage/api/v1/lineage', () => ({ path: '/quality/openlineage/api/v1/lineage', body: event() }),
                                                                                       '401 403 403 403 200 200 200 200 403 200 200 200 401 401');
add('get /quality/tokens',               get('/quality/tokens'),                       '401 200 200 200 200 200 200 200 200 200 401 401 401 401');
add('post /quality/tokens',              () => ({ path: '/quality/tokens', body: { owner: 'order-team', name: 'ci' } }),
                                                                                       '401 403 403 403 201 403 201 403 201 201 401 401 401 401');
add('post /quality/tokens/{token}/revoke', ({ resultToken }) => ({ path: `/quality/tokens/${resultToken}/revoke` }),
                                                                                       '401 404 404 404 200 404 200 404 200 200 401 401 401 401');
add('get /quality/unmatched',            get('/quality/unmatched'),                    '401 200 200 200 200 200 200 200 200 200 401 401 401 401');
add('post /quality/unmatched/{id}/map',  ({ unmatched }) => ({ path: `/quality/unmatched/${unmatched}/map`, body: { product: ORDERS, port: 'orders', schema: 'orders' } }),
                                                                                       '401 404 404 404 200 404 200 404 200 200 401 401 401 401');
add('post /quality/unmatched/{id}/dismiss', ({ unmatched }) => ({ path: `/quality/unmatched/${unmatched}/dismiss` }),
                                                                                       '401 404 404 404 204 404 204 404 204 204 401 401 401 401');
add('post /quality/mappings/{id}/remove', ({ mapping }) => ({ path: `/quality/mappings/${mapping}/remove` }),
                                                                                       '401 404 404 404 204 404 204 404 204 204 401 401 401 401');
}

it('is decided for every route of quality, and for every persona', () => {
  const paths = openApiDocument.paths as Record<
    string,
    Record<string, { tags?: readonly string[] }>
  >;
  const documented = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { tags }]) =>
      tags?.includes('quality') ? [`${method} ${path}`] : [],
    ),
  );
  expect(documented.length).toBeGreaterThan(20);
  expect(ROUTES.map(({ route }) => route).sort()).toEqual(documented.sort());
  expect(
    ROUTES.filter(each => each.answers.length !== PERSONAS.length),
  ).toEqual([]);
});

/** Runs the checks of contracts, and finds nothing. */
const runnerModule = createBackendModule({
  pluginId: 'data-mesh',
  moduleId: 'quality-test-runner',
  register(env) {
    env.registerInit({
      deps: { quality: qualityExtensionPoint },
      async init({ quality }) {
        quality.addRunner({
          id: 'test',
          supports: ({ type }) => type === 'postgresql',
          run: async ({ runId }) => ({
            engine: 'portal',
            format: 'portal',
            runId,
            results: [],
            problems: [],
          }),
        });
      },
    });
  },
});

describe.each(databases.eachSupportedId())('authorisation on %s', id => {
  let portal: Portal;
  let knex: Knex;
  /** Tokens of the personas. */
  let lasting: string[] = [];
  const personas: Record<Persona, string> = {
    nobody: mockCredentials.none.header(),
    guest: user('development/guest'),
    user: user('default/outsider'),
    consumer: user('default/director'),
    owner: user('default/order-owner'),
    other: user('default/analyst'),
    governance: user('default/governor'),
    blind: user('default/stock-owner'),
    service: service('plugin:other'),
    writer: service('external:ci'),
    token: '',
    otherToken: '',
    revoked: '',
    expired: '',
  };

  const call = (persona: Persona, method: 'get' | 'post', sent: Sent) =>
    portal.call(personas[persona], method, sent.path, sent.body);
  const makeToken = async (persona: Persona, owner: string) => {
    const { body } = await call(persona, 'post', {
      path: '/quality/tokens',
      body: { owner, name: 'pipeline' },
    }).expect(201);
    return { id: body.token.id as string, header: `Bearer ${body.secret}` };
  };

  beforeAll(async () => {
    knex = await databases.init(id);
    const publish = ['data-mesh.quality.publish'];
    portal = await startPortal(knex, {
      features: [dataContractModule, openLineageModule, runnerModule],
      config: {
        dataMesh: {
          quality: {
            writers: [{ subject: 'external:ci', owners: ['order-team'] }],
          },
        },
      },
      permissions: {
        'user:default/order-owner': publish,
        'user:default/analyst': publish,
        'user:default/stock-owner': publish,
        'user:default/governor': [...publish, 'data-mesh.quality.manage'],
      },
      blind: ['user:default/stock-owner'],
    });
    const contract = ordersContract().replace(
      '    logicalType: object\n',
      '    logicalType: object\n    quality:\n      - { type: library, metric: rowCount, mustBeGreaterThan: 0 }\n',
    );
    portal.catalog.put(...accessProducts({ contract }));
    await portal
      .call(personas.service, 'post', '/registry/refresh')
      .expect(200);
    await insertGrant(knex, {
      product_ref: ORDERS,
      consumer_ref: 'user:default/director',
      starts_at: new Date(Date.now() - 86_400_000),
      ends_at: new Date(Date.now() + 86_400_000),
    });
    personas.token = (await makeToken('owner', 'order-team')).header;
    personas.otherToken = (await makeToken('other', 'marketing')).header;
    const revoked = await makeToken('owner', 'order-team');
    await call('owner', 'post', {
      path: `/quality/tokens/${revoked.id}/revoke`,
    }).expect(200);
    personas.revoked = revoked.header;
    const expired = await makeToken('owner', 'order-team');
    await knex('quality_tokens')
      .where({ id: expired.id })
      .update({ expires_at: new Date() });
    personas.expired = expired.header;
    lasting = await knex('quality_tokens').pluck('id');
  });

  afterAll(() => portal.stop());

  const push = (body: object) =>
    call('token', 'post', { path: '/quality/results', body }).expect(200);

  /** A check that failed, its incident, and results that fit nowhere. */
  const prepare = async (): Promise<Found> => {
    for (const table of [
      'quality_jobs',
      'quality_incidents',
      'quality_mappings',
      'quality_unmatched',
      'quality_runs',
      'quality_checks',
      'quality_days',
      'quality_products',
    ]) {
      await knex(table).delete();
    }
    await push(
      dataContractRun({
        runId: randomUUID(),
        at: at(),
        contract: 'orders-contract',
        product: ORDERS,
        port: 'orders',
        checks: { amount: 'failed' },
      }),
    );
    await push(run());
    const [check] = await knex('quality_checks').select('id');
    const [unmatched] = await knex('quality_unmatched').select('id');
    await knex('quality_incidents').delete();
    const incident = randomUUID();
    const [product] = await knex('quality_products').select('id');
    await knex('quality_incidents').insert({
      id: incident,
      version: 1,
      product_id: product.id,
      product_ref: ORDERS,
      kind: 'score-below-threshold',
      subject: '',
      state: 'open',
      severity: 'error',
      title: 'The score fell',
      opened_at: at(),
      last_seen_at: at(),
      reopened: 0,
    });
    await knex('quality_jobs').insert({
      kind: 'own',
      product_ref: ORDERS,
      subject: 'orders',
      subject_key: createHash('sha256').update('orders').digest('hex'),
      due_at: new Date(Date.now() + 86_400_000),
    });
    const mapping = randomUUID();
    await knex('quality_mappings').insert({
      id: mapping,
      scope: 'group:default/order-team',
      target_key: 'a'.repeat(64),
      target: JSON.stringify({ contractId: 'another-contract' }),
      product_ref: ORDERS,
      port: 'orders',
      created_by: 'user:default/order-owner',
      created_at: at(),
    });
    await knex('quality_tokens').whereNotIn('id', lasting).delete();
    const { id: resultToken } = await makeToken('owner', 'order-team');
    const { body } = await call('owner', 'get', {
      path: '/products/default/orders/quality/badge',
    });
    return {
      check: check.id,
      incident,
      unmatched: unmatched.id,
      mapping,
      resultToken,
      badge: body.path,
    };
  };

  it.each(ROUTES)('$route', async ({ route, send, answers }) => {
    const method = route.startsWith('get') ? 'get' : 'post';
    const expected: Record<string, number> = {};
    const found: Record<string, number> = {};
    let ids: Found | undefined;
    for (const [nth, persona] of PERSONAS.entries()) {
      ids ??= await prepare();
      expected[persona] = answers[nth];
      found[persona] = (await call(persona, method, send(ids))).status;
      // Who was refused changed nothing; the next one finds it as it was.
      if (method === 'post' && found[persona] < 300) {
        ids = undefined;
      }
    }
    expect(found).toEqual(expected);
  });

  it('lets results change products of the owners of a sender only', async () => {
    const stored: Record<string, number> = {};
    for (const persona of PERSONAS) {
      await prepare();
      const before = await knex('quality_runs').where({}).count({ n: '*' });
      await call(persona, 'post', {
        path: '/quality/results',
        body: run(ORDERS, 'orders'),
      });
      const after = await knex('quality_runs').where({}).count({ n: '*' });
      stored[persona] = Number(after[0].n) - Number(before[0].n);
    }
    expect(stored).toEqual({
      nobody: 0,
      guest: 0,
      user: 0,
      consumer: 0,
      owner: 1,
      other: 0,
      governance: 1,
      blind: 0,
      service: 0,
      writer: 1,
      token: 1,
      otherToken: 0,
      revoked: 0,
      expired: 0,
    });
  });

  describe('of somebody who may not read the product', () => {
    it.each([
      '/quality/overview',
      '/quality/incidents',
      '/quality/unmatched',
      '/quality/tokens',
      `/quality/incidents?product=${ORDERS}`,
      '/quality/rollups/history?scope=group:default/order-team',
    ])('tells nothing of it in %s', async path => {
      await prepare();
      const own = await call('blind', 'get', { path });
      expect(
        own.text.replace(/"url":"[^"]*"/, '').replace(/"scope":"[^"]*"/, ''),
      ).not.toMatch(/orders|order-team|The score fell/i);
    });

    it('answers results for it as if there were no such product', async () => {
      const answerTo = async (product: string) => {
        const { text } = await call('blind', 'post', {
          path: '/quality/results',
          body: run(product, 'orders'),
        }).expect(200);
        return text
          .replace(/"runId":"[^"]*"/g, '')
          .replaceAll(product, 'PRODUCT');
      };
      expect(await answerTo(ORDERS)).toBe(
        await answerTo('dataproduct:default/absent'),
      );
    });
  });
});
