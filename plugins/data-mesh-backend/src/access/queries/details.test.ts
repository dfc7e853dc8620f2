import {
  accessReadAllPermission,
  accessRevokeAnyPermission,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Provisioner } from '@backstage-data-mesh/plugin-data-mesh-node';
import { createTestDatabases } from '../../__testUtils__/databases';
import { accessProducts, ordersContract } from '../__testUtils__/accessWorld';
import { insertGrant, insertRequest } from '../__testUtils__/insertRows';
import { TestAccess } from '../__testUtils__/TestAccess';
import { delegateRequest } from '../requests/operations/delegateRequest';
import { getAgreement } from './getAgreement';
import { getGrant } from './getGrant';
import { countInbox, getInbox } from './getInbox';
import { getPortAccess } from './getPortAccess';
import { getProductAccess } from './getProductAccess';
import { getRequest } from './getRequest';

const databases = createTestDatabases();
const ORDERS = { namespace: 'default', name: 'orders' };

/** A provisioner that is never asked to provision. */
function aProvisioner(connect?: Provisioner['connect']): Provisioner {
  const never = async (): Promise<never> => {
    throw new Error('Not in this test');
  };
  return {
    id: 'postgres',
    capabilities: () => ({
      title: 'PostgreSQL',
      serverTypes: ['postgresql'],
      columns: true,
      groups: true,
      verifies: true,
      lists: true,
      endsSessions: true,
      nativeExpiry: false,
      automatic: true,
    }),
    plan: never,
    ensure: never,
    remove: never,
    observe: never,
    connect,
  };
}

