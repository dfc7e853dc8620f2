import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { qualityManagePermission } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Knex } from 'knex';
import { createTestDatabases } from '../../__testUtils__/databases';
import { productEntity } from '../../__testUtils__/entities';
import type { ResultSketch } from '../__testUtils__/reports';
import {
  ORDERS_REF,
  ordersProduct,
  ScoreWorld,
} from '../scores/__testUtils__/ScoreWorld';
import { POSTGRES, tableContract } from '../__testUtils__/qualityWorld';
import { acknowledgeIncident } from './acknowledgeIncident';
import { listIncidents } from './listIncidents';

const databases = createTestDatabases();

const OWNER = 'group:default/order-team';
const CONSUMER = 'user:default/analyst';

/** Together they are worth 100, or with the first failing 75. */
const results = (
  outcome: ResultSketch['outcome'],
  severity: ResultSketch['severity'] = 'error',
): ResultSketch[] => [
  { name: 'first', outcome, severity, port: 'orders' } as ResultSketch,
  { name: 'second', severity: 'critical' },
  { name: 'third', severity: 'error' },
];

const FRESH = tableContract({
  id: 'orders-contract',
  server: POSTGRES('orders'),
  tables: { orders: 'orders_v1' },
  more: [
    'slaProperties:',
    '  - { property: freshness, value: 24, unit: h, element: orders }',
  ],
});

/** The product orders, whose contract promises to be fresh. */
const freshOrders = () => ordersProduct(FRESH);

const late = (isLate: boolean): Partial<ResultSketch> => ({
  outcome: isLate ? 'fail' : 'pass',
  severity: 'warning',
});

