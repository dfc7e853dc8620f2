import {
  ConflictError,
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import type { AccessOrder } from '@backstage-data-mesh/plugin-data-mesh-common';
import { createTestDatabases } from '../../__testUtils__/databases';
import { TestAccess } from '../__testUtils__/TestAccess';
import { GoneError } from '../GoneError';
import type { AccessSnapshot } from '../snapshot';
import { createRequest } from './operations/createRequest';

const databases = createTestDatabases();

describe.each(databases.eachSupportedId())('asking for access on %s', id => {
  let access: TestAccess;

  beforeEach(async () => {
    access = await TestAccess.create(await databases.init(id));
  });

  const create = async (
    changes: Partial<AccessOrder> = {},
    key?: string,
    user = 'user:analyst',
  ) =>
    createRequest(
      access.room,
      await access.caller(user),
      access.order(changes),
      key,
    );

  it('asks the first level of the role, and tells them and everybody concerned', async () => {
    const { row, steps } = await access.ask();
    expect(row).toMatchObject({
      state: 'pending',
      version: 0,
      step: 0,
      consumer_ref: 'user:default/analyst',
      owner_ref: 'group:default/order-team',
    });
    expect(steps).toMatchObject([
      { name: 'owner', source: 'contract-role', status: 'open' },
    ]);
    expect(await access.waitsFor(row.id)).toEqual(['group:default/order-team']);
    expect(await access.audit()).toMatchObject([
      {
        actor: 'user:default/analyst',
        action: 'request.created',
        data: {
          purpose: 'analytics',
          justification: 'To see which campaigns sell.',
        },
      },
    ]);
    expect(await access.told('notification')).toMatchObject([
      {
        recipients: ['user:default/order-engineer', 'user:default/order-owner'],
        link: `/data-mesh/requests/${row.id}`,
        scope: `data-mesh:request:${row.id}:decide`,
      },
    ]);
    expect(await access.told('event')).toMatchObject([
      {
        topic: 'data-mesh.access.request.created',
        payload: { requestId: row.id, state: 'pending' },
      },
    ]);
    expect(await access.told('signal')).toMatchObject([
      {
        channel: 'data-mesh:access',
        recipients: ['user:default/analyst', 'group:default/order-team'],
        message: { requestId: row.id },
      },
    ]);
  });

  it('keeps what was asked about as it was: columns, server, terms, contract', async () => {
    const { row } = await access.ask();
    const snapshot: AccessSnapshot = JSON.parse(row.snapshot);
    expect(snapshot).toMatchObject({
      product: { title: 'Orders', classification: 'internal' },
      portTitle: 'Orders as tables',
      purpose: { id: 'analytics', title: 'Analytics and reporting' },
      terms: { limitations: 'Not for decisions about single people.' },
      contractVersion: '1.0.0',
      allColumns: true,
      columns: [
        {
          schema: 'orders',
          physicalName: 'orders_v1',
          paths: ['order_id', 'amount'],
        },
        { schema: 'lines', paths: ['order_id', 'sku'] },
      ],
      // Of production, though the file names another one too.
      server: { server: 'warehouse', type: 'postgresql' },
    });
    expect(row.contract_hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('keeps the columns that were chosen', async () => {
    const { row } = await access.ask({ columns: ['lines.sku', 'lines.sku'] });
    expect(JSON.parse(row.columns ?? '')).toEqual(['lines.sku']);
    expect(JSON.parse(row.snapshot)).toMatchObject({
      allColumns: false,
      columns: [{ schema: 'lines', paths: ['sku'] }],
    });
  });

  it.each([
    ['role', { role: 'writer' }, /`role` 'writer'.*reader, full_reader/],
    ['role', { role: undefined }, /`role` is missing.*full_reader/],
    ['port', { port: 'nowhere' }, /`port` 'nowhere'.*orders, events/],
    ['purpose', { purpose: 'fun' }, /`purpose` 'fun'.*analytics/],
    ['duration', { duration: 'P999Y' }, /`duration` P999Y.*P365D/],
    ['duration', { duration: 'P0D' }, /`duration` 'P0D'/],
    [
      'startsAt',
      { startsAt: '2026-01-14T10:00:00.000Z' },
      /`startsAt`.*is over/,
    ],
    [
      'columns',
      { columns: ['orders.delivery_address', 'lines.sku'] },
      /`columns`.*role reader.*orders.delivery_address\./,
    ],
    [
      'columns',
      { port: 'events', role: undefined, columns: ['a.b'] },
      /`columns`.*no contract/,
    ],
    ['consumer', { consumer: 'resource:default/db' }, /`consumer`.*component/],
    ['consumer', { consumer: 'group:default/none' }, /`consumer`.*catalog/],
    ['product', { product: 'component:default/ui' }, /`product`/],
    [
      'justification',
      { justification: 'bad\u0000text' },
      /`justification`.*control characters/,
    ],
    ['port', { port: 'orders\u0000' }, /`port`.*control characters/],
  ])(
    'refuses a mistake in the field %s, and says what there is: %j',
    async (_field, changes, said) => {
      await expect(create(changes)).rejects.toMatchObject({
        name: 'InputError',
        message: expect.stringMatching(said),
      });
      expect(await access.knex('access_requests')).toEqual([]);
      expect(await access.audit()).toEqual([]);
    },
  );

  it('tells all mistakes at once', async () => {
    await expect(
      create({ role: 'writer', purpose: 'fun', duration: 'P999Y' }),
    ).rejects.toThrow(/role.*purpose.*duration/);
  });

  it('knows no product that is not there, or may not be read, in the same words', async () => {
    const hidden = 'dataproduct:default/secret';
    access.hidden.add(hidden);
    const absent = 'dataproduct:default/absent';
    const error = await create({ product: hidden, port: 'secrets' }).catch(
      e => e,
    );
    expect(error).toBeInstanceOf(NotFoundError);
    const other = await create({ product: absent, port: 'secrets' }).catch(
      e => e,
    );
    expect(other.message.replace('absent', 'secret')).toBe(error.message);
  });

  it('gives nothing of a retired product', async () => {
    await expect(
      create({
        product: 'dataproduct:default/archive',
        port: 'files',
        role: undefined,
      }),
    ).rejects.toThrow(/retired/);
  });

  it('failure mode 4: a product that vanished is gone, and says so', async () => {
    access.catalog.remove('dataproduct:default/archive');
    await access.registry.follow();
    await expect(
      create({ product: 'dataproduct:default/archive', port: 'files' }),
    ).rejects.toBeInstanceOf(GoneError);
  });

  it.each([
    ['a service', () => access.service()],
    ['a guest', () => access.caller('user:guest')],
  ])('is nothing that %s can do', async (_, caller) => {
    await expect(
      createRequest(access.room, await caller(), access.order()),
    ).rejects.toBeInstanceOf(NotAllowedError);
  });

  it('fails as a whole while the catalog is down', async () => {
    const caller = await access.caller('user:analyst');
    access.people.isDown = true;
    await expect(
      createRequest(access.room, caller, access.order()),
    ).rejects.toBeInstanceOf(ServiceUnavailableError);
    expect(await access.knex('access_requests')).toEqual([]);
  });

  describe('for others', () => {
    it.each([
      ['themselves', 'user:analyst', 'user:default/analyst', 'user'],
      ['their group', 'user:analyst', 'group:default/marketing', 'group'],
      [
        'a group above theirs',
        'user:campaigner',
        'group:default/marketing',
        'group',
      ],
      [
        'a component of their group',
        'user:analyst',
        'component:default/shop-ui',
        'component',
      ],
      [
        'a data product of their group',
        'user:analyst',
        'dataproduct:default/audiences',
        'dataproduct',
      ],
    ])('somebody asks for %s', async (_, user, consumer, kind) => {
      const { row } = await access.ask({ consumer }, user);
      expect(row).toMatchObject({
        consumer_ref: consumer,
        consumer_kind: kind,
      });
    });

    it.each([
      ['another person', 'user:default/dpo'],
      ['a group that is not theirs', 'group:default/order-team'],
      ['a group below theirs', 'group:default/campaigns'],
      ['what others own', 'component:default/billing'],
    ])('nobody asks for %s', async (_, consumer) => {
      await expect(create({ consumer })).rejects.toBeInstanceOf(
        NotAllowedError,
      );
    });

    it('no product asks for itself', async () => {
      await expect(
        create({
          product: 'dataproduct:default/audiences',
          port: 'audiences',
          role: undefined,
          consumer: 'dataproduct:default/audiences',
        }),
      ).rejects.toThrow(/`consumer` is the product itself/);
    });
  });

  describe('twice', () => {
    const KEY = 'key-0123456789';

    it('failure mode 23: the same key makes one request, however often it comes', async () => {
      const first = await create({}, KEY);
      expect(await create({}, KEY)).toBe(first);
      await access.decide(first, 'user:order-owner');
      // Not even when it is approved by now.
      expect(await create({}, KEY)).toBe(first);
      expect(await access.knex('access_requests')).toHaveLength(1);
      expect(
        (await access.audit()).filter(e => e.action === 'request.created'),
      ).toHaveLength(1);
    });

    it('failure mode 23: the same key for another order is a mistake', async () => {
      await create({}, KEY);
      for (const changes of [
        { justification: 'Something else.' },
        { duration: 'P7D' },
        { role: 'full_reader' },
        { columns: ['lines.sku'] },
        { startsAt: '2026-02-01T00:00:00.000Z' },
        { consumer: 'group:default/marketing' },
      ]) {
        await expect(create(changes, KEY)).rejects.toThrow(/Idempotency-Key/);
      }
    });

    it('the keys of two people have nothing to do with each other', async () => {
      const first = await create({}, KEY);
      expect(await create({}, KEY, 'user:campaigner')).not.toBe(first);
    });

    it('failure mode 23: one request is open per consumer, port and role, and the other is named', async () => {
      const first = await create({ consumer: 'group:default/marketing' });
      await expect(
        create(
          { consumer: 'group:default/marketing' },
          undefined,
          'user:campaigner',
        ),
      ).rejects.toThrow(new RegExp(`${first}.*pending`));
      // Another role is another request, and so is that of somebody else.
      await create({
        consumer: 'group:default/marketing',
        role: 'full_reader',
      });
      await create();
    });

    it('failure mode 23: who was rejected may ask again', async () => {
      const first = await create();
      await access.decide(first, 'user:order-owner', 'reject');
      expect(await create()).not.toBe(first);
    });

    it('failure mode 17: who has the access already is told to renew it', async () => {
      const first = await create();
      const { row } = await access.decide(first, 'user:order-owner');
      await expect(create()).rejects.toThrow(
        new RegExp(`Renew the grant ${row.grant_id}`),
      );
      // When it is over, whether or not that was recorded yet, they ask anew.
      access.pass({ days: 31 });
      expect(await create()).not.toBe(first);
    });

    it('failure mode 23: of many at the same moment one is made', async () => {
      const outcomes = await Promise.allSettled(
        Array.from({ length: 8 }, () => create()),
      );
      expect(outcomes.filter(each => each.status === 'fulfilled')).toHaveLength(
        1,
      );
      const refused = outcomes.flatMap(each =>
        each.status === 'rejected' ? [each.reason] : [],
      );
      expect(refused.every(error => error instanceof ConflictError)).toBe(true);
      expect(await access.knex('access_requests')).toHaveLength(1);
      const same = await Promise.all(
        Array.from({ length: 8 }, () => create({ role: 'full_reader' }, KEY)),
      );
      expect(new Set(same).size).toBe(1);
    });
  });

  describe('where a port approves by itself', () => {
    const FIGURES = {
      product: 'dataproduct:default/statistics',
      port: 'figures',
      role: undefined,
    };

    it('gives a grant at once, and says that nobody decided', async () => {
      const { row, steps } = await access.ask(FIGURES);
      expect(row).toMatchObject({ state: 'approved' });
      expect(Boolean(row.auto_approved)).toBe(true);
      expect(row.grant_id).not.toBeNull();
      expect(steps).toEqual([]);
      expect((await access.audit()).map(each => each.action)).toEqual([
        'request.created',
        'grant.opened',
        'request.auto-approved',
      ]);
    });

    it('asks people as soon as a column is more than that', async () => {
      const orders = { ...FIGURES, port: 'orders', role: 'full_reader' };
      expect((await access.ask(orders)).row.state).toBe('pending');
      const without = { ...orders, columns: ['orders.amount'] };
      expect((await access.ask(without, 'user:campaigner')).row.state).toBe(
        'approved',
      );
    });
  });

  it('failure mode 13: goes by the clock of the ledger, whatever the machine says', async () => {
    access.now = new Date('2031-05-05T05:05:05.000Z');
    const { row } = await access.ask({
      startsAt: '2031-06-01T00:00:00.000Z',
    });
    expect(new Date(row.created_at).toISOString()).toBe(
      '2031-05-05T05:05:05.000Z',
    );
    // Another replica, whose machine is ten minutes behind, asks the same
    // database: it has no clock of its own that could matter.
    const decided = await access.decide(row.id, 'user:order-owner');
    const grant = await access
      .knex('access_grants')
      .where({ id: decided.row.grant_id })
      .first();
    expect(new Date(grant.starts_at).toISOString()).toBe(
      '2031-06-01T00:00:00.000Z',
    );
    expect(new Date(grant.ends_at).toISOString()).toBe(
      '2031-07-01T00:00:00.000Z',
    );
  });

  it('failure mode 25: nothing is asked when the audit log cannot be written', async () => {
    await access.knex('audit_head').delete();
    await expect(create()).rejects.toThrow(/audit log/);
    for (const table of [
      'access_requests',
      'access_steps',
      'access_approvers',
      'outbox',
      'audit_entries',
    ]) {
      expect(await access.knex(table)).toEqual([]);
    }
  });
});
