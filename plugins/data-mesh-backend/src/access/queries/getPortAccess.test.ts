import { createTestDatabases } from '../../__testUtils__/databases';
import { TestAccess } from '../__testUtils__/TestAccess';
import { unusedProvisioner } from '../__testUtils__/unusedProvisioner';
import { getPortAccess } from './getPortAccess';
import { getProductAccess } from './getProductAccess';

const databases = createTestDatabases();
const ORDERS = { namespace: 'default', name: 'orders' };

describe.each(databases.eachSupportedId())(
  'what may be asked for on %s',
  databaseId => {
    let access: TestAccess;

    beforeAll(async () => {
      access = await TestAccess.create(await databases.init(databaseId), {
        provisioners: [unusedProvisioner()],
      });
    });

    const port = async (user: string, name = 'orders', portName = 'orders') =>
      getPortAccess(access.room, await access.caller(user), {
        namespace: 'default',
        name,
        port: portName,
      });

    it('is told with everything that the dialog needs', async () => {
      const answer = await port('user:analyst');
      expect(answer).toMatchObject({
        port: 'orders',
        portTitle: 'Orders as tables',
        contractVersion: '1.0.0',
        terms: { purpose: 'What was ordered.' },
        canLimitColumns: true,
        existing: [],
        open: [],
        blocked: undefined,
      });
      expect(answer.columns.map(each => each.id)).toEqual([
        'orders.order_id',
        'orders.amount',
        'orders.delivery_address',
        'lines.order_id',
        'lines.sku',
      ]);
      const roles = answer.roles.map(each => [each.role, each.columns]);
      expect(roles).toEqual(
        expect.arrayContaining([
          [
            'reader',
            ['orders.order_id', 'orders.amount', 'lines.order_id', 'lines.sku'],
          ],
          ['full_reader', undefined],
          ['lines_reader', ['lines.order_id', 'lines.sku']],
        ]),
      );
      expect(answer.consumers.map(each => each.ref)).toEqual([
        'user:default/analyst',
        'group:default/marketing',
        'group:default/company',
        'component:default/shop-ui',
        'dataproduct:default/audiences',
      ]);
    });

    it('can be asked for by each consumer that it names', async () => {
      const { consumers } = await port('user:campaigner');
      for (const { ref } of consumers) {
        const { row } = await access.ask({ consumer: ref }, 'user:campaigner');
        expect(row.consumer_ref).toBe(ref);
      }
      const { open } = await port('user:campaigner');
      expect(open.map(each => each.consumer).sort()).toEqual(
        consumers.map(each => each.ref).sort(),
      );
    });

    it('names what the caller has already', async () => {
      const { row } = await access.ask({ role: 'lines_reader' });
      await access.decide(row.id, 'user:order-owner');
      const { existing } = await port('user:analyst');
      expect(existing.map(each => each.role)).toEqual(['lines_reader']);
    });

    it('says why nothing can be asked for', async () => {
      expect(
        (await port('user:analyst', 'archive', 'files')).blocked,
      ).toContain('retired');
      expect((await port('user:guest')).blocked).toContain('Only people');
    });

    it('is not told of what is not there, or may not be read', async () => {
      await expect(port('user:analyst', 'orders', 'none')).rejects.toThrow(
        `has no output port 'none'`,
      );
      access.hidden.add('dataproduct:default/orders');
      try {
        await expect(port('user:analyst')).rejects.toThrow(
          'or you may not read it',
        );
        await expect(
          getProductAccess(
            access.room,
            await access.caller('user:analyst'),
            ORDERS,
          ),
        ).rejects.toThrow('or you may not read it');
      } finally {
        access.hidden.clear();
      }
    });

    it('is told of a product with the numbers for its owners alone', async () => {
      const of = async (user: string) =>
        getProductAccess(access.room, await access.caller(user), ORDERS);
      const owner = await of('user:order-owner');
      expect(owner).toMatchObject({
        overseer: true,
        mine: [],
        counts: { active: 1, unhealthy: 0 },
      });
      expect(owner.counts?.pending).toBeGreaterThan(3);
      const analyst = await of('user:analyst');
      expect(analyst.overseer).toBe(false);
      expect(analyst.counts).toBeUndefined();
      expect(analyst.mine).toHaveLength(1);
      const outsider = await of('user:outsider');
      // What is asked for the whole company is asked for owners, too.
      expect(owner.open.map(each => each.consumer)).toEqual([
        'group:default/company',
      ]);
      expect(outsider).toMatchObject({ mine: [], open: [], overseer: false });
    });
  },
);