describe.each(databases.eachSupportedId())('access on %s', databaseId => {
  let access: TestAccess;

  const start = async (
    options?: NonNullable<Parameters<typeof TestAccess.create>[1]>,
  ) => {
    access = await TestAccess.create(await databases.init(databaseId), options);
  };
  const request = async (id: string, user: string) =>
    getRequest(access.room, await access.caller(user), id);
  const grant = async (id: string, user: string) =>
    getGrant(access.room, await access.caller(user), id);
  const inbox = async (user: string) =>
    (
      await getInbox(access.room, await access.caller(user), { limit: 20 })
    ).items.map(item => item.id);

  /** An approved request of the analyst, with its grant. */
  const approved = async (order: Parameters<TestAccess['ask']>[0] = {}) => {
    const { row } = await access.ask(order);
    const record = await access.decide(row.id, 'user:order-owner');
    return { requestId: row.id, grantId: record.row.grant_id! };
  };

  describe('one request', () => {
    beforeAll(() => start());

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
      expect(await actions('user:order-owner')).toEqual([
        'comment',
        'escalate',
      ]);
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
  });

  describe('evidence', () => {
    beforeAll(() => start());

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

  describe('one grant', () => {
    it('says why it is late while its platform cannot be reached, and nothing once it is as wanted', async () => {
      await start();
      const { id } = await insertGrant(access.knex, {
        starts_at: access.now,
        ends_at: new Date(access.now.getTime() + 86_400_000),
        target: 'warehouse',
        due_at: access.now,
      });
      const reason = async () =>
        (await grant(id, 'user:analyst')).blockedReason;
      await access
        .knex('access_targets')
        .insert({ target: 'warehouse', provisioner: 'postgres' });
      expect(await reason()).toBeUndefined();
      await access
        .knex('access_targets')
        .update({ failing_since: access.now, last_error: 'No route to it.' });
      expect(await reason()).toBe(
        'The platform cannot be reached, and is tried again. No route to it.',
      );
      await access.knex('access_grants').update({ observed: 'present' });
      expect(await reason()).toBeUndefined();
    });

    beforeEach(() => start({ provisioners: [aProvisioner()] }));

    it('offers everybody exactly what they may do', async () => {
      const { grantId } = await approved();
      access.permit('user:governor', accessReadAllPermission);
      const actions = async (user: string) =>
        (await grant(grantId, user)).actions.sort();
      expect(await actions('user:analyst')).toEqual(['renew', 'return']);
      expect(await actions('user:order-owner')).toEqual([
        'extend',
        'recertify',
        'revoke',
      ]);
      expect(await actions('user:governor')).toEqual([]);
      access.permit('user:governor', accessRevokeAnyPermission);
      expect(await actions('user:governor')).toEqual(['revoke']);
      access.pass({ days: 30 });
      expect(await actions('user:analyst')).toEqual([]);
      expect(await actions('user:order-owner')).toEqual([]);
    });

    it('failure mode 2: lets no owner prolong what they use themselves', async () => {
      const { row } = await access.ask({}, 'user:order-engineer');
      const { row: decided } = await access.decide(row.id, 'user:order-owner');
      const { actions } = await grant(decided.grant_id!, 'user:order-engineer');
      expect(actions.sort()).toEqual(['renew', 'return', 'revoke']);
    });

    it('failure mode 12: is over at its end, also when nobody has recorded that yet', async () => {
      const { grantId } = await approved();
      const before = await grant(grantId, 'user:analyst');
      expect(before).toMatchObject({ status: 'active', desired: 'present' });
      expect(before.connect).toBeDefined();
      access.pass({ days: 30 });
      const after = await grant(grantId, 'user:analyst');
      expect(after).toMatchObject({
        status: 'ended',
        end: 'expired',
        endedAt: before.endsAt,
        desired: 'absent',
      });
      expect(after.connect).toBeUndefined();
    });

    it.each([
      [
        'a description',
        ordersContract().replace('All columns.', 'All.'),
        false,
      ],
      ['a column more', ordersContract({ columns: ['note'] }), true],
      [
        'another classification',
        ordersContract().replace(
          '{ name: amount, logicalType: number }',
          '{ name: amount, logicalType: number, classification: restricted }',
        ),
        true,
      ],
      [
        'another type',
        ordersContract().replace(
          'name: amount, logicalType: number',
          'name: amount, logicalType: string',
        ),
        true,
      ],
      [
        'a column less',
        ordersContract().replace(
          '      - { name: amount, logicalType: number }\n',
          '',
        ),
        true,
      ],
    ])(
      'failure mode 6: %s in the contract is a change of what was approved, or is not',
      async (_what, contract, changed) => {
        const { grantId } = await approved({ role: 'reader' });
        const flag = async () =>
          (await grant(grantId, 'user:order-owner')).contractChanged ?? false;
        expect(await flag()).toBe(false);
        expect(contract).not.toBe(ordersContract());
        access.catalog.put(...accessProducts({ contract }));
        await access.registry.follow();
        expect(await flag()).toBe(changed);
      },
    );

    it('failure mode 6: a new column is no change of a grant for some columns', async () => {
      const { grantId } = await approved({ columns: ['orders.amount'] });
      access.catalog.put(
        ...accessProducts({ contract: ordersContract({ columns: ['note'] }) }),
      );
      await access.registry.follow();
      const { contractChanged } = await grant(grantId, 'user:order-owner');
      expect(contractChanged).toBeUndefined();
    });

    it('says how to connect to its people, and to nobody else', async () => {
      const { grantId } = await approved();
      const { connect } = await grant(grantId, 'user:analyst');
      expect(connect?.fields).toEqual(
        expect.arrayContaining([
          { label: 'host', value: 'db.example.com' },
          { label: 'database', value: 'shop' },
        ]),
      );
      expect(connect?.snippet?.code).toContain('orders');
      const owner = await grant(grantId, 'user:order-owner');
      expect(owner.connect).toBeUndefined();
    });

    it('says it in the words of its provisioner, with the login of who asks', async () => {
      await start({
        provisioners: [
          aProvisioner(async ({ snapshot }, member) => ({
            fields: [{ label: 'login', value: member.login ?? 'none' }],
            steps: [`As ${member.ref} in ${snapshot.schema}`],
          })),
        ],
      });
      const { grantId } = await approved({
        consumer: 'group:default/marketing',
      });
      await access.knex('access_grants').update({
        provisioner: 'postgres',
        plan: JSON.stringify({ steps: ['Do it'], snapshot: { schema: 'x' } }),
      });
      access.people.annotate('user:campaigner', {
        'data-mesh/login.postgres': 'camp',
      });
      expect((await grant(grantId, 'user:campaigner')).connect).toEqual({
        fields: [{ label: 'login', value: 'camp' }],
        steps: ['As user:default/campaigner in x'],
      });
      expect((await grant(grantId, 'user:campaigner')).plan).toEqual(['Do it']);
    });

    it('is shown also when its provisioner cannot say how to connect', async () => {
      await start({
        provisioners: [
          aProvisioner(async () => {
            throw new Error('down');
          }),
        ],
      });
      const { grantId } = await approved();
      await access.knex('access_grants').update({
        provisioner: 'postgres',
        plan: JSON.stringify({ steps: [], snapshot: {} }),
      });
      const { connect } = await grant(grantId, 'user:analyst');
      expect(connect?.fields).not.toEqual([]);
    });

    it('reports access that is not ours to owners alone', async () => {
      const { grantId } = await approved();
      const foreign = [{ name: 'somebody', object: 'orders' }];
      await access.knex('access_grants').update({
        observation: JSON.stringify({ items: [], foreign, members: [] }),
      });
      expect((await grant(grantId, 'user:order-owner')).foreign).toEqual(
        foreign,
      );
      expect((await grant(grantId, 'user:analyst')).foreign).toEqual([]);
    });

    it('is a Data Usage Agreement to all who see it', async () => {
      const { grantId, requestId } = await approved();
      expect(
        await getAgreement(
          access.room,
          await access.caller('user:analyst'),
          grantId,
        ),
      ).toMatchObject({
        id: grantId,
        info: { active: true, startDate: '2026-01-15', endDate: '2026-02-14' },
        provider: {
          teamId: 'group:default/order-team',
          dataProductId: 'dataproduct:default/orders',
          outputPortId: 'orders',
          dataContractId: 'orders-contract',
        },
        consumer: { userId: 'user:default/analyst' },
        custom: { requestId },
      });
      await expect(
        getAgreement(
          access.room,
          await access.caller('user:outsider'),
          grantId,
        ),
      ).rejects.toThrow('or you may not see it');
    });
  });

  describe('the inbox', () => {
    beforeAll(() => start());

    it('failure mode 2: holds what the caller may decide, and nothing for which they have an interest', async () => {
      const ask = async (
        changes: Parameters<TestAccess['ask']>[0],
        user?: string,
      ) => (await access.ask(changes, user)).row.id;
      const own = await ask({}, 'user:order-engineer');
      const theirs = await ask(
        { consumer: 'component:default/billing' },
        'user:order-owner',
      );
      const above = await ask(
        { consumer: 'group:default/operations' },
        'user:director',
      );
      const analysts = await ask({ consumer: 'group:default/marketing' });
      // Of the engineer alone; the component and the group above are both's.
      expect(await inbox('user:order-owner')).toEqual(
        expect.arrayContaining([own, analysts]),
      );
      expect(await inbox('user:order-engineer')).toEqual([analysts]);
      for (const user of ['user:order-owner', 'user:order-engineer']) {
        expect(await inbox(user)).not.toContain(theirs);
        expect(await inbox(user)).not.toContain(above);
      }
      // What it holds is what may be decided.
      for (const user of ['user:order-owner', 'user:dpo', 'user:director']) {
        const waiting = await inbox(user);
        for (const id of [own, theirs, above, analysts]) {
          const detail = await request(id, user).catch(() => undefined);
          expect([user, id, waiting.includes(id)]).toEqual([
            user,
            id,
            detail?.actions.includes('approve') ?? false,
          ]);
        }
      }
      expect(
        await countInbox(access.room, await access.caller('user:order-owner')),
      ).toEqual({ requests: 2, tasks: 0 });
      await access.decide(own, 'user:order-owner');
      expect(await inbox('user:order-owner')).toEqual([analysts]);
    });

    it('moves what one member of a team passed on, and leaves it to the others', async () => {
      const { row } = await access.ask(
        { consumer: 'user:default/dpo' },
        'user:dpo',
      );
      await delegateRequest(
        access.room,
        await access.caller('user:order-owner'),
        row.id,
        { to: 'user:default/director' },
      );
      expect(await inbox('user:order-owner')).not.toContain(row.id);
      expect(await inbox('user:order-engineer')).toContain(row.id);
      expect(await inbox('user:director')).toContain(row.id);
    });

    it('holds nothing for services and for whom the catalog does not know', async () => {
      for (const caller of [
        await access.service(),
        await access.caller('user:guest'),
      ]) {
        expect(await getInbox(access.room, caller, { limit: 20 })).toEqual({
          items: [],
          tasks: [],
        });
      }
    });

    it('gives the most urgent first, page by page, each once though it is asked of the caller twice', async () => {
      const { knex } = access;
      await knex('access_requests').delete();
      const ids: string[] = [];
      for (let n = 0; n < 25; n++) {
        const { id } = await insertRequest(knex, {
          role: `r${n}`,
          created_at: access.now,
        });
        ids.push(id);
        const due = new Date(access.now.getTime() + ((n * 7) % 5) * 1000);
        for (const approver of [
          'user:default/order-owner',
          'group:default/order-team',
        ]) {
          await knex('access_approvers').insert({
            approver_ref: approver,
            due_at: due,
            request_id: id,
            position: 0,
          });
        }
      }
      const order = (a: string, b: string) =>
        ((ids.indexOf(a) * 7) % 5) - ((ids.indexOf(b) * 7) % 5) ||
        (a < b ? -1 : 1);
      const caller = await access.caller('user:order-owner');
      const found: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await getInbox(access.room, caller, { limit: 4, cursor });
        found.push(...page.items.map(item => item.id));
        cursor = page.nextCursor;
      } while (cursor);
      expect(found).toEqual([...ids].sort(order));
    });

    it('holds the open tasks of the caller and their groups', async () => {
      const { knex } = access;
      const { id: grantId } = await insertGrant(knex, {
        starts_at: access.now,
        ends_at: new Date(access.now.getTime() + 1000),
      });
      const task = async (id: string, assignee: string, status: string) => {
        await knex('access_tasks').insert({
          id,
          grant_id: grantId,
          key: id,
          action: 'grant',
          title: `Do ${id}`,
          instructions: '["Now"]',
          status,
          created_at: access.now,
        });
        await knex('access_task_assignees').insert({
          assignee_ref: assignee,
          task_id: id,
          open: status === 'open',
        });
      };
      await task('a', 'group:default/order-team', 'open');
      await task('b', 'user:default/order-owner', 'open');
      await task('c', 'user:default/order-owner', 'done');
      await task('d', 'group:default/marketing', 'open');
      const caller = await access.caller('user:order-owner');
      const { tasks } = await getInbox(access.room, caller, { limit: 1 });
      expect(tasks.map(each => each.id)).toEqual(['a', 'b']);
      expect(tasks[0]).toMatchObject({
        title: 'Do a',
        instructions: ['Now'],
        assignees: ['group:default/order-team'],
        product: { ref: 'dataproduct:default/orders' },
      });
      expect((await countInbox(access.room, caller)).tasks).toBe(2);
    });
  });

  describe('what may be asked for', () => {
    beforeAll(() => start({ provisioners: [aProvisioner()] }));

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
  });
});
