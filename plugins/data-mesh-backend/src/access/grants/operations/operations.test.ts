import { contractText } from '../../../__testUtils__/entities';
import { parseContract } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { AccessRequestRow, AccessTaskRow } from '../../../database/tables';
import type { AccessRoom } from '../../AccessRoom';
import { Ledger } from '../../../ledger/Ledger';
import type { Caller } from '../../../people/Caller';
import {
  describeDatabases,
  describePostgres,
  type WorldOf,
} from '../../provisioning/__testUtils__/describeDatabases';
import { FakeProvisioner } from '../../provisioning/__testUtils__/FakePlatform';
import type {
  GrantSpec,
  ProvisioningWorld,
} from '../../provisioning/__testUtils__/ProvisioningWorld';
import { requestTask } from '../../provisioning/requestTask';
import { openGrant } from '../openGrant';
import { completeTask } from './completeTask';
import { expireGrants } from './expireGrants';
import { extendGrant } from './extendGrant';
import { recertifyGrant } from './recertifyGrant';
import { remindRecertification } from './remindRecertification';
import { retryGrant } from './retryGrant';
import { returnGrant } from './returnGrant';
import { revokeGrant } from './revokeGrant';
import { warnGrants } from './warnGrants';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const omar = { ref: 'user:default/omar' };
const anna = { ref: 'user:default/anna' };

const at = (world: ProvisioningWorld, days: number) =>
  new Date(world.now.getTime() + days * DAY);

const extend = (
  world: ProvisioningWorld,
  id: string,
  endsAt: Date,
  version?: number,
) =>
  extendGrant(world.ledger(), omar, {
    id,
    endsAt,
    max: 'P365D',
    comment: 'The project goes on',
    version,
  });

const revoke = (world: ProvisioningWorld, id: string, version?: number) =>
  revokeGrant(world.ledger(), omar, {
    id,
    comment: 'Over',
    endSessions: false,
    version,
  });

/** How long access may last from the day it is renewed. */
const LONGEST = 'P365D';

/** A request that was approved for a grant that exists. */
async function renew(world: ProvisioningWorld, spec: GrantSpec) {
  const request: AccessRequestRow = world.request({ ...spec, kind: 'renewal' });
  const id = await world.ledger().transact(omar, async t => {
    await t.trx('access_requests').insert(request);
    return openGrant(t, request, LONGEST);
  });
  return { id, requestId: request.id };
}

