import { TargetUnavailableError } from '@backstage-data-mesh/plugin-data-mesh-node';
import type { AuditEntryRow } from '../../database/tables';
import { revokeGrant } from '../grants/operations/revokeGrant';
import { retryGrant } from '../grants/operations/retryGrant';
import {
  describeDatabases,
  type WorldOf,
} from '../provisioning/__testUtils__/describeDatabases';
import { FakeProvisioner } from '../provisioning/__testUtils__/FakePlatform';
import {
  KilledError,
  mortalLedger,
} from '../provisioning/__testUtils__/mortalLedger';
import type { ProvisioningWorld } from '../provisioning/__testUtils__/ProvisioningWorld';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const omar = { ref: 'user:default/omar' };

const revoke = (world: ProvisioningWorld, id: string, endSessions = false) =>
  revokeGrant(world.ledger(), omar, { id, comment: 'Over', endSessions });

describeDatabases('provisioning that fails', (current: WorldOf) => {
  let world: ProvisioningWorld;
  beforeEach(() => {
    world = current();
  });

  it('failure mode 4: access ends although product and contract are gone', async () => {
    const worker = world.reconciler();
    const id = await world.grant();
    await worker.runOnce();
    // Nothing of it is asked for again, so nothing of it can be missed: not
    // even the provisioner that would be chosen today.
    world.platform.tables.clear();
    await world
      .knex('access_grants')
      .where({ id })
      .update({ snapshot: JSON.stringify({ product: { title: 'Gone' } }) });
    await revoke(world, id);
    await worker.runOnce();
    expect(world.platform.roles.size).toBe(0);
    expect(await world.row(id)).toMatchObject({
      observed: 'absent',
      due_at: null,
    });
    expect(world.platform.count('plan')).toBe(1);
  });

  it('failure mode 8: a worker killed at any transaction or change leaves nothing undone and nothing double', async () => {
    const { leaseMs } = world.options.provisioning;
    let kills = 0;
    for (const when of ['before', 'after', 'change'] as const) {
      for (const ending of [false, true]) {
        let isKilled = true;
        for (let at = 1; isKilled; at += 1) {
          expect(at).toBeLessThan(40);
          const id = await world.grant();
          if (ending) {
            await world.reconciler().runOnce();
            await revoke(world, id);
          }
          const mortal = mortalLedger(world.ledger(), {
            at: when === 'change' ? Infinity : at,
            when: when === 'change' ? 'before' : when,
          });
          let changes = 0;
          world.platform.onChange = () => {
            changes += 1;
            if (when === 'change' && changes === at) {
              mortal.kill();
              throw new KilledError();
            }
          };
          await world
            .reconciler(undefined, { ledger: mortal.ledger })
            .runOnce()
            .catch(() => undefined);
          isKilled = mortal.isDead();
          kills += isKilled ? 1 : 0;
          world.platform.onChange = undefined;

          // Another worker, when the lease of the dead one is over.
          await world.wait(leaseMs + 1);
          await world.reconciler().runOnce();
          const observed = ending ? 'absent' : 'present';
          expect([when, at, await world.row(id)]).toEqual([
            when,
            at,
            expect.objectContaining({ observed, phase: 'idle', attempts: 0 }),
          ]);
          expect(world.platform.access()).toEqual(
            ending ? [] : ['anna orders'],
          );
          const story = await world.story(id);
          expect(story).toEqual([...new Set(story)]);
          if (!ending) {
            await revoke(world, id);
            await world.reconciler().runOnce();
          }
        }
      }
    }
    expect(kills).toBeGreaterThan(20);
  });

  it('failure mode 9: a revocation that fails stays live access, is told once, and is tried for ever', async () => {
    const worker = world.reconciler();
    const id = await world.grant();
    await worker.runOnce();
    await revoke(world, id);
    world.platform.onChange = () => {
      throw new Error('permission denied');
    };
    const before = world.platform.count('remove');
    await world.settle(worker, { steps: 40, stepMs: HOUR });

    expect(world.platform.access()).toEqual(['anna orders']);
    expect(await world.row(id)).toMatchObject({
      observed: 'present',
      phase: 'blocked',
      blocked_reason: 'permission denied',
      due_at: expect.anything(),
    });
    expect(world.platform.count('remove') - before).toBe(40);
    const alarms = (await world.told('notification')).filter(
      each => each.severity === 'critical',
    );
    expect(alarms).toEqual([
      expect.objectContaining({
        recipients: ['group:default/owners'],
        title: 'Access to Orders could not be taken away',
      }),
    ]);
    expect(await world.story(id)).not.toContain('grant.deprovisioned');

    world.platform.onChange = undefined;
    await worker.runOnce();
    expect(world.platform.access()).toEqual([]);
    expect((await world.story(id)).slice(-2)).toEqual([
      'grant.unblocked',
      'grant.deprovisioned',
    ]);
  });

  it('failure mode 10: what is gone from the platform already is done', async () => {
    const worker = world.reconciler();
    const id = await world.grant();
    await worker.runOnce();
    world.platform.roles.clear();
    world.platform.tables.clear();
    await revoke(world, id);
    await worker.runOnce();
    expect(await world.row(id)).toMatchObject({
      observed: 'absent',
      phase: 'idle',
      due_at: null,
    });
  });

  it('failure mode 11: a grant that always fails slows down, and holds up no other', async () => {
    const worker = world.reconciler();
    const poison = await world.grant();
    const fails = (method: string, grantId?: string) => {
      if (grantId === poison && method !== 'plan') {
        throw new Error('boom');
      }
    };
    world.platform.onCall = fails;
    const others = new Array<string>();
    for (let nth = 0; nth < 5; nth += 1) {
      world.people.addUser(`user${nth}`);
      others.push(await world.grant({ consumer: `user:default/user${nth}` }));
    }
    await worker.runOnce();
    for (const id of others) {
      expect(await world.row(id)).toMatchObject({ observed: 'present' });
    }
    // An hour of looking every minute would be 60 attempts.
    const calls = world.platform.count('ensure');
    await world.settle(worker, { steps: 60, stepMs: MINUTE });
    expect(world.platform.count('ensure') - calls).toBeLessThan(20);
    expect(await world.row(poison)).toMatchObject({
      phase: 'blocked',
      blocked_reason: 'boom',
    });

    // Mended, and told to try: it does not wait for the slow pace.
    world.platform.onCall = undefined;
    await retryGrant(world.ledger(), omar, poison);
    await worker.runOnce();
    expect(await world.row(poison)).toMatchObject({
      observed: 'present',
      phase: 'idle',
      blocked_reason: null,
    });
  });

  it('failure mode 11: a target that cannot be reached is left alone as a whole, at the cost of no grant', async () => {
    const provisioner = new FakeProvisioner(world.platform, 'fake', {
      target: order => (order.port === 'far' ? 'far' : 'near'),
    });
    const worker = world.reconciler([provisioner]);
    const far = await Promise.all(
      ['user:default/anna', 'user:default/omar'].map(consumer =>
        world.grant({ consumer, port: 'far' }),
      ),
    );
    const near = await world.grant({ port: 'near' });
    world.platform.onCall = (method, grantId) => {
      if (method !== 'plan' && grantId && far.includes(grantId)) {
        throw new TargetUnavailableError('connect ECONNREFUSED');
      }
    };
    const hourOfOutage = { steps: 120, stepMs: 30_000 };
    await world.settle(worker, hourOfOutage);
    expect(await world.row(near)).toMatchObject({ observed: 'present' });
    expect(await world.target('far')).toMatchObject({
      last_error: 'connect ECONNREFUSED',
      failing_since: expect.anything(),
    });
    for (const id of far) {
      expect(await world.row(id)).toMatchObject({
        attempts: 0,
        blocked_reason: null,
      });
    }
    expect(
      world.platform.calls.filter(call => far.includes(call.grantId!)).length,
    ).toBeLessThan(90);

    world.platform.onCall = undefined;
    await world.settle(worker, { steps: 40, stepMs: 30_000 });
    for (const id of far) {
      expect(await world.row(id)).toMatchObject({ observed: 'present' });
    }
    expect(await world.target('far')).toMatchObject({
      failing_since: null,
      failures: 0,
      last_error: null,
    });
  });

  it('failure mode 12: what expired while nobody worked is taken away at the start', async () => {
    const id = await world.grant({ duration: 'P7D' });
    await world.reconciler().runOnce();
    await world.wait(30 * DAY);
    await world.reconciler().runOnce();
    expect(world.platform.access()).toEqual([]);
    const row = await world.row(id);
    expect(row).toMatchObject({ end_kind: 'expired', observed: 'absent' });
    expect(row.ended_at).toEqual(row.ends_at);
    expect(await world.story(id)).toEqual([
      'grant.opened',
      'grant.provisioned',
      'grant.expired',
      'grant.deprovisioned',
    ]);
  });

  it('failure mode 13: only the clock of the database counts, however wrong that of a replica is', async () => {
    const clock = jest.spyOn(Date, 'now');
    try {
      const id = await world.grant({ duration: 'P7D' });
      let skew = 0;
      clock.mockImplementation(() => world.now.getTime() + skew);
      for (skew of [-10 * MINUTE, 10 * MINUTE, 300 * DAY]) {
        await world.reconciler().runOnce();
        expect(world.platform.access()).toEqual(['anna orders']);
        expect(await world.row(id)).toMatchObject({ end_kind: null });
      }
      await world.wait(7 * DAY - MINUTE);
      skew = 10 * MINUTE;
      await world.reconciler().runOnce();
      expect(world.platform.access()).toEqual(['anna orders']);
      await world.wait(MINUTE);
      skew = -10 * MINUTE;
      await world.reconciler().runOnce();
      expect(world.platform.access()).toEqual([]);
    } finally {
      clock.mockRestore();
    }
  });

  it('failure mode 16: a call that does not listen to its end changes nothing any more', async () => {
    const worker = world.reconciler();
    const id = await world.grant();
    let release = () => {};
    const held = new Promise<void>(resolve => {
      release = resolve;
    });
    let changes = 0;
    let hanging: Promise<unknown> | undefined;
    world.platform.onCall = async (method, _, context) => {
      if (method === 'ensure' && !hanging) {
        hanging = held.then(async () => {
          await context!.checkFence();
          changes += 1;
        });
        throw new Error('timed out');
      }
    };
    await worker.runOnce();
    await world.wait(MINUTE);
    await worker.runOnce();
    expect(await world.row(id)).toMatchObject({ observed: 'present' });
    release();
    await expect(hanging).rejects.toThrow();
    expect(changes).toBe(0);
  });

  it('failure mode 17: who holds two grants keeps what the other one gives', async () => {
    const worker = world.reconciler();
    world.people.groups.set('group:default/team', ['user:default/anna']);
    const own = await world.grant();
    await world.grant({
      consumer: 'group:default/team',
      consumerKind: 'group',
    });
    await worker.runOnce();
    await revoke(world, own);
    await worker.runOnce();
    expect(world.platform.access()).toEqual(['anna orders']);
  });

  it('failure mode 20: what a rebuilt table lost is given again, and both are on record', async () => {
    const worker = world.reconciler();
    const id = await world.grant();
    await worker.runOnce();
    world.platform.roles.forEach(role => role.tables.clear());
    await world.wait(HOUR);
    await worker.runOnce();
    expect(world.platform.access()).toEqual(['anna orders']);
    expect(await world.story(id)).toEqual([
      'grant.opened',
      'grant.provisioned',
      'grant.drifted',
      'grant.healed',
    ]);
  });

  it('failure mode 20: names of ours without a grant are reported, and those that others gave never touched', async () => {
    const worker = world.reconciler();
    const ended = await world.grant();
    await worker.runOnce();
    await revoke(world, ended);
    await worker.runOnce();
    const role = (environment: string, grantId: string) => ({
      target: 'warehouse',
      environment,
      grantId,
      tables: new Set(['orders']),
      logins: new Set(['eve']),
    });
    world.platform.roles
      .set(`dm_default_${ended}`, role('default', ended))
      .set('dm_default_unknown', role('default', 'unknown'))
      .set('dm_staging_x', role('staging', ended));
    await world.wait(2 * HOUR);
    await worker.runOnce();
    await worker.runOnce();

    expect([...world.platform.roles.keys()]).toEqual([
      'dm_default_unknown',
      'dm_staging_x',
    ]);
    expect(JSON.parse((await world.target()).orphans!)).toEqual([
      `dm_default_${ended}`,
      'dm_default_unknown',
    ]);
    await world.wait(2 * HOUR);
    await worker.runOnce();
    expect(JSON.parse((await world.target()).orphans!)).toEqual([
      'dm_default_unknown',
    ]);
  });

  it('failure mode 21: says which of several tables is missing, and gives only that one later', async () => {
    const worker = world.reconciler();
    world.platform.tables.add('customers');
    const id = await world.grant({
      tables: ['orders', 'customers', 'returns'],
    });
    await worker.runOnce();
    const row = await world.row(id);
    expect(row).toMatchObject({
      observed: 'partial',
      phase: 'granting',
      blocked_reason: 'Not given yet: returns: There is no such table',
    });
    expect(JSON.parse(row.observation!).items).toEqual([
      { name: 'customers', state: 'present' },
      { name: 'orders', state: 'present' },
      { name: 'returns', state: 'absent', message: 'There is no such table' },
    ]);
    world.platform.tables.add('returns');
    const changed = new Array<string>();
    world.platform.onChange = what => {
      changed.push(what);
    };
    await world.settle(worker);
    expect(changed).toEqual(['grant returns']);
    expect(await world.row(id)).toMatchObject({
      observed: 'present',
      phase: 'idle',
      health: 'healthy',
    });
  });

  it('failure mode 26: open sessions are ended where that was asked for', async () => {
    const worker = world.reconciler();
    const id = await world.grant();
    await worker.runOnce();
    await revoke(world, id, true);
    await worker.runOnce();
    expect(world.platform.endedSessions).toEqual(['anna']);

    const gentle = await world.grant();
    await worker.runOnce();
    await revoke(world, gentle);
    await worker.runOnce();
    expect(world.platform.endedSessions).toEqual(['anna']);
  });

  it('failure mode 27: no secret of a platform gets into ledger, audit log or messages', async () => {
    const worker = world.reconciler(undefined, { secrets: ['tomatosoup'] });
    world.platform.onCall = method => {
      if (method === 'ensure') {
        throw new Error(
          'cannot connect with tomatosoup to postgres://loader:hunter22@db/shop password=hunter22',
        );
      }
    };
    const id = await world.grant();
    await world.settle(worker, { steps: 20, stepMs: HOUR });
    const { blocked_reason: reason } = await world.row(id);
    expect(reason).toContain('cannot connect with ***');
    const kept = JSON.stringify([
      await world.knex('access_grants'),
      await world.knex('access_targets'),
      await world.knex<AuditEntryRow>('audit_entries'),
      await world.told(),
    ]);
    expect(kept).not.toMatch(/hunter22|tomatosoup/);
  });

  it('says what to install where no provisioner fits, and goes on when it was', async () => {
    const id = await world.grant({
      snapshot: { server: { type: 'kafka', settings: {} } },
    });
    await world.reconciler().runOnce();
    expect(await world.row(id)).toMatchObject({
      phase: 'blocked',
      blocked_reason: expect.stringContaining("type 'kafka' is installed"),
    });
    await world.wait(HOUR);
    await world
      .reconciler([
        new FakeProvisioner(world.platform, 'fake', { serverTypes: ['kafka'] }),
      ])
      .runOnce();
    expect(await world.row(id)).toMatchObject({
      observed: 'present',
      phase: 'idle',
      blocked_reason: null,
    });
    const story = await world.story(id);
    expect(story).toEqual([
      'grant.opened',
      'grant.blocked',
      'grant.unblocked',
      'grant.provisioned',
    ]);
  });

  it('gives nothing before the window begins, and begins in time', async () => {
    const worker = world.reconciler();
    const id = await world.grant({
      startsAt: new Date(world.now.getTime() + DAY),
    });
    await worker.runOnce();
    expect(world.platform.roles.size).toBe(0);
    expect(await world.story(id)).toEqual(['grant.opened', 'grant.scheduled']);
    await world.wait(DAY);
    await worker.runOnce();
    expect(world.platform.access()).toEqual(['anna orders']);
  });

  it('touches nothing for what was revoked before it began', async () => {
    const worker = world.reconciler();
    const id = await world.grant({
      startsAt: new Date(world.now.getTime() + DAY),
    });
    await worker.runOnce();
    await revoke(world, id);
    await worker.runOnce();
    expect(await world.row(id)).toMatchObject({
      due_at: null,
      observed: 'absent',
    });
    expect(world.platform.calls.map(call => call.method)).toEqual([
      'plan',
      'list',
    ]);
  });

  it('revokes what was revoked while it was being given', async () => {
    const worker = world.reconciler();
    const id = await world.grant();
    world.platform.onChange = async what => {
      if (what.startsWith('grant')) {
        world.platform.onChange = undefined;
        await revoke(world, id);
      }
    };
    await worker.runOnce();
    expect(world.platform.access()).toEqual([]);
    expect(await world.row(id)).toMatchObject({
      end_kind: 'revoked',
      observed: 'absent',
      due_at: null,
    });
    expect(await world.story(id)).toEqual([
      'grant.opened',
      'grant.revoked',
      'grant.provisioned',
      'grant.deprovisioned',
    ]);
  });

  it('says so when the provisioner of a target was taken away', async () => {
    const id = await world.grant();
    await world.reconciler().runOnce();
    await revoke(world, id);
    await world.reconciler([]).runOnce();
    expect(await world.target()).toMatchObject({
      last_error: expect.stringContaining("'fake' is not installed"),
    });
    expect(await world.row(id)).toMatchObject({ observed: 'present' });
    await world.reconciler().runOnce();
    expect(await world.target()).toMatchObject({
      last_error: null,
      failing_since: null,
    });
    expect(world.platform.access()).toEqual([]);
  });

  it('lets new work wait for no verification', async () => {
    const worker = world.reconciler();
    for (let nth = 0; nth < 30; nth += 1) {
      world.people.addUser(`user${nth}`);
      await world.grant({ consumer: `user:default/user${nth}` });
    }
    await worker.runOnce();
    await world.wait(HOUR);
    const order = new Array<string>();
    let late: string | undefined;
    world.platform.onCall = async (method, grantId) => {
      order.push(`${method} ${grantId === late ? 'new' : 'old'}`);
      if (!late) {
        late = 'soon';
        late = await world.grant();
        // Planned by the next round or another replica.
        await world
          .knex('access_grants')
          .where({ id: late })
          .update({
            provisioner: 'fake',
            target: 'warehouse',
            plan: JSON.stringify({
              steps: [],
              snapshot: {
                name: `dm_${late}`,
                target: 'warehouse',
                tables: ['orders'],
              },
            }),
          });
      }
    };
    await worker.runOnce();
    expect(order.indexOf('ensure new')).toBeGreaterThan(0);
    expect(order.indexOf('ensure new')).toBeLessThanOrEqual(20);
    expect(order.filter(each => each === 'observe old')).toHaveLength(30);
  });
});
