import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import type { ResultToken } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Knex } from 'knex';
import { createTestDatabases } from '../../__testUtils__/databases';
import {
  startPortal,
  type Portal,
} from '../../access/__testUtils__/startPortal';
import { Ledger } from '../../ledger/Ledger';
import { authenticateToken } from './authenticateToken';
import { makeSecret } from './secret';

const databases = createTestDatabases();

const TEAM = 'group:default/order-team';
const user = (name: string) =>
  mockCredentials.user.header(`user:default/${name}`);

describe.each(databases.eachSupportedId())('tokens for results on %s', id => {
  let portal: Portal;
  let knex: Knex;
  const logger = mockServices.rootLogger.mock();
  /** Everything that was logged, at every level. */
  const logged = () =>
    JSON.stringify(
      [logger.debug, logger.info, logger.warn, logger.error].flatMap(
        ({ mock }) => mock.calls,
      ),
    );

  beforeAll(async () => {
    knex = await databases.init(id);
    logger.child.mockReturnValue(logger);
    portal = await startPortal(knex, {
      features: [
        createServiceFactory({
          service: coreServices.rootLogger,
          deps: {},
          factory: () => logger,
        }),
      ],
      permissions: {
        'user:default/order-owner': ['data-mesh.quality.publish'],
        'user:default/analyst': ['data-mesh.quality.publish'],
        'user:default/governor': ['data-mesh.quality.manage'],
      },
    });
  });
  afterAll(() => portal.stop());
  beforeEach(() => knex('quality_tokens').delete());

  const make = (
    body: object = { owner: 'order-team', name: 'pipeline' },
    who = 'order-owner',
  ) => portal.call(user(who), 'post', '/quality/tokens', body);
  const list = async (who: string) => {
    const { body } = await portal
      .call(user(who), 'get', '/quality/tokens')
      .expect(200);
    return body as { items: ResultToken[]; owners: string[] };
  };
  const revoke = (token: string, who = 'order-owner') =>
    portal.call(user(who), 'post', `/quality/tokens/${token}/revoke`);
  const push = (secret: string, header = 'authorization') =>
    portal
      .call('', 'post', '/quality/results')
      .unset('authorization')
      .set(header, header === 'authorization' ? `Bearer ${secret}` : secret)
      .send('no artifact');

  it('shows the secret once, and keeps it nowhere', async () => {
    const { body } = await make().expect(201);
    expect(body.token).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{16}$/),
      owner: TEAM,
      name: 'pipeline',
      createdBy: 'user:default/order-owner',
      createdAt: expect.any(String),
      status: 'active',
    });
    await push(body.secret).expect(422);
    const random = body.secret.split('_')[2];
    expect(JSON.stringify(await list('order-owner'))).not.toContain(random);
    for (const table of ['quality_tokens', 'audit_entries', 'outbox']) {
      expect(JSON.stringify(await knex(table))).not.toContain(random);
    }
    expect(logged()).toContain('quality-token-create');
    expect(logged()).not.toContain(random);
  });

  it('tells no cache to keep the answer with the secret', async () => {
    const made = await make().expect(201);
    expect(made.headers['cache-control']).toBe('no-store');
  });

  it('writes who made and revoked it into the audit log', async () => {
    const { body } = await make().expect(201);
    await revoke(body.token.id).expect(200);
    const entries = await knex('audit_entries')
      .where('action', 'like', 'token.%')
      .orderBy('seq', 'desc')
      .limit(2);
    expect(
      entries.reverse().map(entry => ({
        action: entry.action,
        actor: entry.actor,
        data: JSON.parse(entry.data),
      })),
    ).toEqual(
      ['token.created', 'token.revoked'].map(action => ({
        action,
        actor: 'user:default/order-owner',
        data: { token: body.token.id, owner: TEAM, name: 'pipeline' },
      })),
    );
  });

  it.each(['authorization', 'x-api-key'])('is taken as %s', async header => {
    const { body } = await make().expect(201);
    const wrong = `${body.secret.slice(0, -1)}_`;
    expect((await push(body.secret, header)).status).toBe(422);
    expect((await push(wrong, header)).status).toBe(401);
  });

  it('is worthless once it is revoked, and once more changes nothing', async () => {
    const { body } = await make().expect(201);
    const first = await revoke(body.token.id).expect(200);
    expect(first.body).toMatchObject({ status: 'revoked' });
    const refused = await push(body.secret).expect(401);
    expect(refused.body.error.message).toContain("'pipeline' was revoked");
    const again = await revoke(body.token.id).expect(200);
    expect(again.body).toEqual(first.body);
  });

  it('is worthless once it has expired', async () => {
    const { body } = await make({
      owner: TEAM,
      name: 'trial',
      expiresIn: 'P7D',
    }).expect(201);
    const { createdAt, expiresAt } = body.token as ResultToken;
    expect(Date.parse(expiresAt!) - Date.parse(createdAt)).toBe(
      7 * 24 * 3_600_000,
    );
    await push(body.secret).expect(422);
    await knex('quality_tokens').update({ expires_at: new Date() });
    const refused = await push(body.secret).expect(401);
    expect(refused.body.error.message).toContain("'trial' expired at");
    expect((await list('order-owner')).items[0].status).toBe('expired');
  });

  it('says when it was last used, written at most once a minute', async () => {
    let now = new Date('2026-11-23T12:00:00.000Z');
    const ledger = new Ledger({ knex, now: async () => now });
    const { body } = await make().expect(201);
    const use = () => authenticateToken({ knex, ledger }, body.secret);
    const lastUsed = async () =>
      (await list('order-owner')).items[0].lastUsedAt;
    await expect(use()).resolves.toEqual({ id: body.token.id, owner: TEAM });
    expect(await lastUsed()).toBe('2026-11-23T12:00:00.000Z');
    now = new Date('2026-11-23T12:00:59.000Z');
    await use();
    expect(await lastUsed()).toBe('2026-11-23T12:00:00.000Z');
    now = new Date('2026-11-23T12:01:00.000Z');
    await use();
    expect(await lastUsed()).toBe('2026-11-23T12:01:00.000Z');
  });

  it.each([
    [
      'an owner that is no person and no group',
      { owner: 'component:x' },
      'owner',
    ],
    ['an owner that is no reference', { owner: 'a b' }, 'owner'],
    ['a name without letters', { name: '   ' }, 'name'],
    ['a name that no database stores', { name: 'a\u0000b' }, 'name'],
    ['a name of several lines', { name: 'a\nb' }, 'name'],
    ['no time at all', { expiresIn: 'P0D' }, 'expiresIn'],
    ['a time that is no duration', { expiresIn: 'tomorrow' }, 'expiresIn'],
    ['a field that nobody knows', { scope: 'all' }, 'scope|additional'],
  ])('refuses %s, and names the field', async (_, change, field) => {
    const { status, body } = await make({
      owner: TEAM,
      name: 'pipeline',
      ...change,
    });
    expect(status).toBe(400);
    expect(body.error.message).toMatch(new RegExp(field));
    expect(await knex('quality_tokens')).toEqual([]);
  });

  it('is made by people of the owner only, or by those who manage quality', async () => {
    const refused = await make({ owner: TEAM, name: 'mine' }, 'analyst');
    expect(refused.status).toBe(403);
    expect(refused.body.error.message).toContain(TEAM);
    await make({ owner: TEAM, name: 'theirs' }, 'governor').expect(201);
    const unknown = await make({ owner: 'nobody', name: 'x' }, 'governor');
    expect(unknown.status).toBe(400);
    expect(unknown.body.error.message).toContain('catalog does not have');
  });

  it('needs the permission to publish', async () => {
    const refused = await make(
      { owner: 'user:default/outsider', name: 'mine' },
      'outsider',
    );
    expect(refused.status).toBe(403);
    expect(refused.body.error.message).toContain('data-mesh.quality.publish');
  });

  it('is seen by people of its owner, and by those who manage quality', async () => {
    await make().expect(201);
    const names = async (who: string) =>
      (await list(who)).items.map(({ name }) => name);
    expect(await names('order-owner')).toEqual(['pipeline']);
    expect(await names('governor')).toEqual(['pipeline']);
    expect(await names('analyst')).toEqual([]);
    expect(await names('outsider')).toEqual([]);
  });

  it('tells for whom somebody may make one', async () => {
    expect((await list('order-owner')).owners).toEqual([
      'user:default/order-owner',
      TEAM,
    ]);
    expect((await list('outsider')).owners).toEqual([]);
    expect((await list('governor')).owners).toEqual(
      expect.arrayContaining([TEAM, 'group:default/marketing']),
    );
  });

  it('is not there for others to revoke', async () => {
    const { body } = await make().expect(201);
    const others = await revoke(body.token.id, 'analyst').expect(404);
    const absent = await revoke('0'.repeat(16), 'analyst').expect(404);
    expect(
      others.body.error.message.replace(body.token.id, '0'.repeat(16)),
    ).toBe(absent.body.error.message);
    await revoke(body.token.id, 'governor').expect(200);
  });

  it.each(['%00', 'a%0Ab', '..%2f', 'x'.repeat(36), 'A'.repeat(16)])(
    'is not found by what is no id (%s)',
    async token => {
      expect((await revoke(token, 'governor')).status).toBe(404);
    },
  );

  it('is one of a hundred of an owner at most, those that are worthless not counted', async () => {
    const row = (nth: number) => ({
      ...{ id: `${nth}`, owner_ref: TEAM, name: `${nth}` },
      hash: makeSecret().hash,
      created_by: 'user:default/order-owner',
      created_at: new Date(),
    });
    await knex.batchInsert(
      'quality_tokens',
      Array.from({ length: 99 }, (_, nth) => row(nth)),
      50,
    );
    await knex('quality_tokens').insert({
      ...row(100),
      revoked_at: new Date(),
    });
    await knex('quality_tokens').insert({
      ...row(101),
      expires_at: new Date(Date.now() - 1000),
    });
    await make().expect(201);
    const refused = await make();
    expect(refused.status).toBe(409);
    expect(refused.body.error.message).toContain('100 tokens already');
  });
});