describeDatabases('what people do with grants', (current: WorldOf) => {
  let world: ProvisioningWorld;
  beforeEach(() => {
    world = current();
  });

  it.each([
    ['revoked', (id: string) => revoke(world, id)],
    ['returned', (id: string) => returnGrant(world.ledger(), anna, { id })],
  ])('ends once: a grant that is %s cannot end again', async (state, end) => {
    const id = await world.grant();
    await end(id);
    const refused = `A grant that is ${state} cannot`;
    await expect(revoke(world, id)).rejects.toThrow(`${refused} be revoked`);
    await expect(returnGrant(world.ledger(), anna, { id })).rejects.toThrow(
      `${refused} be given back`,
    );
    await expect(extend(world, id, at(world, 60))).rejects.toThrow(
      `${refused} be extended`,
    );
    expect(await world.story(id)).toEqual(['grant.opened', `grant.${state}`]);
  });

  it('refuses a decision on an older version, and names the state', async () => {
    const id = await world.grant();
    await extend(world, id, at(world, 60));
    await expect(revoke(world, id, 0)).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining('it is active, in version 1'),
    });
    expect(await world.row(id)).toMatchObject({ end_kind: null });
  });

  it('knows no grant that is not there', async () => {
    const nothing = '00000000-0000-4000-8000-000000000000';
    await expect(revoke(world, nothing)).rejects.toMatchObject({
      name: 'NotFoundError',
    });
  });

  it.each([
    ['an earlier end', 20, /has to be later/],
    ['the same end', 30, /has to be later/],
    [
      'an end beyond the longest duration',
      366,
      /the longest duration is P365D/,
    ],
  ])('does not extend to %s', async (_, days, message) => {
    const id = await world.grant({ duration: 'P30D' });
    await expect(extend(world, id, at(world, days))).rejects.toThrow(message);
    expect(await world.story(id)).toEqual(['grant.opened']);
  });

  it('failure mode 22: an extended grant lasts on without a gap', async () => {
    const worker = world.reconciler();
    const id = await world.grant({ duration: 'P30D' });
    await worker.runOnce();
    await extend(world, id, at(world, 60));
    await world.wait(31 * DAY);
    await worker.runOnce();
    expect(world.platform.access()).toEqual(['anna orders']);
    expect(world.platform.count('remove')).toBe(0);
    await world.wait(30 * DAY);
    await worker.runOnce();
    expect(world.platform.access()).toEqual([]);
  });

  it('failure mode 22: a grant whose end has passed cannot be extended, recorded or not', async () => {
    const id = await world.grant({ duration: 'P30D' });
    await world.wait(30 * DAY);
    await expect(extend(world, id, at(world, 60))).rejects.toThrow(
      'A grant that is expired cannot be extended',
    );
  });

  it('renews without a gap, under the same name in the platform', async () => {
    const worker = world.reconciler();
    const id = await world.grant({ duration: 'P30D' });
    await worker.runOnce();
    const roles = [...world.platform.roles.keys()];
    const renewal = await renew(world, { duration: 'P30D', renews: id });
    expect(renewal.id).toBe(id);
    expect(await world.row(id)).toMatchObject({
      request_id: renewal.requestId,
      target: 'warehouse',
    });
    await world.wait(47 * DAY);
    await worker.runOnce();
    expect([...world.platform.roles.keys()]).toEqual(roles);
    expect(world.platform.count('remove')).toBe(0);
    await world.wait(13 * DAY);
    await worker.runOnce();
    expect(world.platform.access()).toEqual([]);
    expect(await world.story(id)).toEqual([
      'grant.opened',
      'grant.provisioned',
      'grant.renewed',
      'grant.warned',
      'grant.expired',
      'grant.deprovisioned',
    ]);
  });

  it('lets early renewals not add up to more than the longest duration', async () => {
    const id = await world.grant({ duration: 'P300D' });
    const end = async () =>
      new Date((await world.row(id)).ends_at).getTime() - world.now.getTime();
    const day = 86_400_000;
    await renew(world, { duration: 'P60D', renews: id });
    expect(await end()).toBe(360 * day);
    await renew(world, { duration: 'P60D', renews: id });
    expect(await end()).toBe(365 * day);
    await renew(world, { duration: 'P60D', renews: id });
    expect(await end()).toBe(365 * day);
  });

  it('opens a new grant when the old one was over before the renewal was approved', async () => {
    const worker = world.reconciler();
    const old = await world.grant({ duration: 'P30D' });
    await worker.runOnce();
    await world.wait(30 * DAY);
    const { id } = await renew(world, { duration: 'P30D', renews: old });
    expect(id).not.toBe(old);
    await worker.runOnce();
    expect(await world.row(old)).toMatchObject({
      end_kind: 'expired',
      observed: 'absent',
    });
    expect(await world.row(id)).toMatchObject({ observed: 'present' });
    expect(world.platform.roles.size).toBe(1);
  });

  it('failure mode 6: a renewal that gives less takes the rest away', async () => {
    const worker = world.reconciler();
    world.platform.tables.add('customers');
    const id = await world.grant({ tables: ['orders', 'customers'] });
    await worker.runOnce();
    await renew(world, { tables: ['orders'], renews: id });
    await worker.runOnce();
    expect(world.platform.access()).toEqual(['anna orders']);
    expect(await world.row(id)).toMatchObject({
      replaced_plan: null,
      observed: 'present',
      phase: 'idle',
    });
  });

  it('failure mode 6: what lies elsewhere by now is a new grant, and the old one is taken away', async () => {
    const worker = world.reconciler([
      new FakeProvisioner(world.platform, 'fake', {
        target: order => order.server?.settings.database ?? 'warehouse',
      }),
    ]);
    const id = await world.grant();
    await worker.runOnce();
    await renew(world, {
      renews: id,
      snapshot: { server: { type: 'fake', settings: { database: 'new' } } },
    });
    await worker.runOnce();
    await worker.runOnce();
    expect(await world.row(id)).toMatchObject({
      end_kind: 'superseded',
      target: 'warehouse',
      observed: 'absent',
      due_at: null,
    });
    expect([...world.platform.roles.values()]).toEqual([
      expect.objectContaining({ target: 'new' }),
    ]);
    expect(await world.story(id)).toContain('grant.superseded');
  });

  it('failure mode 6: a grant that ends between two plans is taken away by the one that was in force', async () => {
    const worker = world.reconciler();
    world.platform.tables.add('customers');
    const id = await world.grant({ tables: ['orders', 'customers'] });
    await worker.runOnce();
    await renew(world, { tables: ['orders'], renews: id });
    await revoke(world, id);
    await worker.runOnce();
    expect(world.platform.roles.size).toBe(0);
    expect(await world.row(id)).toMatchObject({
      observed: 'absent',
      due_at: null,
      replaced_plan: null,
    });
  });

  it('warns once before each end, and of short windows in their last quarter', async () => {
    const warn = () => warnGrants(world.ledger(), 14 * DAY);
    const long = await world.grant({ duration: 'P90D', port: 'long' });
    const short = await world.grant({ duration: 'P8D', port: 'short' });
    expect(await warn()).toBe(0);
    await world.wait(6 * DAY + 1);
    expect(await warn()).toBe(1);
    expect(await warn()).toBe(0);
    expect(await world.story(short)).toContain('grant.warned');
    await world.wait(70 * DAY);
    await expireGrants(world.ledger());
    expect(await warn()).toBe(1);
    await extend(world, long, at(world, 60));
    expect(await warn()).toBe(0);
    await world.wait(50 * DAY);
    expect(await warn()).toBe(1);
    expect(await world.told('notification')).toContainEqual(
      expect.objectContaining({
        recipients: ['user:default/anna'],
        title: 'Your access to Orders ends on 2026-05-30',
      }),
    );
  });

  it('asks owners to confirm what is due for it once a week, and lets access go on', async () => {
    world.options.recertifyMs = 90 * DAY;
    const worker = world.reconciler();
    const id = await world.grant({ duration: 'P300D' });
    await worker.runOnce();
    expect(await remindRecertification(world.ledger())).toBe(0);
    await world.wait(91 * DAY);
    expect(await remindRecertification(world.ledger())).toBe(1);
    expect(await remindRecertification(world.ledger())).toBe(0);
    await world.wait(7 * DAY);
    expect(await remindRecertification(world.ledger())).toBe(1);
    await world.wait(100 * DAY);
    await worker.runOnce();
    expect(await world.row(id)).toMatchObject({ observed: 'present' });
    expect(await world.told('notification')).toContainEqual(
      expect.objectContaining({
        recipients: ['group:default/owners'],
        title: expect.stringContaining('still right?'),
      }),
    );
  });

  describe('confirming', () => {
    const contract = (hash: string, columns: string[]) => ({
      hash,
      text: '',
      reader_version: 1,
      contract: JSON.stringify(
        parseContract(contractText({ columns, server: 'fake' })).contract,
      ),
      problems: '[]',
      technologies: '[]',
      contract_id: null,
      version: hash,
      api_version: null,
      status: null,
      column_count: columns.length,
    });
    const room = (isKnown = true) =>
      ({
        ...world.room(),
        model: {
          current: async () => ({
            index: { get: () => (isKnown ? {} : undefined) },
          }),
        },
      }) as unknown as AccessRoom;
    const recertify = (id: string, isKnown = true) =>
      recertifyGrant(room(isKnown), omar, { id, comment: 'Looked at it' });

    beforeEach(async () => {
      const ref = 'dataproduct:default/orders';
      await world.knex('products').insert({
        ref,
        content_hash: '',
        revision: 1,
        projection_version: 1,
        projection: '{}',
        document: '{}',
        first_seen_at: world.now,
        updated_at: world.now,
      });
      await world
        .knex('contracts')
        .insert([contract('one', ['id']), contract('two', ['id', 'email'])]);
      await world.knex('contract_revisions').insert({
        product_ref: ref,
        port: 'main',
        revision: 2,
        hash: 'two',
        first_seen_at: world.now,
        last_seen_at: null,
      });
    });

    it('failure mode 6: pins the contract of today, so that the grant grows only then', async () => {
      const seen = new Array<unknown>();
      const provisioner = new FakeProvisioner(world.platform, 'fake', {
        target: order => {
          seen.push(order.columns[0].paths, order.contractHash);
          return 'warehouse';
        },
      });
      const worker = world.reconciler([provisioner]);
      const id = await world.grant({ contractHash: 'one' });
      await world.settle(worker, { steps: 3, stepMs: HOUR });
      expect(seen).toEqual([['id'], 'one']);

      await recertify(id);
      await worker.runOnce();
      expect(seen.slice(2)).toEqual([['id', 'email'], 'two']);
      const row = await world.row(id);
      expect(row).toMatchObject({
        contract_hash: 'two',
        observed: 'present',
        phase: 'idle',
      });
      expect(JSON.parse(row.snapshot).contractVersion).toBe('1.0.0');
      expect(await world.story(id)).toContain('grant.recertified');
    });

    it('failure mode 6: gives of chosen columns no others than were chosen', async () => {
      const id = await world.grant({
        contractHash: 'one',
        columns: ['orders.id'],
      });
      await recertify(id);
      const row = await world.row(id);
      expect(JSON.parse(row.snapshot).columns).toEqual([
        expect.objectContaining({ schema: 'orders', paths: ['id'] }),
      ]);
      expect(row.columns).toBe('["orders.id"]');
    });

    it('refuses when nothing is left of what was approved, and when the product is gone', async () => {
      const id = await world.grant({
        contractHash: 'one',
        columns: ['orders.gone'],
      });
      await expect(recertify(id)).rejects.toThrow('none of the columns');
      await expect(recertify(id, false)).rejects.toThrow('can only be revoked');
      expect(await world.story(id)).toEqual(['grant.opened']);
    });
  });

  describe('tasks', () => {
    const TEAM = 'group:default/platform';
    const caller = (ref: string, groups: string[] = []): Caller => ({
      credentials: {} as Caller['credentials'],
      actor: { ref },
      person: { ref, title: ref, groups, allGroups: groups, owns: [] },
      refs: [ref, ...groups],
    });
    const ops = caller('user:default/ops', [TEAM]);
    const ask = (id: string, create = true) =>
      requestTask(
        world.ledger(),
        id,
        {
          key: 'grant:1',
          action: 'grant',
          title: 'Give it',
          instructions: ['Do it'],
          assignees: [TEAM],
        },
        { create },
      );
    const taskOf = async (grantId: string): Promise<AccessTaskRow> => {
      const row = await world
        .knex<AccessTaskRow>('access_tasks')
        .where({ grant_id: grantId })
        .first();
      return row!;
    };

    it('are made once, told to their assignees, and completed by one of them', async () => {
      const id = await world.grant();
      expect(await ask(id)).toEqual({ status: 'open' });
      expect((await ask(id)).status).toBe('open');
      const told = await world.told('notification');
      expect(told).toEqual([
        expect.objectContaining({ recipients: [TEAM], title: 'Give it' }),
      ]);
      const task = await taskOf(id);
      await completeTask(world.ledger(), ops, { id: task.id, outcome: 'done' });
      expect(await ask(id)).toMatchObject({
        status: 'done',
        completedBy: 'user:default/ops',
      });
      expect(await world.row(id)).toMatchObject({ priority: 0 });
      expect(await world.story(id)).toEqual([
        'grant.opened',
        'task.created',
        'task.completed',
      ]);
      await expect(
        completeTask(world.ledger(), ops, { id: task.id, outcome: 'done' }),
      ).rejects.toThrow('A task that is done cannot be completed');
    });

    it('do not exist for others, and are not completed by services', async () => {
      const id = await world.grant();
      await ask(id);
      const { id: task } = await taskOf(id);
      const order = { id: task, outcome: 'done' } as const;
      await expect(
        completeTask(world.ledger(), caller('user:default/eve'), order),
      ).rejects.toMatchObject({ name: 'NotFoundError' });
      await expect(
        completeTask(
          world.ledger(),
          { ...ops, person: undefined, refs: [] },
          order,
        ),
      ).rejects.toMatchObject({ name: 'NotAllowedError' });
    });

    it('are refused with a reason, and asked for again when somebody retries', async () => {
      const id = await world.grant();
      await ask(id);
      const { id: task } = await taskOf(id);
      const refused = { id: task, outcome: 'refused' } as const;
      await expect(completeTask(world.ledger(), ops, refused)).rejects.toThrow(
        '`comment` is missing',
      );
      await completeTask(world.ledger(), ops, {
        ...refused,
        comment: 'No such table',
      });
      expect(await ask(id)).toMatchObject({ status: 'refused' });
      await retryGrant(world.ledger(), omar, id);
      expect(await ask(id)).toEqual({ status: 'open' });
    });

    it('are not made by looking, nor for what has ended, and end with the grant', async () => {
      const id = await world.grant();
      expect(await ask(id, false)).toEqual({ status: 'cancelled' });
      expect(await taskOf(id)).toBeUndefined();
      await ask(id);
      await revoke(world, id);
      expect(await ask(id)).toMatchObject({ status: 'cancelled' });
      expect(await world.story(id)).toContain('task.cancelled');

      const other = await world.grant();
      await revoke(world, other);
      expect(await ask(other)).toEqual({ status: 'cancelled' });
      expect(await taskOf(other)).toBeUndefined();
    });
  });

  it('has nothing to retry once all is over', async () => {
    const worker = world.reconciler();
    const id = await world.grant();
    await worker.runOnce();
    await revoke(world, id);
    await worker.runOnce();
    await expect(retryGrant(world.ledger(), omar, id)).rejects.toMatchObject({
      name: 'ConflictError',
    });
  });
});

