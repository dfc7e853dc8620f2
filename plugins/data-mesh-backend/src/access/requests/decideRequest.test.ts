import { NotFoundError, ServiceUnavailableError } from '@backstage/errors';
import { createTestDatabases } from '../../__testUtils__/databases';
import { accessProducts, ordersContract } from '../__testUtils__/accessWorld';
import { TestAccess } from '../__testUtils__/TestAccess';
import { GoneError } from '../GoneError';
import type { AccessSnapshot } from '../snapshot';
import { decideRequest } from './operations/decideRequest';
import { decideRequests } from './operations/decideRequests';
import { withdrawRequest } from './operations/withdrawRequest';

const databases = createTestDatabases();

const FULL = { role: 'full_reader' };

describe.each(databases.eachSupportedId())('deciding on %s', id => {
  let access: TestAccess;

  beforeEach(async () => {
    access = await TestAccess.create(await databases.init(id));
  });

  /** What somebody is told who may not decide; undefined when they may. */
  const refusal = (requestId: string, user: string) =>
    access.decide(requestId, user).then(
      () => undefined,
      error => `${error.name}: ${error.message}`,
    );

  it('opens a grant with the last approval, in the same transaction', async () => {
    const { row } = await access.ask();
    access.pass({ hours: 5 });
    const { row: approved, decisions } = await access.decide(
      row.id,
      'user:order-owner',
    );
    expect(approved).toMatchObject({
      state: 'approved',
      version: 1,
      step: null,
      due_at: null,
    });
    expect(decisions).toMatchObject([
      { by_ref: 'user:default/order-owner', verdict: 'approve', position: 0 },
    ]);
    const [grant] = await access.knex('access_grants');
    expect(grant).toMatchObject({
      id: approved.grant_id,
      request_id: row.id,
      consumer_ref: 'user:default/analyst',
      contract_hash: row.contract_hash,
      end_kind: null,
    });
    expect(new Date(grant.starts_at)).toEqual(access.now);
    expect(await access.waitsFor(row.id)).toEqual([]);
    expect((await access.audit(row.id)).map(each => each.action)).toEqual([
      'request.created',
      'grant.opened',
      'request.approved',
    ]);
    expect(await access.told('notification')).toContainEqual(
      expect.objectContaining({
        recipients: ['user:default/analyst'],
        title: expect.stringContaining('approved'),
      }),
    );
    expect(access.woken).toContainEqual({ messages: true, work: true });
  });

  it('asks one step after the other, and grants nothing before the last', async () => {
    const { row, steps } = await access.ask(FULL);
    expect(steps.map(({ status }) => status)).toEqual(['open', 'waiting']);
    expect(await refusal(row.id, 'user:dpo')).toMatch(/not among those/);

    const first = await access.decide(row.id, 'user:order-owner');
    expect(first.row).toMatchObject({ state: 'pending', step: 1, version: 1 });
    expect(first.steps.map(({ status }) => status)).toEqual([
      'approved',
      'open',
    ]);
    expect(await access.waitsFor(row.id)).toEqual([
      'group:default/data-protection',
    ]);
    expect(await access.knex('access_grants')).toEqual([]);
    expect(await refusal(row.id, 'user:order-engineer')).toMatch(
      /not among those/,
    );

    const second = await access.decide(row.id, 'user:dpo');
    expect(second.row.state).toBe('approved');
    expect((await access.audit(row.id)).map(each => each.action)).toEqual([
      'request.created',
      'request.step-approved',
      'grant.opened',
      'request.approved',
    ]);
  });

  it('ends with a rejection, which needs a reason', async () => {
    const { row } = await access.ask(FULL);
    const caller = await access.caller('user:order-owner');
    await expect(
      decideRequest(access.room, caller, {
        requestId: row.id,
        verdict: 'reject',
        version: 0,
        comment: '  ',
      }),
    ).rejects.toThrow(/`comment`/);
    const rejected = await access.decide(row.id, 'user:order-owner', 'reject');
    expect(rejected.row).toMatchObject({
      state: 'rejected',
      reason: 'Not for this purpose.',
    });
    expect(rejected.steps.map(({ status }) => status)).toEqual([
      'rejected',
      'skipped',
    ]);
    expect(await access.waitsFor(row.id)).toEqual([]);
    expect(await access.knex('access_grants')).toEqual([]);
  });

  it('asks the owner where the approvers of the contract are nobody', async () => {
    const { steps } = await access.ask({ role: 'lines_reader' });
    expect(steps).toMatchObject([{ source: 'owner' }]);
  });

  describe('failure mode 2: nobody decides for themselves,', () => {
    it('not as the requester', async () => {
      const { row } = await access.ask({}, 'user:order-engineer');
      expect(await refusal(row.id, 'user:order-engineer')).toMatch(
        /NotAllowedError.*yourself/,
      );
      expect((await access.decide(row.id, 'user:order-owner')).row.state).toBe(
        'approved',
      );
    });

    it('not on behalf of their group, and neither do others of the group', async () => {
      const { row } = await access.ask(
        {
          product: 'dataproduct:default/audiences',
          port: 'audiences',
          role: undefined,
          consumer: 'group:default/marketing',
        },
        'user:campaigner',
      );
      // The owner is the consumer, and nobody is in the group above.
      expect(await access.waitsFor(row.id)).toEqual([
        'group:default/marketing',
      ]);
      for (const user of ['user:analyst', 'user:campaigner']) {
        expect(await refusal(row.id, user)).toMatch(/NotAllowedError/);
      }
    });

    it('not for a component of their group', async () => {
      access.people.user('user:double', 'group:marketing', 'group:order-team');
      const { row } = await access.ask({
        consumer: 'component:default/shop-ui',
      });
      expect(await refusal(row.id, 'user:double')).toMatch(
        /NotAllowedError.*those whom this access is for/,
      );
    });

    it('not as the last who is left: it is brought before others', async () => {
      access.people.remove('user:order-owner');
      const { row, steps } = await access.ask({}, 'user:order-engineer');
      expect(steps[0]).toMatchObject({ escalated: 1, status: 'open' });
      expect(await access.waitsFor(row.id)).toEqual([
        'group:default/operations',
        'group:default/order-team',
      ]);
      expect(await refusal(row.id, 'user:order-engineer')).toMatch(/yourself/);
      expect((await access.decide(row.id, 'user:director')).row.state).toBe(
        'approved',
      );
    });

    it('not by joining the group that is asked, nor does who joins the consumer meanwhile', async () => {
      const { row } = await access.ask({ consumer: 'group:default/marketing' });
      access.people.user('user:analyst', 'group:marketing', 'group:order-team');
      expect(await refusal(row.id, 'user:analyst')).toMatch(/yourself/);
      access.people.user(
        'user:order-owner',
        'group:order-team',
        'group:campaigns',
      );
      expect(await refusal(row.id, 'user:order-owner')).toMatch(
        /those whom this access is for/,
      );
    });
  });

  describe('failure mode 1: approvers are those of the moment of deciding:', () => {
    it('who left a minute ago decides nothing', async () => {
      const { row } = await access.ask();
      access.people.remove('user:order-owner');
      expect(await refusal(row.id, 'user:order-owner')).toMatch(
        /NotAllowedError.*catalog has no user/,
      );
    });

    it('who joined a minute ago decides', async () => {
      const { row } = await access.ask();
      access.people.user('user:new', 'group:order-team');
      expect((await access.decide(row.id, 'user:new')).row.state).toBe(
        'approved',
      );
    });

    it('a step that opens with nobody in it goes to those above at once', async () => {
      access.people.remove('user:dpo').user('user:ceo', 'group:company');
      const { row } = await access.ask(FULL);
      const { row: next } = await access.decide(row.id, 'user:order-owner');
      expect(next.state).toBe('pending');
      expect(await access.waitsFor(row.id)).toEqual([
        'group:default/company',
        'group:default/data-protection',
      ]);
    });

    it('where nobody is left at all it waits, tells, and is never approved', async () => {
      access.people.remove('user:dpo');
      const { row } = await access.ask(FULL);
      const { row: next } = await access.decide(row.id, 'user:order-owner');
      expect(next).toMatchObject({ state: 'pending', step: 1 });
      expect(await access.knex('access_grants')).toEqual([]);
      expect(await access.audit(row.id)).toContainEqual(
        expect.objectContaining({
          action: 'request.escalated',
          data: expect.objectContaining({ to: [] }),
        }),
      );
      expect(await access.told('notification')).toContainEqual(
        expect.objectContaining({
          title: expect.stringContaining('Nobody can decide'),
          recipients: ['group:default/order-team'],
        }),
      );
    });
  });

  it('failure mode 3: the claims of a token are not believed', async () => {
    const { row } = await access.ask();
    // Signed in as a member of the team, and was moved since.
    const caller = await access.caller('user:order-owner');
    access.people.user('user:order-owner', 'group:marketing');
    await expect(
      decideRequest(access.room, caller, {
        requestId: row.id,
        verdict: 'approve',
        version: 0,
      }),
    ).rejects.toThrow(/not among those who are asked/);
    expect((await access.request(row.id)).state).toBe('pending');
  });

  it('decides nothing while the catalog is down', async () => {
    const { row } = await access.ask();
    const caller = await access.caller('user:order-owner');
    access.people.isDown = true;
    await expect(
      decideRequest(access.room, caller, {
        requestId: row.id,
        verdict: 'approve',
        version: 0,
      }),
    ).rejects.toBeInstanceOf(ServiceUnavailableError);
    expect((await access.request(row.id)).version).toBe(0);
  });

  describe('failure mode 4: a request whose', () => {
    it.each([
      ['product', () => access.catalog.remove('dataproduct:default/orders')],
      [
        'port',
        () => {
          const [orders] = accessProducts();
          const spec = { ...orders.spec, outputPorts: [{ name: 'renamed' }] };
          access.catalog.put({
            ...orders,
            metadata: { ...orders.metadata, annotations: {} },
            spec,
          });
        },
      ],
    ])('%s is gone is closed, and the decision says so', async (_, remove) => {
      const { row } = await access.ask();
      remove();
      await access.registry.follow();
      const error = await access
        .decide(row.id, 'user:order-owner')
        .catch(e => e);
      expect(error).toBeInstanceOf(GoneError);
      expect(error).toMatchObject({ statusCode: 410 });
      const closed = await access.read(row.id);
      expect(closed.row).toMatchObject({
        state: 'closed',
        reason: expect.stringContaining('no longer'),
      });
      expect(closed.steps[0].status).toBe('skipped');
      expect(await access.waitsFor(row.id)).toEqual([]);
      expect(await access.audit(row.id)).toContainEqual(
        expect.objectContaining({
          action: 'request.closed',
          actor: 'system:catalog',
        }),
      );
      expect(await refusal(row.id, 'user:order-owner')).toMatch(
        /ConflictError.*closed/,
      );
    });
  });

  it('failure mode 6: what is granted is what was asked, though the contract promises more by now', async () => {
    const { row } = await access.ask(FULL);
    access.catalog.put(
      ...accessProducts({
        contract: ordersContract({
          version: '2.0.0',
          columns: ['customer_email'],
        }),
      }),
    );
    await access.registry.follow();
    await access.decide(row.id, 'user:order-owner');
    await access.decide(row.id, 'user:dpo');
    const [grant] = await access.knex('access_grants');
    const snapshot: AccessSnapshot = JSON.parse(grant.snapshot);
    expect(grant.contract_hash).toBe(row.contract_hash);
    expect(snapshot.contractVersion).toBe('1.0.0');
    expect(snapshot.columns[0].paths).toEqual([
      'order_id',
      'amount',
      'delivery_address',
    ]);
    // The contract that was approved can still be read.
    expect(
      await access.knex('contracts').where({ hash: row.contract_hash }),
    ).toHaveLength(1);
  });

  it('refuses a decision about what its maker has not seen', async () => {
    const { row } = await access.ask();
    const caller = await access.caller('user:order-owner');
    await expect(
      decideRequest(access.room, caller, {
        requestId: row.id,
        verdict: 'approve',
        version: 7,
      }),
    ).rejects.toThrow(/still pending, but it changed/);
    await access.decide(row.id, 'user:order-engineer', 'reject');
    await expect(
      decideRequest(access.room, caller, {
        requestId: row.id,
        verdict: 'approve',
        version: 0,
      }),
    ).rejects.toThrow(/rejected by now/);
  });

  it('tells a stranger nothing about a request', async () => {
    const { row } = await access.ask();
    const stranger = await access.caller('user:outsider');
    const order = { verdict: 'approve' as const, version: 0 };
    const hidden = await decideRequest(access.room, stranger, {
      ...order,
      requestId: row.id,
    }).catch(e => e);
    const absent = await decideRequest(access.room, stranger, {
      ...order,
      requestId: '00000000-0000-4000-8000-000000000000',
    }).catch(e => e);
    expect(hidden).toBeInstanceOf(NotFoundError);
    expect(hidden.message.replace(row.id, '')).toBe(
      absent.message.replace('00000000-0000-4000-8000-000000000000', ''),
    );
  });

  it('failure mode 25: decides nothing when the audit log cannot be written', async () => {
    const { row } = await access.ask();
    const before = await access.read(row.id);
    const told = (await access.told()).length;
    await access.knex('audit_head').delete();
    await expect(access.decide(row.id, 'user:order-owner')).rejects.toThrow(
      /audit log/,
    );
    expect(await access.read(row.id)).toEqual(before);
    expect(await access.knex('access_grants')).toEqual([]);
    expect(await access.waitsFor(row.id)).toEqual(['group:default/order-team']);
    expect(await access.told()).toHaveLength(told);
  });

  it('decides several, each for itself', async () => {
    const one = await access.ask();
    const two = await access.ask(FULL);
    const own = await access.ask({}, 'user:order-owner');
    const vote = (requestId: string, version = 0) => ({
      requestId,
      version,
      verdict: 'approve' as const,
    });
    const outcomes = await decideRequests(
      access.room,
      await access.caller('user:order-owner'),
      [
        vote(one.row.id),
        vote(own.row.id),
        vote(two.row.id, 3),
        vote('00000000-0000-4000-8000-000000000000'),
        vote(one.row.id),
      ],
    );
    expect(outcomes.map(({ status }) => status)).toEqual([
      200, 403, 409, 404, 409,
    ]);
    expect(outcomes[0].request?.state).toBe('approved');
    expect(outcomes[1].request?.state).toBe('pending');
    expect(outcomes[3].request).toBeUndefined();
  });

  it('failure mode 7: a double click is one decision', async () => {
    const { row } = await access.ask();
    const results = await Promise.allSettled(
      Array.from({ length: 5 }, () =>
        access.decide(row.id, 'user:order-owner'),
      ),
    );
    expect(results.filter(each => each.status === 'fulfilled')).toHaveLength(1);
    expect((await access.read(row.id)).decisions).toHaveLength(1);
  });
});