describe.each(databases.eachSupportedId())('incidents, on %s', id => {
  let knex: Knex;
  let world: ScoreWorld;

  beforeAll(async () => {
    knex = await databases.init(id);
    world = await ScoreWorld.create(knex);
  });

  beforeEach(() => world.reset());

  const list = async (user = 'user:analyst', query = {}) => {
    const caller = await world.quality.caller(user);
    return listIncidents(world.quality.room, caller, { limit: 20, ...query });
  };
  const see = async (
    incident: { id: string; version: number },
    user = 'user:order-owner',
    said = {},
  ) =>
    acknowledgeIncident(
      world.quality.room,
      await world.quality.caller(user),
      incident.id,
      { note: 'We see to it.', version: incident.version, ...said },
    );

  it('open with the results that show them, and are over with those that do not', async () => {
    await world.run(results('pass'));
    expect(await world.fallen()).toEqual([]);
    world.quality.pass({ hours: 1 });
    await world.run(results('fail'));
    expect(await world.fallen()).toEqual([
      ['check-failing', 'open'],
      ['score-below-threshold', 'open'],
    ]);
    expect(await world.row()).toMatchObject({ incidents: 2, failing: 1 });
    world.quality.pass({ hours: 1 });
    await world.run(results('pass'));
    expect(await world.fallen()).toEqual([
      ['check-failing', 'resolved'],
      ['score-below-threshold', 'resolved'],
    ]);
    expect(await world.row()).toMatchObject({ incidents: 0, failing: 0 });
  });

  it('are told to the owner and to consumers, all of a moment in one notification', async () => {
    await world.run(results('fail'));
    expect(await world.told()).toEqual([
      [
        `${OWNER},${CONSUMER}`,
        'Orders: The quality score fell to 75, below 80, and 1 more',
      ],
    ]);
    world.quality.pass({ hours: 1 });
    await world.run(results('pass'));
    expect(await world.told()).toEqual([
      [`${OWNER},${CONSUMER}`, 'Orders is good again'],
    ]);
  });

  it('lead to the quality of the product, and take the place of what was told of them', async () => {
    await world.run(results('fail'));
    const [{ id: incident }] = (await world.incidents()).filter(
      ({ kind }) => kind === 'score-below-threshold',
    );
    expect(await world.quality.told('notification')).toMatchObject([
      {
        link: '/catalog/default/dataproduct/orders/quality',
        topic: 'data-mesh',
        scope: `data-mesh:quality:${incident}`,
        severity: 'high',
      },
    ]);
  });

  it('are told to other plugins', async () => {
    await world.run(results('fail'));
    world.quality.pass({ hours: 1 });
    await world.run(results('pass'));
    const events = await world.quality.told('event');
    expect(
      events
        .filter(({ topic }) => topic.includes('incident'))
        .map(({ topic, payload }) => [topic, payload.kind, payload.product]),
    ).toEqual([
      [
        'data-mesh.quality.incident.opened',
        'score-below-threshold',
        ORDERS_REF,
      ],
      ['data-mesh.quality.incident.opened', 'check-failing', ORDERS_REF],
      [
        'data-mesh.quality.incident.resolved',
        'score-below-threshold',
        ORDERS_REF,
      ],
      ['data-mesh.quality.incident.resolved', 'check-failing', ORDERS_REF],
    ]);
  });

  it('do not spam when results flap', async () => {
    const told = [];
    for (let nth = 0; nth < 20; nth++) {
      await world.run(results(nth % 2 === 0 ? 'fail' : 'pass'));
      told.push(...(await world.told()));
      world.quality.pass({ minutes: 30 });
    }
    expect(told).toHaveLength(2);
    const [incident] = await world.incidents();
    expect(incident).toMatchObject({ reopened: 9, state: 'resolved' });
  });

  it('that came back in silence and stay are told a day later by themselves', async () => {
    for (const outcome of ['fail', 'pass', 'fail'] as const) {
      await world.run(results(outcome));
      world.quality.pass({ hours: 1 });
    }
    await world.told();
    world.quality.pass({ hours: 12 });
    await world.work();
    expect(await world.told()).toEqual([]);
    world.quality.pass({ hours: 11 });
    await world.work();
    expect((await world.told()).map(([recipients]) => recipients)).toEqual([
      `${OWNER},${CONSUMER}`,
    ]);
    world.quality.pass({ hours: 1 });
    await world.work();
    expect(await world.told()).toEqual([]);
  });

  it('of results that ran long ago open in silence', async () => {
    await world.run(results('fail'), '2026-01-14T09:00:00.000Z');
    expect(await world.fallen()).toEqual([
      ['check-failing', 'open'],
      ['score-below-threshold', 'open'],
    ]);
    const kinds = (await world.quality.told()).map(({ kind, ...message }) =>
      'topic' in message ? message.topic : kind,
    );
    expect(kinds).toEqual(['signal', 'data-mesh.quality.scored']);
  });

  it('are not opened by what an older run says', async () => {
    await world.run(results('pass'));
    await world.run(results('fail'), '2026-01-15T06:00:00.000Z');
    expect(await world.fallen()).toEqual([]);
  });

  it('open when results go stale, and are over when they come again', async () => {
    await world.run(results('pass'));
    await world.told();
    world.quality.pass({ days: 7, minutes: 1 });
    await world.work();
    expect(await world.fallen()).toEqual([['results-stale', 'open']]);
    expect(await world.told()).toEqual([
      [
        `${OWNER},${CONSUMER}`,
        'Orders: The results of 3 checks are out of date',
      ],
    ]);
    await world.run(results('pass'));
    expect(await world.fallen()).toEqual([['results-stale', 'resolved']]);
  });

  it('stay open when a check breaks instead of judging', async () => {
    await world.run(results('fail'));
    world.quality.pass({ hours: 1 });
    await world.run([{ name: 'first', outcome: 'error', severity: 'error' }]);
    expect(await world.fallen()).toContainEqual(['check-failing', 'open']);
  });

  it('about promises open when their budget is spent', async () => {
    world.quality.catalog.put(freshOrders());
    await world.quality.registry.follow();
    // One measurement may be bad.
    for (const isLate of [true, true, false]) {
      await world.run([{ name: 'age', type: 'freshness', ...late(isLate) }]);
      world.quality.pass({ hours: 1 });
    }
    expect(await world.fallen()).toContainEqual(['budget-spent', 'open']);
    // Until the bad day leaves the window, without any result.
    world.quality.pass({ days: 31 });
    await world.work();
    expect(await world.fallen()).toContainEqual(['budget-spent', 'resolved']);
  });

  it('about promises of ports whose long names begin alike are told apart', async () => {
    const ports = ['one', 'two'].map(name => `${'port-'.repeat(30)}${name}`);
    world.quality.catalog.put(
      productEntity({
        name: 'orders',
        title: 'Orders',
        contracts: Object.fromEntries(ports.map(port => [port, FRESH])),
      }),
    );
    await world.quality.registry.follow();
    for (const isLate of [true, true, false]) {
      await world.run(
        ports.map((port, nth) => ({
          name: `age ${nth}`,
          type: 'freshness',
          target: { productRef: ORDERS_REF, port, schema: 'orders' },
          ...late(isLate),
        })),
      );
      world.quality.pass({ hours: 1 });
    }
    const spent = (await world.incidents()).filter(
      ({ kind }) => kind === 'budget-spent',
    );
    expect(spent.map(({ port }) => port).sort()).toEqual(ports);
  });

  it('are listed, those opened last first, page by page', async () => {
    await world.run(results('fail'));
    world.quality.pass({ days: 8 });
    await world.work();
    const all = await list();
    expect(all.items.map(({ kind, state }) => [kind, state])).toHaveLength(3);
    expect(all.items[0].kind).toBe('results-stale');
    const first = await list('user:analyst', { limit: 2 });
    const second = await list('user:analyst', {
      limit: 2,
      cursor: first.nextCursor,
    });
    expect([...first.items, ...second.items]).toEqual(all.items);
    expect(second.nextCursor).toBeUndefined();
    expect((await list('user:analyst', { state: ['resolved'] })).items).toEqual(
      [],
    );
    expect(
      (await list('user:analyst', { product: ORDERS_REF })).items,
    ).toHaveLength(3);
    expect(
      (await list('user:analyst', { product: 'dataproduct:default/no' })).items,
    ).toEqual([]);
  });

  it('of products that somebody may not read do not exist for them', async () => {
    await world.run(results('fail'));
    const [incident] = (await list()).items;
    world.quality.hidden.add(ORDERS_REF);
    try {
      expect((await list()).items).toEqual([]);
      expect(
        (await list('user:analyst', { product: ORDERS_REF })).items,
      ).toEqual([]);
      await expect(see(incident)).rejects.toBeInstanceOf(NotFoundError);
    } finally {
      world.quality.hidden.clear();
    }
  });

  it('of products that are gone leave the list', async () => {
    await world.run(results('fail'));
    await knex('products')
      .where({ ref: ORDERS_REF })
      .update({ vanished_at: new Date() });
    expect((await list()).items).toEqual([]);
    await knex('products')
      .where({ ref: ORDERS_REF })
      .update({ vanished_at: null });
  });

  it('are seen to by owners, with a note for them and a status for all', async () => {
    await world.run(results('fail'));
    const [incident] = (await list()).items;
    expect(incident.actions).toEqual([]);
    const seen = await see(incident, 'user:order-owner', {
      publicStatus: 'A delivery is late.',
    });
    expect(seen).toMatchObject({
      state: 'acknowledged',
      note: 'We see to it.',
      publicStatus: 'A delivery is late.',
      acknowledgedBy: 'user:default/order-owner',
      actions: ['acknowledge'],
    });
    const of = async (user: string) =>
      (await list(user)).items.find(each => each.id === incident.id);
    expect((await of('user:order-owner'))?.note).toBe('We see to it.');
    expect(await of('user:analyst')).toMatchObject({
      note: undefined,
      publicStatus: 'A delivery is late.',
    });
    expect(await world.quality.audit()).toMatchObject([
      {
        actor: 'user:default/order-owner',
        action: 'incident.acknowledged',
        data: { incidentId: incident.id, publicStatus: 'A delivery is late.' },
      },
    ]);
  });

  it('that are seen to are silent when they go on', async () => {
    await world.run(results('fail'));
    for (const incident of (await list()).items) await see(incident);
    await knex('outbox').delete();
    world.quality.pass({ days: 2 });
    await world.run(results('fail'));
    expect(await world.told()).toEqual([]);
  });

  it('are seen to by nobody else but those with the permission', async () => {
    await world.run(results('fail'));
    const [incident] = (await list()).items;
    await expect(see(incident, 'user:analyst')).rejects.toBeInstanceOf(
      NotAllowedError,
    );
    world.quality.permit('user:governor', qualityManagePermission);
    expect((await see(incident, 'user:governor')).state).toBe('acknowledged');
  });

  it('are seen to as they are, and not as they were', async () => {
    await world.run(results('fail'));
    const [incident] = (await list()).items;
    await see(incident);
    await expect(see(incident)).rejects.toThrow(
      'The incident has changed meanwhile and is acknowledged',
    );
    world.quality.pass({ hours: 1 });
    await world.run(results('pass'));
    const [resolved] = (await list()).items;
    await expect(see(resolved)).rejects.toThrow('resolved by now');
    await expect(
      see({ id: '00000000-0000-4000-8000-000000000000', version: 1 }),
    ).rejects.toBeInstanceOf(NotFoundError);
    await expect(see(incident, undefined, { note: '  ' })).rejects.toThrow(
      "'note' says nothing",
    );
  });
});
