import { qualityManagePermission } from '@backstage-data-mesh/plugin-data-mesh-common';
import { createTestDatabases } from '../../__testUtils__/databases';
import { productEntity } from '../../__testUtils__/entities';
import type {
  QualityCheckRow,
  QualityMappingRow,
  QualityRunRow,
} from '../../database/tables';
import { reportOf, type ResultSketch } from '../__testUtils__/reports';
import { POSTGRES, tableContract } from '../__testUtils__/qualityWorld';
import { ORDER_TEAM } from '../__testUtils__/senders';
import { TestQuality } from '../__testUtils__/TestQuality';
import type { Sender } from '../results/Sender';
import { storeReports } from '../results/storeReports';
import { dismissTarget } from './dismissTarget';
import { listUnmatched } from './listUnmatched';
import { mapTarget } from './mapTarget';
import { removeMapping } from './removeMapping';

const ORDERS_REF = 'dataproduct:default/orders';
const STAGING = {
  physicalName: { database: 'lake', schema: 'staging', table: 'order' },
};

const databases = createTestDatabases();

describe.each(databases.eachSupportedId())(
  'the inbox of unmatched results, on %s',
  id => {
    let quality: TestQuality;

    beforeAll(async () => {
      quality = await TestQuality.create(await databases.init(id));
    });

    beforeEach(async () => {
      await quality.reset();
      quality.permissions.clear();
      quality.hidden.clear();
      quality.now = new Date('2026-01-15T10:00:00.000Z');
    });

    const send = async (
      runId: string,
      results: readonly ResultSketch[],
      options: { engine?: string; finishedAt?: string; sender?: Sender } = {},
    ) => {
      const { sender = ORDER_TEAM, ...run } = options;
      const [receipt] = await storeReports(quality.room, sender, [
        reportOf({ runId, ...run }, results),
      ]);
      return receipt;
    };
    const list = async (
      user = 'user:order-owner',
      limit = 20,
      cursor?: string,
    ) =>
      listUnmatched(quality.room, await quality.caller(user), {
        limit,
        cursor,
      });
    const map = async (
      entry: string,
      order = { product: 'orders', port: 'orders' } as {
        product: string;
        port: string;
        schema?: string;
      },
      user = 'user:order-owner',
    ) => mapTarget(quality.room, await quality.caller(user), entry, order);

    it('shows members of the owner what waits, latest first, with ports that look alike', async () => {
      await send('r1', [
        { name: 'a', target: { physicalName: { table: 'unheard_of' } } },
      ]);
      quality.pass({ minutes: 1 });
      await send('r2', [
        { name: 'b', target: STAGING },
        { name: 'c', target: { ...STAGING, property: 'amount' } },
      ]);
      const { items } = await list();
      expect(items).toEqual([
        {
          id: expect.any(String),
          engine: 'dbt',
          target: 'lake.staging.order',
          reason: 'No contract promises lake.staging.order',
          owner: ORDER_TEAM.inbox,
          runs: 1,
          checks: 2,
          examples: ['b', 'c'],
          firstSeenAt: '2026-01-15T10:01:00.000Z',
          lastSeenAt: '2026-01-15T10:01:00.000Z',
          candidates: expect.arrayContaining([
            {
              product: ORDERS_REF,
              title: 'Orders',
              port: 'orders',
              schema: 'orders',
            },
          ]),
        },
        expect.objectContaining({ target: 'unheard_of', candidates: [] }),
      ]);
      expect(items[0].candidates[0]).toMatchObject({ port: 'orders' });
    });

    it('comes in pages that neither repeat nor miss an entry', async () => {
      await send(
        'r1',
        Array.from({ length: 5 }, (_, n) => ({
          name: `c${n}`,
          target: { physicalName: { table: `t${n}` } },
        })),
      );
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await list('user:order-owner', 2, cursor);
        seen.push(...page.items.map(({ target }) => target));
        cursor = page.nextCursor;
      } while (cursor);
      expect(seen.sort()).toEqual(['t0', 't1', 't2', 't3', 't4']);
    });

    it('is empty for everybody else, but not for those who manage quality', async () => {
      await send('r1', [{ name: 'a', target: STAGING }]);
      expect(await list('user:analyst')).toEqual({ items: [], mappings: [] });
      quality.permit('user:governor', qualityManagePermission);
      expect((await list('user:governor')).items).toHaveLength(1);
      // And nobody sees ports of products that they may not read.
      quality.hidden.add(ORDERS_REF);
      const [{ candidates }] = (await list('user:governor')).items;
      expect(candidates.map(({ product }) => product)).not.toContain(
        ORDERS_REF,
      );
    });

    it('brings kept results home when somebody says where they belong, and those to come', async () => {
      await send('r1', [{ name: 'a', outcome: 'fail', target: STAGING }], {
        finishedAt: '2026-01-14T10:00:00Z',
      });
      await send(
        'r2',
        [{ name: 'a', target: { ...STAGING, property: 'AMT' } }],
        {
          finishedAt: '2026-01-15T09:00:00Z',
        },
      );
      // Another engine calls the table the same.
      await send('s1', [{ name: 'b', target: STAGING }], { engine: 'soda' });
      const [entry] = (await list()).items;
      const { mapping, results } = await map(entry.id, {
        product: 'orders',
        port: 'orders',
        schema: 'orders',
      });
      expect(results).toBe(3);
      expect(mapping).toMatchObject({
        target: 'lake.staging.order',
        product: ORDERS_REF,
        port: 'orders',
        schema: 'orders',
        createdBy: 'user:default/order-owner',
        createdAt: '2026-01-15T10:00:00.000Z',
      });
      const after = await list();
      expect(after).toEqual({ items: [], mappings: [mapping] });
      const checks = await quality
        .knex<QualityCheckRow>('quality_checks')
        .orderBy('engine');
      expect(checks).toMatchObject([
        {
          engine: 'dbt',
          port: 'orders',
          schema_name: 'orders',
          property: 'amount',
          outcome: 'pass',
          previous_outcome: 'fail',
          run_id: 'r2',
        },
        { engine: 'soda', outcome: 'pass' },
      ]);
      const runs = await quality.knex<QualityRunRow>('quality_runs');
      // Whoever sent them is named, not who mapped them.
      expect(runs.map(({ sender }) => sender)).toEqual(
        Array(3).fill('token:orders-ci'),
      );
      expect(await send('r3', [{ name: 'a', target: STAGING }])).toMatchObject({
        stored: 1,
        unmatched: 0,
      });
      // What was brought home is known when it is delivered again.
      expect(
        await send('r1', [{ name: 'a', outcome: 'fail', target: STAGING }], {
          finishedAt: '2026-01-14T10:00:00Z',
        }),
      ).toMatchObject({ stored: 0, repeated: 1 });
      expect(await quality.audit()).toMatchObject([
        {
          actor: 'user:default/order-owner',
          action: 'target.mapped',
          data: {
            target: 'lake.staging.order',
            product: ORDERS_REF,
            results: 3,
          },
        },
      ]);
    });

    it('maps no more once the mapping is removed', async () => {
      await send('r1', [{ name: 'a', target: STAGING }]);
      const [entry] = (await list()).items;
      const { mapping } = await map(entry.id);
      await expect(
        removeMapping(
          quality.room,
          await quality.caller('user:analyst'),
          mapping.id,
        ),
      ).rejects.toMatchObject({ name: 'NotFoundError' });
      await removeMapping(
        quality.room,
        await quality.caller('user:order-owner'),
        mapping.id,
      );
      expect(await send('r2', [{ name: 'a', target: STAGING }])).toMatchObject({
        stored: 0,
        unmatched: 1,
      });
      expect((await quality.audit()).map(({ action }) => action)).toEqual([
        'target.mapped',
        'target.unmapped',
      ]);
      // And can be mapped anew.
      const [again] = (await list()).items;
      await map(again.id, { product: 'refunds', port: 'main' });
    });

    it('holds a mapping for its owner only', async () => {
      await send('r1', [{ name: 'a', target: STAGING }]);
      const [entry] = (await list()).items;
      await map(entry.id);
      expect(
        await send('r1', [{ name: 'a', target: STAGING }], {
          sender: {
            ...ORDER_TEAM,
            owners: ['group:default/marketing'],
            inbox: 'group:default/marketing',
          },
        }),
      ).toMatchObject({ stored: 0, unmatched: 1 });
    });

    it.each<
      [string, Parameters<typeof map>[1], string | undefined, string, RegExp]
    >([
      [
        'a stranger',
        undefined,
        'user:analyst',
        'NotFoundError',
        /no unmatched results/,
      ],
      [
        'a product of another owner',
        { product: 'audiences', port: 'main' },
        undefined,
        'NotAllowedError',
        /can only belong to its products/,
      ],
      [
        'a product that is not there',
        { product: 'nothing', port: 'main' },
        undefined,
        'NotFoundError',
        /no data product 'dataproduct:default\/nothing'/,
      ],
      [
        'what is no reference',
        { product: 'no reference', port: 'main' },
        undefined,
        'InputError',
        /^product has to be/,
      ],
      [
        'a port that the product does not have',
        { product: 'orders', port: 'old' },
        undefined,
        'InputError',
        /^port has to be/,
      ],
      [
        'a schema that the contract does not have',
        { product: 'orders', port: 'orders', schema: 'old' },
        undefined,
        'InputError',
        /^schema has to be/,
      ],
    ])('refuses %s', async (_, order, user, name, message) => {
      await send('r1', [{ name: 'a', target: STAGING }]);
      const [entry] = (await list()).items;
      await expect(map(entry.id, order, user)).rejects.toMatchObject({
        name,
        message: expect.stringMatching(message),
      });
      expect((await list()).items).toHaveLength(1);
      expect(await quality.knex('quality_mappings')).toEqual([]);
    });

    it('refuses a product of another owner also to those who manage quality', async () => {
      quality.permit('user:governor', qualityManagePermission);
      await send('r1', [{ name: 'a', target: STAGING }]);
      const [entry] = (await list()).items;
      await expect(
        map(entry.id, { product: 'audiences', port: 'main' }, 'user:governor'),
      ).rejects.toMatchObject({ name: 'NotAllowedError' });
      await map(entry.id, undefined, 'user:governor');
    });

    it('of somebody in several groups leads to the products of each', async () => {
      quality.people.user('user:both', 'group:order-team', 'group:marketing');
      const { refs } = await quality.caller('user:both');
      await send('r1', [{ name: 'a', target: STAGING }], {
        sender: {
          source: 'push',
          ref: 'user:default/both',
          owners: refs,
          inbox: 'user:default/both',
        },
      });
      const [entry] = (await list('user:both')).items;
      expect(entry.candidates[0]).toMatchObject({ product: ORDERS_REF });
      expect(await map(entry.id, undefined, 'user:both')).toMatchObject({
        results: 1,
      });
    });

    it('maps nothing that does not say what was checked', async () => {
      await send('r1', [{ name: 'a', target: {} }]);
      const [entry] = (await list()).items;
      expect(entry.target).toBe('nothing that the engine names');
      await expect(map(entry.id)).rejects.toMatchObject({ name: 'InputError' });
    });

    it('forgets what is dismissed, until it comes again', async () => {
      await send('r1', [{ name: 'a', target: STAGING }]);
      const [entry] = (await list()).items;
      await expect(
        dismissTarget(
          quality.room,
          await quality.caller('user:analyst'),
          entry.id,
        ),
      ).rejects.toMatchObject({ name: 'NotFoundError' });
      await dismissTarget(
        quality.room,
        await quality.caller('user:order-owner'),
        entry.id,
      );
      expect((await list()).items).toEqual([]);
      expect((await quality.audit())[0]).toMatchObject({
        action: 'target.dismissed',
      });
      await send('r2', [{ name: 'a', target: STAGING }]);
      expect((await list()).items).toMatchObject([{ runs: 1 }]);
    });

    it('does not ask about what belongs to another product of the owner', async () => {
      const sender: Sender = {
        source: 'pull',
        ref: 'system:pull',
        owners: [],
        products: [ORDERS_REF],
        inbox: 'group:default/order-team',
      };
      const receipt = await send(
        'r1',
        [
          { name: 'a' },
          { name: 'b', target: { physicalName: { table: 'refunds' } } },
          { name: 'c', target: STAGING },
        ],
        { sender },
      );
      expect(receipt).toMatchObject({ stored: 1, unmatched: 2 });
      expect(receipt.targets.map(({ reason }) => reason)).toEqual([
        'Belongs to port main of dataproduct:default/refunds, for which they were not sent',
        'No contract promises lake.staging.order',
      ]);
      expect((await list()).items).toMatchObject([
        { target: 'lake.staging.order' },
      ]);
    });

    it('brings kept results home when a contract promises the table from now on', async () => {
      const target = { physicalName: { schema: 'orders', table: 'late' } };
      await send('r1', [{ name: 'a', outcome: 'fail', target }], {
        finishedAt: '2026-01-14T10:00:00Z',
      });
      expect((await list()).items).toHaveLength(1);
      quality.catalog.put(
        productEntity({
          name: 'late',
          title: 'Late',
          contracts: {
            main: tableContract({
              id: 'late-contract',
              server: POSTGRES('orders'),
              tables: { late: undefined },
            }),
          },
        }),
      );
      await quality.registry.follow();
      expect(
        await send('r2', [{ name: 'a', target }], {
          finishedAt: '2026-01-15T10:00:00Z',
        }),
      ).toMatchObject({ stored: 1 });
      expect((await list()).items).toEqual([]);
      expect(
        (await quality.knex('quality_runs').pluck('run_id')).sort(),
      ).toEqual(['r1', 'r2']);
      expect(await quality.knex('quality_checks')).toMatchObject([
        { outcome: 'pass', previous_outcome: 'fail' },
      ]);
    });

    it('keeps nothing out because of what it cannot read', async () => {
      await send('r1', [{ name: 'a', target: STAGING }]);
      const spoil = () =>
        quality.knex('quality_unmatched').update({ held: Buffer.from('?') });
      await spoil();
      expect(
        await send('r2', [{ name: 'a', target: STAGING }, { name: 'b' }]),
      ).toMatchObject({ stored: 1, unmatched: 1 });
      const [entry] = (await list()).items;
      expect(entry.runs).toBe(2);
      await spoil();
      expect(await map(entry.id)).toMatchObject({ results: 0 });
      expect(await send('r3', [{ name: 'a', target: STAGING }])).toMatchObject({
        stored: 1,
      });
    });

    it('names no products of others, whoever sends the results', async () => {
      quality.catalog.put(
        productEntity({
          name: 'copies',
          title: 'Copies',
          contracts: {
            main: tableContract({
              id: 'copies-contract',
              tables: { copies: 'audiences', more: 'more' },
            }),
          },
        }),
      );
      await quality.registry.follow();
      quality.people.user('user:marketer', 'group:marketing');
      const receipt = await send(
        'r1',
        [
          {
            name: 'a',
            target: { physicalName: { schema: 'nowhere', table: 'refunds' } },
          },
          { name: 'b', target: { physicalName: { table: 'audiences' } } },
        ],
        {
          sender: {
            source: 'push',
            ref: 'user:default/governor',
            owners: 'all',
            inbox: 'group:default/marketing',
          },
        },
      );
      expect(receipt.targets.map(({ reason }) => reason)).toEqual([
        'No contract promises it there: port main of dataproduct:default/refunds has it as db.example.com.shop.refunds.refunds',
        'Fits 2 ports: main of dataproduct:default/audiences, main of dataproduct:default/copies',
      ]);
      const reasons = async (user: string) =>
        (await list(user)).items.map(({ reason }) => reason).sort();
      expect(await reasons('user:marketer')).toEqual([
        'Fits port main of dataproduct:default/audiences, but ports of other owners too',
        'No contract promises nowhere.refunds',
      ]);
      // Nor to those who see all inboxes, but not all products.
      quality.permit('user:governor', qualityManagePermission);
      quality.hidden.add('dataproduct:default/audiences');
      expect(await reasons('user:governor')).toEqual([
        'Fits products that you may not read',
        'No contract promises nowhere.refunds',
      ]);
    });

    it('tells the second of two who map at once what the first one did', async () => {
      await send('r1', [{ name: 'a', target: STAGING }]);
      const [entry] = (await list()).items;
      const outcomes = await Promise.allSettled([
        map(entry.id),
        map(entry.id, { product: 'refunds', port: 'main' }),
      ]);
      expect(outcomes.map(({ status }) => status).sort()).toEqual([
        'fulfilled',
        'rejected',
      ]);
      const lost = outcomes.find(({ status }) => status === 'rejected');
      expect(lost).toMatchObject({
        reason: { message: expect.stringMatching(/meanwhile|no unmatched/) },
      });
      expect(
        await quality.knex<QualityMappingRow>('quality_mappings'),
      ).toHaveLength(1);
    });
  },
);
