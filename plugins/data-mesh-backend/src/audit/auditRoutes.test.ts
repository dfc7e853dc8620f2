import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { Knex } from 'knex';
import request from 'supertest';
import { parse } from 'yaml';
import { createTestDatabases } from '../__testUtils__/databases';
import { TestCatalog } from '../__testUtils__/TestCatalog';
import { insertGrant, insertRequest } from '../access/__testUtils__/insertRows';
import { Ledger } from '../ledger/Ledger';
import plugin from '../index';

const databases = createTestDatabases();
const ENTRIES = 3000;

describe.each(databases.eachSupportedId())('the audit routes on %s', id => {
  let knex: Knex;
  let server: http.Server;
  let stop: () => Promise<void>;
  let mayRead = true;
  const event = { success: async () => {}, fail: async () => {} };
  const auditor = mockServices.auditor.mock({ createEvent: async () => event });

  beforeAll(async () => {
    knex = await databases.init(id);
    const catalog = new TestCatalog();
    catalog.set([]);
    const backend = await startTestBackend({
      features: [
        plugin,
        auditor.factory,
        mockServices.database.factory({ knex }),
        mockServices.permissions.mock({
          authorize: async asked =>
            asked.map(({ permission }) => ({
              result:
                permission.name !== 'data-mesh.audit.read' || mayRead
                  ? AuthorizeResult.ALLOW
                  : AuthorizeResult.DENY,
            })),
          authorizeConditional: async asked =>
            asked.map(() => ({ result: AuthorizeResult.ALLOW })),
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
    const ledger = new Ledger({ knex });
    await ledger.transact({ ref: 'system:test' }, async t => {
      for (let n = 0; n < ENTRIES; n++) {
        t.audit({
          action: n % 2 === 0 ? 'request.created' : 'request.approved',
          product: 'dataproduct:default/orders',
          data: { n, comment: 'x'.repeat(4000) },
        });
      }
    });
  });
  afterAll(() => stop());
  beforeEach(() => {
    mayRead = true;
  });

  const get = (path: string) =>
    request(server)
      .get(`/api/data-mesh${path}`)
      .set('authorization', mockCredentials.user.header());

  it.each(['/audit/entries', '/audit/export', '/audit/verification'])(
    'answer nobody without the permission: %s',
    async path => {
      mayRead = false;
      const { status, body } = await get(path);
      expect(status).toBe(403);
      expect(body.error.message).toContain('data-mesh.audit.read');
      const anonymous = await request(server)
        .get(`/api/data-mesh${path}`)
        .set('authorization', mockCredentials.none.header());
      expect(anonymous.status).toBe(401);
    },
  );

  it('list, filter and page', async () => {
    const first = await get('/audit/entries?limit=2&action=request.created');
    expect(first.body.items.map((each: { seq: number }) => each.seq)).toEqual([
      ENTRIES - 1,
      ENTRIES - 3,
    ]);
    const next = await get(
      `/audit/entries?limit=1&action=request.created&cursor=${first.body.nextCursor}`,
    );
    expect(next.body.items[0].seq).toBe(ENTRIES - 5);
    const none = await get(
      '/audit/entries?to=2001-01-01T00%3A00%3A00%2B02%3A00',
    );
    expect(none.body).toEqual({ items: [] });
  });

  it.each([
    ['/audit/entries?cursor=x', 'cursor'],
    ['/audit/entries?actor=%00', 'actor'],
    ['/audit/entries?from=yesterday', 'from'],
    ['/audit/export?product=%00', 'product'],
    ['/audit/entries?limit=100000', 'limit'],
  ])('refuse %s with 400, naming what is wrong', async (path, named) => {
    const { status, body } = await get(path);
    expect(status).toBe(400);
    expect(body.error.message).toContain(named);
  });

  it('export a line for each entry, and verify the chain', async () => {
    const response = await get('/audit/export?action=request.approved')
      .buffer(true)
      .parse((res, done) => {
        let text = '';
        res.on('data', chunk => {
          text += chunk;
        });
        res.on('end', () => done(null, text));
      });
    expect(response.headers['content-type']).toContain('application/x-ndjson');
    expect(response.headers['content-disposition']).toContain('attachment');
    const lines = (response.body as string).trimEnd().split('\n');
    expect(lines).toHaveLength(ENTRIES / 2);
    expect(JSON.parse(lines[0])).toMatchObject({
      seq: 2,
      action: 'request.approved',
      data: { n: 1 },
    });
    const { body } = await get('/audit/verification');
    expect(body).toMatchObject({ whole: true, entries: ENTRIES });
    expect(auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({ eventId: 'audit-export' }),
    );
  });

  it('stop reading for who left, and read no further than they take', async () => {
    const batches: string[] = [];
    const listen = ({ sql }: { sql: string }) => {
      if (sql.includes('audit_entries')) {
        batches.push(sql);
      }
    };
    knex.on('query', listen);
    const { port } = server.address() as AddressInfo;
    await new Promise<void>((resolve, reject) => {
      const asked = http.get(
        {
          port,
          path: '/api/data-mesh/audit/export',
          headers: { authorization: mockCredentials.user.header() },
        },
        response => {
          // Nothing is read of it: buffers fill, and the backend has to wait.
          response.once('readable', () => {
            asked.destroy();
            resolve();
          });
        },
      );
      asked.once('error', error => reject(error));
    });
    // What comes after shows that the backend is well.
    expect((await get('/audit/entries?limit=1')).status).toBe(200);
    knex.removeListener('query', listen);
    expect(batches.length).toBeLessThan(ENTRIES / 500);
  });

  it('say the same to all who verify at the same time, for one reading', async () => {
    let readings = 0;
    const listen = ({ sql }: { sql: string }) => {
      readings += sql.includes('audit_head') ? 1 : 0;
    };
    knex.on('query', listen);
    // Nobody goes on before all have come.
    let come = 0;
    let goOn = () => {};
    const haveCome = new Promise<void>(resolve => {
      goOn = resolve;
    });
    const together = async () => {
      come += 1;
      if (come === 3) goOn();
      await haveCome;
      return event;
    };
    auditor.createEvent
      .mockImplementationOnce(together)
      .mockImplementationOnce(together)
      .mockImplementationOnce(together);
    const answers = await Promise.all([
      get('/audit/verification'),
      get('/audit/verification'),
      get('/audit/verification'),
    ]);
    knex.removeListener('query', listen);
    expect(answers.map(({ body }) => body.whole)).toEqual([true, true, true]);
    expect(readings).toBe(1);
  });

  it('answer with an agreement in both forms', async () => {
    const now = new Date();
    const asked = await insertRequest(knex, { created_at: now });
    const { id: grantId } = await insertGrant(knex, {
      request_id: asked.id,
      starts_at: now,
      ends_at: new Date(now.getTime() + 86_400_000),
      // Nobody touches it meanwhile.
      due_at: null,
    });
    const json = await get(`/access/grants/${grantId}/agreement`);
    expect(json.status).toBe(200);
    const yaml = await get(`/access/grants/${grantId}/agreement?format=yaml`);
    expect(yaml.headers['content-type']).toContain('application/yaml');
    expect(parse(yaml.text)).toEqual(json.body);
  });
});