describePostgres('races between people and time', (current: WorldOf) => {
  it.each([
    // Who came first is certain in two rounds, and open when both come at once.
    ['extending comes first', 1],
    ['expiring comes first', 1],
    ['both come at once', 30],
  ])('failure mode 22: one of them wins when %s', async (who, rounds) => {
    const world = current();
    for (let round = 0; round < rounds; round += 1) {
      const id = await world.grant({ duration: 'P30D', port: `p${round}` });
      const end = at(world, 30);
      // The clock of the database passes the end while both are at work.
      let ticks = 0;
      const passing = async () => {
        ticks += 1;
        const isOver = ticks > 1 + (round % 2);
        return isOver ? end : new Date(end.getTime() - 1);
      };
      const extending = (now: () => Promise<Date>) =>
        extendGrant(new Ledger({ knex: world.knex, now }), omar, {
          id,
          endsAt: new Date(end.getTime() + 30 * DAY),
          max: 'P365D',
          comment: 'x',
        });
      const expiring = (now: () => Promise<Date>) =>
        expireGrants(new Ledger({ knex: world.knex, now }));
      const before = async () => new Date(end.getTime() - 1);
      const after = async () => end;

      let extended: PromiseSettledResult<unknown>;
      if (who === 'both come at once') {
        [extended] = await Promise.allSettled([
          extending(passing),
          expiring(passing),
          expiring(passing),
        ]);
      } else {
        if (who === 'expiring comes first') await expiring(after);
        [extended] = await Promise.allSettled([extending(before)]);
      }
      const certain = {
        'extending comes first': 'fulfilled',
        'expiring comes first': 'rejected',
      }[who];
      expect(extended.status).toBe(certain ?? extended.status);
      // Whoever came too late comes again.
      await expiring(after);
      const row = await world.row(id);
      const story = await world.story(id);
      expect(story).toHaveLength(2);
      expect([extended.status, row.end_kind, story[1]]).toEqual(
        extended.status === 'fulfilled'
          ? ['fulfilled', null, 'grant.extended']
          : ['rejected', 'expired', 'grant.expired'],
      );
    }
  });

  it('two revocations and a return at once end a grant once', async () => {
    const world = current();
    const id = await world.grant();
    const results = await Promise.allSettled([
      revoke(world, id),
      revoke(world, id),
      returnGrant(world.ledger(), anna, { id }),
    ]);
    expect(results.filter(each => each.status === 'fulfilled')).toHaveLength(1);
    expect(await world.story(id)).toHaveLength(2);
  });
});
