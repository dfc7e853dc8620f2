import { mockCredentials } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { createTestDatabases } from '../../__testUtils__/databases';
import { startPortal, type Portal } from '../__testUtils__/startPortal';

const databases = createTestDatabases();

const ANALYST = mockCredentials.user.header('user:default/analyst');
const OWNER = mockCredentials.user.header('user:default/order-owner');
const ORDER = {
  product: 'dataproduct:default/orders',
  port: 'orders',
  role: 'reader',
  purpose: 'analytics',
  justification: 'To see what sells.',
  duration: 'P30D',
};

describe('bad input', () => {
  let portal: Portal;
  let knex: Knex;

  beforeAll(async () => {
    knex = await databases.init('SQLITE_3');
    portal = await startPortal(knex);
  });
  afterAll(() => portal.stop());

  const ask = (changes: object = {}) =>
    portal.call(ANALYST, 'post', '/access/requests', { ...ORDER, ...changes });

  it.each<[string, object, number, RegExp]>([
    ['a purpose of 1 MB', { purpose: 'x'.repeat(1_000_000) }, 400, /too large/],
    ['a long purpose', { purpose: 'x'.repeat(101) }, 400, /purpose/],
    [
      'a long justification',
      { justification: 'x'.repeat(4001) },
      400,
      /justification/,
    ],
    ['no justification', { justification: undefined }, 400, /justification/],
    ['an empty justification', { justification: '' }, 400, /justification/],
    ['a thousand years', { duration: 'P1000Y' }, 400, /duration/],
    ['nearly a thousand years', { duration: 'P999Y' }, 400, /duration/],
    ['hours', { duration: 'PT5H' }, 400, /duration/],
    ['a negative duration', { duration: '-P1D' }, 400, /duration/],
    ['a start that is none', { startsAt: 'tomorrow' }, 400, /startsAt/],
    [
      'a start in the past',
      { startsAt: '2001-01-01T00:00:00Z' },
      400,
      /startsAt/,
    ],
    [
      'a start after the end of the calendar',
      { startsAt: '9999-12-31T23:59:59Z' },
      400,
      /startsAt/,
    ],
    ['no columns', { columns: [] }, 400, /columns/],
    ['columns that are none', { columns: [7] }, 400, /columns/],
    [
      'more columns than any contract has',
      { columns: Array.from({ length: 5001 }, (_, nth) => `a.b${nth}`) },
      400,
      /columns/,
    ],
    ['a field that there is not', { autoApprove: true }, 400, /additional/],
    ['NUL in a text', { justification: 'ab\u0000cd' }, 400, /justification/],
    ['NUL in a name', { role: 'rea\u0000der' }, 400, /role/],
    [
      'SQL in a name',
      { port: `orders'; drop table access_requests; --` },
      400,
      /port/,
    ],
    [
      'an unknown product',
      { product: 'dataproduct:default/none' },
      404,
      /none/,
    ],
    ['a product that is none', { product: 'orders; drop' }, 400, /product/],
    ['another person', { consumer: 'user:default/dpo' }, 403, /consumer/],
    [
      'a retired product',
      {
        product: 'dataproduct:default/archive',
        port: 'files',
        role: undefined,
      },
      409,
      /retired/,
    ],
  ])('%s', async (_, changes, status, said) => {
    const response = await ask(changes);
    expect(response.status).toBe(status);
    expect(response.body.error.message).toMatch(said);
    expect(await knex('access_requests')).toEqual([]);
  });

  it('is answered in the form of every Backstage backend, without anything from inside', async () => {
    const { body, text } = await ask({ purpose: 'fun' });
    expect(body.error.name).toBe('InputError');
    expect(text).not.toMatch(/select |insert |knex|\.ts:/i);
  });

  it.each(['not-a-uuid', `${'0'.repeat(36)}`, '..%2F..%2Fetc'])(
    'a request with the id %s does not exist',
    async id => {
      const response = await portal.call(
        ANALYST,
        'get',
        `/access/requests/${id}`,
      );
      expect([400, 404]).toContain(response.status);
    },
  );

  it('an idempotency key has to be one', async () => {
    expect((await ask().set('Idempotency-Key', 'short')).status).toBe(400);
    const first = await ask().set('Idempotency-Key', 'a-good-key-1');
    const again = await ask().set('Idempotency-Key', 'a-good-key-1');
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body.id).toBe(first.body.id);
    const other = await ask({ duration: 'P7D' }).set(
      'Idempotency-Key',
      'a-good-key-1',
    );
    expect(other.status).toBe(409);
    await knex('access_requests').delete();
  });

  it('a whole way over HTTP: asked, questioned, answered, approved', async () => {
    const { body: asked } = await ask();
    expect(asked).toMatchObject({
      state: 'pending',
      version: 0,
      actions: expect.arrayContaining(['withdraw']),
      steps: [{ status: 'open' }],
    });
    const path = `/access/requests/${asked.id}`;
    const { body: questioned } = await portal.call(
      OWNER,
      'post',
      `${path}/comment`,
      { comment: 'For what?', question: true },
    );
    expect(questioned.step.awaitingAnswer).toBe(true);
    const { body: answered } = await portal.call(
      ANALYST,
      'post',
      `${path}/comment`,
      { comment: 'For the spring.' },
    );
    expect(answered.step.awaitingAnswer).toBeUndefined();
    const decide = (version: number, verdict = 'approve') =>
      portal.call(OWNER, 'post', '/access/decisions', {
        decisions: [{ requestId: asked.id, verdict, version }],
      });
    const { body: late } = await decide(0);
    expect(late.outcomes[0]).toMatchObject({
      status: 409,
      message: expect.stringContaining('pending'),
    });
    const { body: silent } = await decide(answered.version, 'reject');
    expect(silent.outcomes[0]).toMatchObject({
      status: 400,
      message: expect.stringContaining('comment'),
    });
    const { body: done } = await decide(answered.version);
    expect(done.outcomes[0]).toMatchObject({
      status: 200,
      request: { state: 'approved' },
    });
    const { body: seen } = await portal.call(ANALYST, 'get', path);
    expect(seen).toMatchObject({
      state: 'approved',
      grant: { consumer: 'user:default/analyst', status: 'active' },
    });
    expect(
      seen.timeline
        .map((entry: { action: string }) => entry.action)
        .filter((action: string) => action.startsWith('request.')),
    ).toEqual([
      'request.created',
      'request.commented',
      'request.commented',
      'request.approved',
    ]);
  });

  it('a catalog that is down is 503, and changes nothing', async () => {
    portal.catalog.onCall = () => {
      throw new Error('connect ECONNREFUSED');
    };
    const response = await ask({ role: 'full_reader' });
    portal.catalog.onCall = undefined;
    expect(response.status).toBe(503);
    expect(
      await knex('access_requests').where({ role: 'full_reader' }),
    ).toEqual([]);
  });
});