const onPostgres = databases.supports('POSTGRES_18') ? describe : describe.skip;

onPostgres('several backends (skipped without PostgreSQL)', () => {
  it('failure mode 7: of two approvers in the same millisecond exactly one wins, and the other is told the state', async () => {
    const one = await TestAccess.create(await databases.init('POSTGRES_18'));
    const other = one.replica();
    // Each wins where it comes first; where all come at once, any of them.
    const rounds = ['approve', 'reject', 'withdraw'].concat(
      Array(22).fill('all at once'),
    );
    for (const [round, first] of rounds.entries()) {
      one.people.user('user:analyst', 'group:marketing');
      const { row } = await one.ask({ justification: `Round ${round}.` });
      const decide = async (
        access: TestAccess,
        user: string,
        verdict: 'approve' | 'reject',
      ) =>
        decideRequest(access.room, await access.caller(user), {
          requestId: row.id,
          version: 0,
          verdict,
          comment: verdict,
        }).then(() => verdict);
      const withdraw = async () =>
        withdrawRequest(
          other.room,
          await other.caller('user:analyst'),
          row.id,
          {},
        ).then(() => 'withdraw');
      const attempts: Record<string, () => Promise<string>> = {
        approve: () => decide(one, 'user:order-owner', 'approve'),
        reject: () => decide(other, 'user:order-engineer', 'reject'),
        withdraw,
      };
      const early = first in attempts ? await attempts[first]() : undefined;
      const others = Object.keys(attempts).filter(name => name !== early);
      const results = await Promise.allSettled([
        ...(early ? [early] : []),
        ...others.map(name => attempts[name]()),
      ]);
      const won = results.flatMap(each =>
        each.status === 'fulfilled' ? [each.value] : [],
      );
      const lost = results.flatMap(each =>
        each.status === 'rejected' ? [each.reason] : [],
      );
      expect(won).toHaveLength(1);
      expect(won).toContain(early ?? won[0]);

      const { row: after, decisions } = await one.read(row.id);
      const state = {
        approve: 'approved',
        reject: 'rejected',
        withdraw: 'withdrawn',
      }[won[0]];
      expect(after).toMatchObject({ state, version: 1 });
      for (const error of lost) {
        expect(error.name).toBe('ConflictError');
        expect(error.message).toContain(state);
      }
      expect(decisions).toHaveLength(won[0] === 'withdraw' ? 0 : 1);
      const ended = (await one.audit(row.id)).filter(({ action }) =>
        /approved|rejected|withdrawn/.test(action),
      );
      expect(ended).toHaveLength(1);
      const grants = await one.knex('access_grants').where({
        request_id: row.id,
      });
      expect(grants).toHaveLength(won[0] === 'approve' ? 1 : 0);
      // So that the next round may ask again.
      await one.knex('access_grants').update({ end_kind: 'revoked' });
    }
  });

  it('failure mode 13: a backend whose clock is off by ten minutes writes the time of the database', async () => {
    const access = await TestAccess.create(
      await databases.init('POSTGRES_18'),
      {
        clock: 'database',
      },
    );
    const real = await access.room.ledger.now();
    const ahead = new Date(real.getTime() + 600_000);
    jest.useFakeTimers({
      now: ahead,
      doNotFake: [
        'hrtime',
        'nextTick',
        'performance',
        'queueMicrotask',
        'setImmediate',
        'clearImmediate',
        'setInterval',
        'clearInterval',
        'setTimeout',
        'clearTimeout',
      ],
    });
    try {
      const { row } = await access.ask();
      const { row: approved } = await access.decide(row.id, 'user:order-owner');
      const [grant] = await access.knex('access_grants');
      for (const instant of [
        row.created_at,
        approved.decided_at,
        grant.starts_at,
      ]) {
        expect(new Date(instant).getTime()).toBeLessThan(
          ahead.getTime() - 300_000,
        );
      }
    } finally {
      jest.useRealTimers();
    }
  });
});
