import { createTestDatabases } from '../../__testUtils__/databases';
import { insertRequest } from '../__testUtils__/insertRows';
import { TestAccess } from '../__testUtils__/TestAccess';
import { commentRequest } from './operations/commentRequest';
import { createRenewal } from './operations/createRenewal';
import { delegateRequest } from './operations/delegateRequest';
import { escalateRequest } from './operations/escalateRequest';
import { withdrawRequest } from './operations/withdrawRequest';
import { RequestSweep } from './workers/RequestSweep';

const databases = createTestDatabases();

describe.each(databases.eachSupportedId())('a pending request on %s', id => {
  let access: TestAccess;

  beforeEach(async () => {
    access = await TestAccess.create(await databases.init(id));
  });

  const said = (work: Promise<unknown>) =>
    work.then(
      () => 'done',
      error => `${error.name}: ${error.message}`,
    );
  const actions = async (requestId: string) =>
    (await access.audit(requestId)).map(each => each.action);

  describe('is taken back', () => {
    const withdraw = async (
      requestId: string,
      user: string,
      version?: number,
    ) =>
      withdrawRequest(access.room, await access.caller(user), requestId, {
        comment: 'Not needed.',
        version,
      });

    it('by who asked, and then waits for nobody', async () => {
      const { row } = await access.ask();
      await withdraw(row.id, 'user:analyst', 0);
      const after = await access.read(row.id);
      expect(after.row).toMatchObject({
        state: 'withdrawn',
        version: 1,
        step: null,
        due_at: null,
        reason: 'Not needed.',
      });
      expect(after.steps[0].status).toBe('skipped');
      expect(await access.waitsFor(row.id)).toEqual([]);
      expect(await actions(row.id)).toEqual([
        'request.created',
        'request.withdrawn',
      ]);
      expect(await access.told('event')).toContainEqual(
        expect.objectContaining({
          topic: 'data-mesh.access.request.withdrawn',
        }),
      );
      expect(await said(withdraw(row.id, 'user:analyst'))).toMatch(
        /ConflictError.*withdrawn/,
      );
    });

    it('by others who may act for its consumer', async () => {
      const { row } = await access.ask({ consumer: 'group:default/marketing' });
      await withdraw(row.id, 'user:campaigner');
      expect((await access.request(row.id)).state).toBe('withdrawn');
    });

    it('by nobody else, and by nobody who saw an older version', async () => {
      const { row } = await access.ask();
      expect(await said(withdraw(row.id, 'user:order-owner'))).toMatch(
        /NotAllowedError/,
      );
      expect(await said(withdraw(row.id, 'user:outsider'))).toMatch(
        /NotFoundError/,
      );
      expect(await said(withdraw(row.id, 'user:analyst', 5))).toMatch(
        /ConflictError.*pending/,
      );
    });
  });

  describe('is talked about', () => {
    const comment = async (
      requestId: string,
      user: string,
      question = false,
      text = 'For which campaign?',
    ) =>
      commentRequest(access.room, await access.caller(user), requestId, {
        comment: text,
        question,
      });

    it('with a question, which waits for the answer of the asking side', async () => {
      const { row } = await access.ask();
      await comment(row.id, 'user:order-owner', true);
      let now = await access.request(row.id);
      expect(Boolean(now.awaiting_answer)).toBe(true);
      expect(now).toMatchObject({ state: 'pending', version: 1 });
      expect((await access.told('notification')).at(-1)).toMatchObject({
        recipients: ['user:default/analyst'],
        description: 'For which campaign?',
      });

      await comment(row.id, 'user:order-engineer', false, 'I wonder too.');
      now = await access.request(row.id);
      expect(Boolean(now.awaiting_answer)).toBe(true);

      await comment(row.id, 'user:analyst', false, 'The one in spring.');
      now = await access.request(row.id);
      expect(Boolean(now.awaiting_answer)).toBe(false);
      expect((await access.told('notification')).at(-1)).toMatchObject({
        recipients: ['user:default/order-engineer', 'user:default/order-owner'],
        description: 'The one in spring.',
      });
      expect(
        (await access.audit(row.id)).map(({ data }) => data.comment).slice(1),
      ).toEqual(['For which campaign?', 'I wonder too.', 'The one in spring.']);
    });

    it('by nobody who has nothing to do with it, nor when it is over', async () => {
      const { row } = await access.ask();
      expect(await said(comment(row.id, 'user:outsider'))).toMatch(
        /NotFoundError/,
      );
      expect(await said(comment(row.id, 'user:analyst', true))).toMatch(
        /NotAllowedError/,
      );
      await access.decide(row.id, 'user:order-owner');
      expect(await said(comment(row.id, 'user:analyst'))).toMatch(
        /ConflictError.*approved/,
      );
    });

    it('in words that can be stored', async () => {
      const { row } = await access.ask();
      expect(
        await said(comment(row.id, 'user:order-owner', false, 'a\u0000')),
      ).toMatch(/InputError.*`comment`/);
    });
  });

  describe('is passed on', () => {
    const delegate = async (requestId: string, user: string, to: string) =>
      delegateRequest(access.room, await access.caller(user), requestId, {
        to,
        comment: 'On leave.',
      });

    it('to a deputy, who decides in the place of who passed it on', async () => {
      const { row } = await access.ask();
      await delegate(row.id, 'user:order-owner', 'user:default/director');
      expect(await access.waitsFor(row.id)).toEqual([
        'group:default/order-team',
        'user:default/director',
      ]);
      expect(await said(access.decide(row.id, 'user:order-owner'))).toMatch(
        /NotAllowedError.*passed this decision on to user:default\/director/,
      );
      const { row: after, decisions } = await access.decide(
        row.id,
        'user:director',
      );
      expect(after.state).toBe('approved');
      expect(decisions[0]).toMatchObject({
        by_ref: 'user:default/director',
        delegated_by: 'user:default/order-owner',
      });
      expect((await access.audit(row.id)).at(-1)).toMatchObject({
        actor: 'user:default/director',
        onBehalfOf: 'user:default/order-owner',
        action: 'request.approved',
      });
    });

    it('along a chain, of which only the last decides', async () => {
      const { row } = await access.ask();
      await delegate(row.id, 'user:order-owner', 'user:default/director');
      await delegate(row.id, 'user:director', 'group:default/data-protection');
      expect(await access.waitsFor(row.id)).toEqual([
        'group:default/data-protection',
        'group:default/order-team',
      ]);
      expect(await said(access.decide(row.id, 'user:director'))).toMatch(
        /NotAllowedError/,
      );
      expect(
        await said(delegate(row.id, 'user:dpo', 'user:default/order-owner')),
      ).toMatch(/InputError.*passed this on already/);
      expect((await access.decide(row.id, 'user:dpo')).row.state).toBe(
        'approved',
      );
    });

    it('failure mode 2: never to who asked, nor to those whom it is for', async () => {
      const { row } = await access.ask({ consumer: 'group:default/marketing' });
      for (const to of [
        'user:default/analyst',
        'user:default/campaigner',
        'group:default/marketing',
        'group:default/campaigns',
      ]) {
        expect(await said(delegate(row.id, 'user:order-owner', to))).toMatch(
          /InputError.*`to`.*themselves/,
        );
      }
    });

    it.each([
      ['nobody', 'user:default/nobody', /`to`.*no user/],
      ['an empty group', 'group:default/company', /`to`.*no group/],
      ['themselves', 'user:default/order-owner', /`to` is yourself/],
      ['a machine', 'component:default/billing', /`to`.*no reference/],
    ])('never to %s', async (_, to, why) => {
      const { row } = await access.ask();
      expect(await said(delegate(row.id, 'user:order-owner', to))).toMatch(why);
    });

    it('by nobody who may not decide', async () => {
      const { row } = await access.ask();
      for (const user of ['user:analyst', 'user:order-owner']) {
        if (user === 'user:order-owner') {
          await delegate(row.id, user, 'user:default/director');
        }
        expect(await said(delegate(row.id, user, 'user:default/dpo'))).toMatch(
          /NotAllowedError/,
        );
      }
    });

    it('for nothing, once who passed it on is not asked any more', async () => {
      const { row } = await access.ask();
      await delegate(row.id, 'user:order-owner', 'user:default/director');
      access.people.remove('user:order-owner');
      expect(await said(access.decide(row.id, 'user:director'))).toMatch(
        /NotAllowedError/,
      );
    });
  });

  describe('is brought before others', () => {
    const escalate = async (requestId: string, user: string) =>
      escalateRequest(access.room, await access.caller(user), requestId, {
        comment: 'Please look.',
      });

    it('by an approver at once: those above decide as well', async () => {
      const { row } = await access.ask();
      await escalate(row.id, 'user:order-engineer');
      expect(await access.waitsFor(row.id)).toEqual([
        'group:default/operations',
        'group:default/order-team',
      ]);
      expect((await access.read(row.id)).steps[0].escalated).toBe(1);
      expect((await access.told('notification')).at(-1)?.recipients).toEqual([
        'user:default/director',
        'user:default/order-engineer',
        'user:default/order-owner',
      ]);
      expect((await access.decide(row.id, 'user:director')).row.state).toBe(
        'approved',
      );
    });

    it('by who asks only when the approvers had their time', async () => {
      const { row } = await access.ask();
      expect(await said(escalate(row.id, 'user:analyst'))).toMatch(
        /ConflictError.*2026-01-17T10:00:00/,
      );
      access.pass({ days: 2 });
      await escalate(row.id, 'user:analyst');
      expect((await access.request(row.id)).version).toBe(1);
    });

    it('by nobody else', async () => {
      const { row } = await access.ask();
      expect(await said(escalate(row.id, 'user:outsider'))).toMatch(
        /NotFoundError/,
      );
    });

    it('up to the last, and then says that nobody is left', async () => {
      const { row } = await access.ask();
      await escalate(row.id, 'user:order-owner');
      expect(await said(escalate(row.id, 'user:order-owner'))).toMatch(
        /ConflictError.*nobody else/,
      );
    });

    it('in the end before the fallback, without those with an interest', async () => {
      access = await TestAccess.create(await databases.init(id), {
        config: {
          approvals: {
            fallbackApprovers: ['data-protection', 'user:analyst'],
          },
        },
      });
      const { row } = await access.ask();
      await escalate(row.id, 'user:order-owner');
      await escalate(row.id, 'user:order-owner');
      expect(await access.waitsFor(row.id)).toContain(
        'group:default/data-protection',
      );
      expect(await said(access.decide(row.id, 'user:analyst'))).toMatch(
        /NotAllowedError/,
      );
      expect((await access.decide(row.id, 'user:dpo')).row.state).toBe(
        'approved',
      );
    });
  });

  describe('is looked after', () => {
    const sweep = (replica = access) => new RequestSweep(replica.room).run();

    it('with a reminder, once, to those who have not decided', async () => {
      const { row } = await access.ask();
      expect(await sweep()).toMatchObject({ reminded: 0 });
      access.pass({ days: 2 });
      expect(await sweep()).toMatchObject({ reminded: 1, failed: 0 });
      expect(await sweep()).toMatchObject({ reminded: 0 });
      // Who looks at it may still decide: the version stays.
      expect((await access.request(row.id)).version).toBe(0);
      expect((await access.told('notification')).at(-1)).toMatchObject({
        title: expect.stringContaining('Reminder'),
        recipients: ['user:default/order-engineer', 'user:default/order-owner'],
        scope: `data-mesh:request:${row.id}:decide`,
      });
    });

    it('failure mode 1: by time, level by level, until it expires; never approved', async () => {
      const { row } = await access.ask();
      access.pass({ days: 7 });
      expect(await sweep()).toMatchObject({ escalated: 1, failed: 0 });
      expect(await access.waitsFor(row.id)).toEqual([
        'group:default/operations',
        'group:default/order-team',
      ]);
      access.pass({ days: 7 });
      // Nobody is in the group above, and there is no fallback.
      expect(await sweep()).toMatchObject({ escalated: 1, failed: 0 });
      expect(await access.audit(row.id)).toContainEqual(
        expect.objectContaining({
          actor: 'system:escalation',
          data: expect.objectContaining({
            to: [],
            reason: 'Nobody is left who may decide.',
          }),
        }),
      );
      access.pass({ days: 16 });
      expect(await sweep()).toMatchObject({ expired: 1, failed: 0 });
      const { row: after } = await access.read(row.id);
      expect(after).toMatchObject({ state: 'expired', due_at: null });
      expect(await access.waitsFor(row.id)).toEqual([]);
      expect(await access.knex('access_grants')).toEqual([]);
      expect(await sweep()).toMatchObject({ expired: 0, escalated: 0 });
      expect((await access.told('notification')).at(-1)).toMatchObject({
        recipients: ['user:default/analyst'],
        title: expect.stringContaining('expired'),
      });
    });

    it('after a long silence of all backends it expires, and nothing else', async () => {
      const { row } = await access.ask();
      access.pass({ days: 400 });
      expect(await sweep()).toMatchObject({
        expired: 1,
        escalated: 0,
        reminded: 0,
      });
      expect(await actions(row.id)).toEqual([
        'request.created',
        'request.expired',
      ]);
    });

    it('failure mode 4: by closing it when its product is gone', async () => {
      const { row } = await access.ask();
      const other = await access.ask(
        {
          product: 'dataproduct:default/audiences',
          port: 'audiences',
          role: undefined,
        },
        'user:dpo',
      );
      access.catalog.remove('dataproduct:default/orders');
      await access.registry.follow();
      expect(await sweep()).toMatchObject({ closed: 1 });
      expect((await access.request(row.id)).state).toBe('closed');
      expect((await access.request(other.row.id)).state).toBe('pending');
    });

    it('failure mode 11: one that cannot be looked after keeps none of the others waiting', async () => {
      const first = await access.ask();
      const second = await access.ask({}, 'user:campaigner');
      await access
        .knex('access_requests')
        .where({ id: first.row.id })
        .update({ snapshot: 'not JSON' });
      access.pass({ days: 31 });
      expect(await sweep()).toMatchObject({ expired: 1, failed: 1 });
      expect((await access.request(second.row.id)).state).toBe('expired');
      expect((await access.request(first.row.id)).state).toBe('pending');
    });

    it('while the catalog is down, by what needs no people only', async () => {
      const old = await access.ask();
      access.pass({ days: 24 });
      const young = await access.ask({}, 'user:campaigner');
      access.pass({ days: 7 });
      access.people.isDown = true;
      expect(await sweep()).toMatchObject({ expired: 1, escalated: 0 });
      expect((await access.request(old.row.id)).state).toBe('expired');
      access.people.isDown = false;
      expect(await sweep()).toMatchObject({ escalated: 1, failed: 0 });
      expect((await access.request(young.row.id)).state).toBe('pending');
    });

    it('failure mode 14: by two backends at the same time, once', async () => {
      const { row } = await access.ask();
      access.pass({ days: 7 });
      const replica = access.replica();
      await Promise.all([sweep(), sweep(replica)]);
      expect(
        (await actions(row.id)).filter(each => each === 'request.escalated'),
      ).toHaveLength(1);
    });

    it('to the last one, however many are due at once', async () => {
      for (let nth = 0; nth < 120; nth += 1) {
        await insertRequest(access.knex, {
          consumer_ref: `user:default/u${nth}`,
          created_at: access.now,
          due_at: access.now,
          expires_at: access.now,
        });
      }
      expect(await sweep()).toMatchObject({ expired: 120, failed: 0 });
      expect(
        await access.knex('access_requests').whereNot({ state: 'expired' }),
      ).toEqual([]);
    });

    it('stops when it is told to', async () => {
      await access.ask();
      access.pass({ days: 31 });
      const report = await new RequestSweep(access.room).run(
        AbortSignal.abort(),
      );
      expect(report.expired).toBe(0);
    });
  });

  describe('to renew a grant', () => {
    const grantOf = async () => {
      const { row } = await access.ask({ columns: ['lines.sku'] });
      const { row: approved } = await access.decide(row.id, 'user:order-owner');
      return access
        .knex('access_grants')
        .where({ id: approved.grant_id })
        .first();
    };
    const renew = async (grant: { id: string }, user = 'user:analyst') =>
      createRenewal(
        access.room,
        await access.caller(user),
        await access.knex('access_grants').where({ id: grant.id }).first(),
        { duration: 'P30D', justification: 'The campaign goes on.' },
      );

    it('asks for what the grant gives, is decided like any, and moves its end', async () => {
      const grant = await grantOf();
      access.pass({ days: 20 });
      const { row } = await access.read(await renew(grant));
      expect(row).toMatchObject({
        kind: 'renewal',
        renews: grant.id,
        state: 'pending',
        role: 'reader',
        columns: '["lines.sku"]',
      });
      expect(await access.waitsFor(row.id)).toEqual([
        'group:default/order-team',
      ]);
      const { row: approved } = await access.decide(row.id, 'user:order-owner');
      expect(approved.grant_id).toBe(grant.id);
      const after = await access
        .knex('access_grants')
        .where({ id: grant.id })
        .first();
      expect(new Date(after.ends_at).getTime()).toBeGreaterThan(
        new Date(grant.ends_at).getTime(),
      );
    });

    it('is asked once at a time, by those who use it', async () => {
      const grant = await grantOf();
      expect(await said(renew(grant, 'user:dpo'))).toMatch(/NotAllowedError/);
      await renew(grant);
      expect(await said(renew(grant))).toMatch(/ConflictError.*pending/);
    });

    it('is not asked of a retired product, nor for a role that is gone', async () => {
      const grant = await grantOf();
      await access
        .knex('access_grants')
        .where({ id: grant.id })
        .update({ role: 'former' });
      expect(await said(renew(grant))).toMatch(/InputError.*`role`/);
      await access.knex('access_grants').where({ id: grant.id }).update({
        product_ref: 'dataproduct:default/archive',
        port: 'files',
        role: '',
        columns: null,
      });
      expect(await said(renew(grant))).toMatch(/ConflictError.*retired/);
    });
  });
});
