import { setTimeout as pause } from 'node:timers/promises';
import { revokeGrant } from '../grants/operations/revokeGrant';
import {
  describeDatabases,
  describePostgres,
  type WorldOf,
} from '../provisioning/__testUtils__/describeDatabases';
import { FakeProvisioner } from '../provisioning/__testUtils__/FakePlatform';
import { claimTarget } from '../provisioning/claimTarget';

const omar = { ref: 'user:default/omar' };

describePostgres('several replicas at work', (current: WorldOf) => {
  it('failure mode 14: each grant is given, and taken away, by one of them only', async () => {
    const world = current();
    let atWork = 0;
    let most = 0;
    const working = new Map<string, number>();
    world.platform.onCall = async (method, grantId) => {
      if (method !== 'ensure' && method !== 'remove') {
        return;
      }
      atWork += 1;
      most = Math.max(most, atWork);
      working.set(grantId!, (working.get(grantId!) ?? 0) + 1);
      await pause(2);
      atWork -= 1;
    };
    const ids = new Array<string>();
    for (let nth = 0; nth < 20; nth += 1) {
      world.people.addUser(`user${nth}`);
      ids.push(await world.grant({ consumer: `user:default/user${nth}` }));
    }
    const replicas = [1, 2, 3].map(() => world.reconciler());
    const runAll = async () => {
      await Promise.all(replicas.map(replica => replica.runOnce()));
      // What one left to another that had finished.
      await replicas[0].runOnce();
    };
    await runAll();
    expect(world.platform.access()).toHaveLength(20);
    expect([...working.values()]).toEqual(ids.map(() => 1));
    // One target: one after the other, over all replicas.
    expect(most).toBe(1);

    working.clear();
    await Promise.all(
      ids.map(id =>
        revokeGrant(world.ledger(), omar, {
          id,
          comment: 'x',
          endSessions: false,
        }),
      ),
    );
    await runAll();
    expect(world.platform.roles.size).toBe(0);
    expect([...working.values()]).toEqual(ids.map(() => 1));
    for (const id of ids) {
      expect(await world.story(id)).toEqual([
        'grant.opened',
        'grant.provisioned',
        'grant.revoked',
        'grant.deprovisioned',
      ]);
    }
  });

  it('failure mode 14: different targets are worked on at the same time', async () => {
    const world = current();
    // Whoever comes first waits for another one: never, where each target waits
    // for the one before.
    let atWork = 0;
    let meet = () => {};
    const both = new Promise<void>(resolve => {
      meet = resolve;
    });
    world.platform.onCall = async method => {
      if (method === 'ensure') {
        atWork += 1;
        if (atWork === 2) meet();
        await both;
      }
    };
    const provisioner = new FakeProvisioner(world.platform, 'fake', {
      target: order => order.port,
    });
    for (const port of ['a', 'b', 'c']) {
      await world.grant({ port });
    }
    await world.reconciler([provisioner]).runOnce();
    expect(atWork).toBe(3);
  });

  it('failure mode 14: of several that want a target at once, one gets it', async () => {
    const world = current();
    await world.grant();
    await world.reconciler().runOnce();
    await world.wait(3_600_000);
    const claims = await Promise.all(
      Array.from({ length: 8 }, (_, nth) =>
        claimTarget(world.ledger(), {
          holder: `holder ${nth}`,
          leaseMs: 60_000,
          provisioners: ['fake'],
          except: [],
          listEveryMs: 1,
        }),
      ),
    );
    const held = claims.filter(lease => lease !== undefined);
    expect(held).toHaveLength(1);
    await held[0].release();
  });
});

describeDatabases('a replica that loses its target', (current: WorldOf) => {
  it('failure mode 15: what a dead replica held is taken over when its lease is over, and not before', async () => {
    const world = current();
    const id = await world.grant();
    await world.reconciler().runOnce();
    await world.wait(3_600_000);
    const dead = await claimTarget(world.ledger(), {
      holder: 'dead',
      leaseMs: 60_000,
      provisioners: ['fake'],
      except: [],
      listEveryMs: 1,
    });
    // It dies: nobody renews its lease any more.
    dead!.lose();
    await revokeGrant(world.ledger(), omar, {
      id,
      comment: 'x',
      endSessions: false,
    });
    await world.wait(59_000);
    await world.reconciler().runOnce();
    expect(world.platform.access()).toEqual(['anna orders']);
    await world.wait(1_001);
    await world.reconciler().runOnce();
    expect(world.platform.access()).toEqual([]);
  });

  it('failure mode 16: a worker whose target was taken over changes and records nothing more', async () => {
    const world = current();
    world.platform.tables.add('customers');
    const id = await world.grant({ tables: ['customers', 'orders'] });
    let isTaken = false;
    const changed = new Array<string>();
    world.platform.onChange = async what => {
      changed.push(what);
      if (!isTaken) {
        isTaken = true;
        // The process stood still for longer than its lease.
        await world.wait(world.options.provisioning.leaseMs + 1);
        const other = await claimTarget(world.ledger(), {
          holder: 'other',
          leaseMs: 60_000,
          provisioners: ['fake'],
          except: [],
          listEveryMs: 1,
        });
        other!.lose();
      }
    };
    await world.reconciler().runOnce();
    expect(changed).toHaveLength(1);
    expect(await world.row(id)).toMatchObject({
      observed: 'absent',
      phase: 'granting',
      attempts: 0,
    });
    expect(Number((await world.target()).fence)).toBe(2);

    await world.wait(60_001);
    await world.reconciler().runOnce();
    expect(await world.row(id)).toMatchObject({ observed: 'present' });
    expect(world.platform.access()).toEqual(['anna customers', 'anna orders']);
  });

  it('failure mode 15: a worker stops when it is told to, and leaves the rest to others', async () => {
    const world = current();
    for (let nth = 0; nth < 5; nth += 1) {
      world.people.addUser(`user${nth}`);
      await world.grant({ consumer: `user:default/user${nth}` });
    }
    const stopping = world.reconciler();
    world.platform.onCall = method => {
      if (method === 'ensure') {
        void stopping.stop();
      }
    };
    await stopping.runOnce();
    expect(world.platform.access()).toHaveLength(1);
    expect(await world.target()).toMatchObject({ lease_holder: null });
    world.platform.onCall = undefined;
    await world.reconciler().runOnce();
    expect(world.platform.access()).toHaveLength(5);
  });
});
