import { mockCredentials } from '@backstage/backend-test-utils';
import dataContractModule from '@backstage-data-mesh/plugin-data-mesh-backend-module-quality-datacontract';
import dbtModule from '@backstage-data-mesh/plugin-data-mesh-backend-module-quality-dbt';
import openLineageModule from '@backstage-data-mesh/plugin-data-mesh-backend-module-quality-openlineage';
import type { ResultsReceipt } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import type { Test } from 'supertest';
import { createTestDatabases } from '../../__testUtils__/databases';
import {
  startPortal,
  type Portal,
} from '../../access/__testUtils__/startPortal';
import {
  dataContractRun,
  dbtManifest,
  dbtRunResults,
  lineageEvent,
} from './__testUtils__/artifacts';
import { form, raw } from './__testUtils__/send';

const databases = createTestDatabases();

const ORDERS = 'dataproduct:default/orders';
const user = (name: string) =>
  mockCredentials.user.header(`user:default/${name}`);
const at = () => new Date(Date.now() - 60_000);
const json = (value: unknown) => Buffer.from(JSON.stringify(value));

/** A new run of the Data Contract CLI about the orders. */
const contractRun = (
  options: Partial<Parameters<typeof dataContractRun>[0]> = {},
) =>
  json(
    dataContractRun({
      runId: randomUUID(),
      at: at(),
      contract: 'orders-contract',
      product: ORDERS,
      port: 'orders',
      checks: { one: 'passed', two: 'failed' },
      ...options,
    }),
  );

/** Ways in which tools send an artifact. */
const WAYS: Record<string, (post: Test, artifact: Buffer) => Test> = {
  'as JSON': (post, artifact) => raw(post, artifact),
  'as curl --data-binary says it': (post, artifact) =>
    raw(post, artifact, {
      'content-type': 'application/x-www-form-urlencoded',
    }),
  'as bytes': (post, artifact) =>
    raw(post, artifact, { 'content-type': 'application/octet-stream' }),
  'without a type': (post, artifact) =>
    raw(post, artifact, {}).unset('content-type'),
  'with gzip': (post, artifact) =>
    raw(post, gzipSync(artifact), { 'content-encoding': 'gzip' }),
  'with deflate': (post, artifact) =>
    raw(post, deflateSync(artifact), { 'content-encoding': 'Deflate' }),
  'with br': (post, artifact) =>
    raw(post, brotliCompressSync(artifact), { 'content-encoding': 'br' }),
  'as a compressed file': (post, artifact) => raw(post, gzipSync(artifact)),
  'as a file of a form': (post, artifact) =>
    form(post, { 'run.json': artifact }),
  'as a compressed file of a form': (post, artifact) =>
    form(post, { 'run.json.gz': gzipSync(artifact) }),
  'as a field of a form': (post, artifact) =>
    post.field('run', artifact.toString()),
  'with a byte order mark': (post, artifact) =>
    raw(post, Buffer.concat([Buffer.from('\uFEFF'), artifact])),
};

