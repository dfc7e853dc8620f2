import { accessReadAllPermission } from '@backstage-data-mesh/plugin-data-mesh-common';
import { createTestDatabases } from '../../__testUtils__/databases';
import { accessProducts, ordersContract } from '../__testUtils__/accessWorld';
import { insertGrant, insertRequest } from '../__testUtils__/insertRows';
import { TestAccess } from '../__testUtils__/TestAccess';
import { getRequest } from './getRequest';

const databases = createTestDatabases();

describe.each(databases.eachSupportedId())('one request on %s', databaseId => {
  let access: TestAccess;

  beforeAll(async () => {
    access = await TestAccess.create(await databases.init(databaseId));
  });

  const request = async (id: string, user: string) =>
    getRequest(access.room, await access.caller(user), id);

  it('offers everybody exactly what they may do', async () => {
    const { row } = await access.ask({
      role: 'full_reader',
      consumer: 'group:default/marketing',
    });
    const actions = async (user: string) =>
      (await request(row.id, user)).actions.sort();
    expect(await actions('user:analyst')).toEqual(['comment', 'withdraw']);
    expect(await actions('user:campaigner')).toEqual(['comment', 'withdraw']);
    expect(await actions('user:order-owner')).toEqual([
      'approve',
      'comment',
      'delegate',
      'escalate',
      'reject',
    ]);
    // Their step comes later.
    expect(await actions('user:dpo')).toEqual(['comment', 'escalate']);
    access.pass({ days: 3 });
    expect(await actions('user:analyst')).toEqual([
      'comment',
      'escalate',
      'withdraw',
    ]);
    await access.decide(row.id, 'user:order-owner');
    expect(await actions('user:order-owner')).toEqual(['comment', 'escalate']);
    expect(await actions('user:dpo')).toContain('approve');
    await access.decide(row.id, 'user:dpo', 'reject');
    expect(await actions('user:dpo')).toEqual([]);
    expect(await actions('user:analyst')).toEqual([]);
  });

  it('failure mode 2: says to an approver with an interest why they may not decide', async () => {
    const { row } = await access.ask({}, 'user:order-engineer');
    const detail = await request(row.id, 'user:order-engineer');
    expect(detail.actions).not.toContain('approve');
    expect(detail.cannotDecide).toContain('You asked for this access');
    expect(detail.steps[0].people).toEqual(['user:default/order-owner']);
    expect((await request(row.id, 'user:order-owner')).actions).toContain(
      'approve',
    );
  });

  it('failure mode 1: tells who could decide as the catalog says now', async () => {
    const { row } = await access.ask({
      consumer: 'component:default/shop-ui',
    });
    const people = async () =>
      (await request(row.id, 'user:analyst')).steps[0].people;
    expect(await people()).toEqual([
      'user:default/order-engineer',
      'user:default/order-owner',
    ]);
    access.people.remove('user:order-owner');
    expect(await people()).toEqual(['user:default/order-engineer']);
    access.people.user('user:order-owner', 'group:order-team');
  });

  it('tells its story in order, with the comments', async () => {
    const { row } = await access.ask({ role: 'full_reader' });
    access.pass({ hours: 1 });
    await access.decide(row.id, 'user:order-owner', 'reject');
    const { timeline, reason } = await request(row.id, 'user:analyst');
    expect(timeline.map(entry => entry.action)).toEqual([
      'request.created',
      'request.rejected',
    ]);
    expect(timeline[1].data.comment).toBe('Not for this purpose.');
    expect(timeline[1].actor).toBe('user:default/order-owner');
    expect(reason).toBe('Not for this purpose.');
  });

  describe('its evidence', () => {
    beforeAll(() => access.reset());

    it('is shown to who decides and who oversees, not to who asks', async () => {
      const { row } = await access.ask({ role: 'full_reader' });
      access.permit('user:governor', accessReadAllPermission);
      for (const user of ['user:order-owner', 'user:dpo', 'user:governor']) {
        const { evidence } = await request(row.id, user);
        expect(evidence).toMatchObject({
          columnCount: 5,
          columns: [
            {
              id: 'orders.delivery_address',
              classification: 'confidential',
            },
          ],
          terms: { limitations: 'Not for decisions about single people.' },
          contractChanged: false,
        });
      }
      const own = await request(row.id, 'user:analyst');
      expect(own.evidence).toBeUndefined();
    });

    it('names what the consumer holds of products that the viewer may read, and counts the rest', async () => {
      await access.knex('access_grants').delete();
      const day = 86_400_000;
      const hold = (product: string, days: number, end?: string) =>
        insertGrant(access.knex, {
          product_ref: product,
          starts_at: new Date(access.now.getTime() - 10 * day),
          ends_at: new Date(access.now.getTime() + days * day),
          end_kind: end ?? null,
        });
      await hold('dataproduct:default/audiences', 5);
      await hold('dataproduct:default/secret', 6);
      await hold('dataproduct:default/statistics', -1);
      await hold('dataproduct:default/statistics', 3, 'revoked');
      access.hidden.add('dataproduct:default/secret');
      const { row } = await access.ask({ role: 'lines_reader' });
      const { evidence } = await request(row.id, 'user:order-owner');
      access.hidden.clear();
      expect(evidence?.holdings.map(each => each.product.ref)).toEqual([
        'dataproduct:default/audiences',
      ]);
      expect(evidence?.holdingsTotal).toBe(2);
    });

    it('tells how such requests ended and how long people took', async () => {
      await access.knex('access_requests').delete();
      const hour = 3_600_000;
      const decided = (state: string, hours: number, auto = false) =>
        insertRequest(access.knex, {
          state,
          created_at: access.now,
          decided_at: new Date(access.now.getTime() + hours * hour),
          auto_approved: auto,
        });
      await decided('approved', 1);
      await decided('approved', 2);
      await decided('rejected', 30);
      await decided('approved', 0, true);
      const { row } = await access.ask();
      const { evidence } = await request(row.id, 'user:order-owner');
      expect(evidence?.precedents).toEqual({
        approved: 3,
        rejected: 1,
        typicalHours: 2,
      });
    });

    it('failure mode 6: says that the contract is another one than when it was asked', async () => {
      const { row } = await access.ask({ role: 'full_reader' });
      access.catalog.put(
        ...accessProducts({ contract: ordersContract({ version: '1.1.0' }) }),
      );
      await access.registry.follow();
      const { evidence } = await request(row.id, 'user:order-owner');
      expect(evidence?.contractChanged).toBe(true);
    });
  });
});