describe.each(databases.eachSupportedId())('pushing results on %s', id => {
  let portal: Portal;
  let knex: Knex;
  let secret: string;

  beforeAll(async () => {
    knex = await databases.init(id);
    portal = await startPortal(knex, {
      features: [dataContractModule, dbtModule, openLineageModule],
      config: {
        app: { baseUrl: 'https://portal.example.com/' },
        dataMesh: {
          quality: {
            writers: [
              { subject: 'external:ci', owners: ['order-team'] },
              { subject: 'external:lake', owners: 'all' },
              {
                subject: 'external:two',
                owners: ['order-team', 'marketing'],
              },
            ],
          },
        },
      },
      permissions: {
        'user:default/order-owner': ['data-mesh.quality.publish'],
        'user:default/analyst': ['data-mesh.quality.publish'],
        'user:default/governor': [
          'data-mesh.quality.publish',
          'data-mesh.quality.manage',
        ],
      },
    });
    const { body } = await portal
      .call(user('order-owner'), 'post', '/quality/tokens', {
        owner: 'order-team',
        name: 'pipeline',
      })
      .expect(201);
    secret = body.secret;
  });
  afterAll(() => portal.stop());

  const post = (path = '/results', authorization = `Bearer ${secret}`) =>
    portal.call(authorization, 'post', `/quality${path}`);

  it.each(Object.entries(WAYS))('takes an artifact %s', async (_, send) => {
    const answer = await send(post(), contractRun());
    const receipt: ResultsReceipt = answer.body;
    expect(answer.status).toBe(200);
    expect(receipt.artifacts).toMatchObject([
      { engine: 'datacontract', format: 'datacontract-run' },
    ]);
    expect(receipt.runs).toMatchObject([
      {
        engine: 'datacontract',
        results: 2,
        stored: 2,
        products: [{ product: ORDERS, results: 2 }],
        problems: [],
      },
    ]);
  });

  it('takes several artifacts that belong together, and names every one in the answer', async () => {
    const tests = { not_null_orders_order_id: 'pass' };
    const runId = randomUUID();
    const answer = await form(post(), {
      'run_results.json': json(dbtRunResults({ runId, at: at(), tests })),
      'target/manifest.json': json(
        dbtManifest({ runId, tests, product: 'orders', port: 'orders' }),
      ),
      'contract.json': contractRun(),
      'notes.txt': Buffer.from('Looks good to me'),
    });
    expect(answer.status).toBe(200);
    expect(answer.body.artifacts).toEqual([
      {
        name: 'run_results.json',
        engine: 'dbt',
        format: 'dbt-run-results',
      },
      { name: 'manifest.json', engine: 'dbt', format: 'dbt-manifest' },
      {
        name: 'contract.json',
        engine: 'datacontract',
        format: 'datacontract-run',
      },
      {
        name: 'notes.txt',
        problem: expect.stringContaining('no JSON that can be read'),
      },
    ]);
    expect(
      answer.body.runs.map((run: { engine: string; stored: number }) => [
        run.engine,
        run.stored,
      ]),
    ).toEqual([
      ['datacontract', 2],
      ['dbt', 1],
    ]);
  });

  it('answers a run of the Data Contract CLI with 200 and the page of the product', async () => {
    const answer = await raw(post('/publish/datacontract'), contractRun());
    expect(answer.status).toBe(200);
    expect(answer.headers['location-html']).toBe(
      'https://portal.example.com/catalog/default/dataproduct/orders/quality',
    );
    const elsewhere = await raw(
      post('/publish/datacontract'),
      contractRun({ product: undefined, contract: 'nobody-has-it' }),
    );
    expect(elsewhere.status).toBe(200);
    expect(elsewhere.headers['location-html']).toBeUndefined();
  });

  it('takes the key of the Data Contract CLI', async () => {
    const answer = await raw(
      post('/publish/datacontract').unset('authorization'),
      contractRun(),
      { 'x-api-key': secret, 'content-type': 'application/json' },
    );
    expect(answer.status).toBe(200);
  });

  it('takes events of OpenLineage, one by one and in lists', async () => {
    const event = () =>
      lineageEvent({
        runId: randomUUID(),
        at: at(),
        assertions: { not_null: true, unique: false },
      });
    const path = '/openlineage/api/v1/lineage';
    const one = await raw(post(path), json(event()));
    expect(one.status).toBe(200);
    expect(one.body.runs).toMatchObject([{ results: 2 }]);
    const list = await raw(post(path), json([event(), event()]));
    expect(list.status).toBe(200);
    expect(list.body.runs).toMatchObject([{ results: 2 }, { results: 2 }]);
  });

  it.each([
    ['START', 0],
    ['RUNNING', 0],
    ['COMPLETE', 2],
    ['ABORT', 2],
    ['FAIL', 2],
    ['OTHER', 2],
  ] as const)(
    'refuses no event %s of OpenLineage, with checks or without, compressed or not',
    async (type, results) => {
      const path = '/openlineage/api/v1/lineage';
      for (const assertions of [undefined, { not_null: true, unique: false }]) {
        for (const isCompressed of [false, true]) {
          const event = json(
            lineageEvent({ runId: randomUUID(), at: at(), type, assertions }),
          );
          const answer = isCompressed
            ? await raw(post(path), gzipSync(event), {
                'content-type': 'application/json',
                'content-encoding': 'gzip',
              })
            : await raw(post(path), event);
          expect([answer.status, answer.body.runs?.[0]?.results]).toEqual([
            200,
            assertions ? results : 0,
          ]);
        }
      }
    },
  );

  describe('by', () => {
    const AUDIENCES = 'dataproduct:default/audiences';
    /** How many results of a product were taken. */
    const push = async (authorization: string, product = ORDERS) => {
      const { status, body } = await raw(
        post('/results', authorization),
        contractRun({
          product,
          port: product === ORDERS ? 'orders' : 'audiences',
        }),
      );
      return { status, stored: body.runs?.[0].stored, body };
    };
    const service = (subject: string) =>
      mockCredentials.service.header({
        onBehalfOf: mockCredentials.service(subject),
        targetPluginId: 'data-mesh',
      });

    it('a user writes for products of their groups', async () => {
      const who = user('order-owner');
      expect(await push(who)).toMatchObject({ status: 200, stored: 2 });
      expect(await push(who, AUDIENCES)).toMatchObject({ stored: 0 });
      const [run] = await knex('quality_runs').orderBy('id', 'desc').limit(1);
      expect(run).toMatchObject({
        source: 'push',
        sender: 'user:default/order-owner',
      });
    });

    it('those who manage quality write for all products', async () => {
      const who = user('governor');
      expect(await push(who)).toMatchObject({ status: 200, stored: 2 });
      expect(await push(who, AUDIENCES)).toMatchObject({ stored: 2 });
    });

    it('a user without the permission writes for none', async () => {
      const { status, body } = await push(user('outsider'));
      expect(status).toBe(403);
      expect(body.error.message).toContain('data-mesh.quality.publish');
    });

    it('a service writes for the owners that the configuration names', async () => {
      expect(await push(service('external:ci'))).toMatchObject({
        status: 200,
        stored: 2,
      });
      expect(await push(service('external:ci'), AUDIENCES)).toMatchObject({
        stored: 0,
      });
      expect(await push(service('external:lake'), AUDIENCES)).toMatchObject({
        stored: 2,
      });
    });

    it.each([
      ['external:ci', 1],
      ['external:two', 0],
      ['external:lake', 0],
    ])(
      'a service fills an inbox only where it writes for one owner: %s',
      async (subject, entries) => {
        await knex('quality_unmatched').delete();
        const answer = await raw(
          post('/results', service(subject)),
          contractRun({ product: undefined, contract: 'nobody-has-it' }),
        );
        expect(answer.body.runs[0].unmatched).toBeGreaterThan(0);
        expect(await knex('quality_unmatched')).toHaveLength(entries);
      },
    );

    it('a service that the configuration does not name writes for none', async () => {
      const { status, body } = await push(service('external:other'));
      expect(status).toBe(403);
      expect(body.error.message).toContain('dataMesh.quality.writers');
    });

    it('a key that is none of ours is turned away', async () => {
      const answer = await raw(
        post('/results').unset('authorization'),
        contractRun(),
        { 'x-api-key': 'a key of another system' },
      );
      expect(answer.status).toBe(401);
      expect(answer.body.error.message).toContain('begins with dmq_');
    });

    it('a key counts where a proxy or a netrc file sends a password along', async () => {
      const answer = await raw(
        post('/results', `Basic ${Buffer.from('a:b').toString('base64')}`),
        contractRun(),
        { 'x-api-key': secret },
      );
      expect(answer.status).toBe(200);
    });

    it('a token counts for itself: another header does not help it', async () => {
      const answer = await raw(
        post('/results', 'Bearer not-a-token'),
        contractRun(),
        { 'x-api-key': secret },
      );
      expect(answer.status).toBe(401);
    });
  });

  it('puts what belongs to no product into the inbox of the owner of the token', async () => {
    await knex('quality_unmatched').delete();
    await raw(
      post(),
      contractRun({ product: undefined, contract: 'nobody-has-it' }),
    ).expect(200);
    expect(await knex('quality_unmatched').select('scope')).toEqual([
      { scope: 'group:default/order-team' },
    ]);
  });
});
