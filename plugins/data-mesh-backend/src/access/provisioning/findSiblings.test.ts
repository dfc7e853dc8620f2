import type {
  ProvisionedGrant,
  ProvisionerContext,
} from '@backstage-data-mesh/plugin-data-mesh-node';
import { describeDatabases } from './__testUtils__/describeDatabases';
import { FakeProvisioner } from './__testUtils__/FakePlatform';

const DAY = 24 * 60 * 60 * 1000;

/** Remembers whom it was told of as the others. */
class CuriousProvisioner extends FakeProvisioner {
  readonly told = new Map<string, ProvisionedGrant[]>();

  override async ensure(grant: ProvisionedGrant, context: ProvisionerContext) {
    this.told.set(grant.grantId, await context.siblings!());
    return super.ensure(grant, context);
  }

  override async remove(grant: ProvisionedGrant, context: ProvisionerContext) {
    this.told.set(grant.grantId, await context.siblings!());
    return super.remove(grant, context);
  }

  idsFor(id: string): string[] {
    return (this.told.get(id) ?? []).map(each => each.grantId);
  }
}

describeDatabases('the other grants of a target', worldOf => {
  it('failure mode 17: are those that should be there now, and no others', async () => {
    const world = worldOf();
    world.people.addUser('otto');
    const fake = new CuriousProvisioner(world.platform, 'fake', {
      target: order => (order.port === 'far' ? 'elsewhere' : 'warehouse'),
    });
    const worker = world.reconciler([fake]);
    const live = await world.grant({ consumer: 'user:default/otto' });
    const ended = await world.grant();
    await world.grant({ port: 'far' });
    await world.grant({ startsAt: new Date(world.now.getTime() + 10 * DAY) });
    await world.settle(worker);
    await world
      .knex('access_grants')
      .where({ id: ended })
      .update({ end_kind: 'revoked', ended_at: world.now, due_at: world.now });
    const last = await world.grant();
    await world.settle(worker);

    expect(fake.idsFor(last)).toEqual([live]);
    expect(fake.idsFor(ended).sort()).toEqual([live, last].sort());
    expect(fake.told.get(last)).toEqual([
      {
        grantId: live,
        environment: 'default',
        snapshot: expect.objectContaining({ tables: ['orders'] }),
        state: undefined,
        members: [{ ref: 'user:default/otto', login: 'otto' }],
        endsAt: expect.any(Date),
        endSessions: false,
      },
    ]);
  });

  it('failure mode 5: keep their people while the catalog cannot be asked', async () => {
    const world = worldOf();
    world.people.addUser('otto');
    const fake = new CuriousProvisioner(world.platform);
    const worker = world.reconciler([fake]);
    await world.grant({ consumer: 'user:default/otto' });
    const ended = await world.grant();
    await world.settle(worker);
    world.people.isDown = true;
    await world
      .knex('access_grants')
      .where({ id: ended })
      .update({ end_kind: 'revoked', ended_at: world.now, due_at: world.now });
    await world.settle(worker);
    expect(fake.told.get(ended)?.map(each => each.members)).toEqual([
      [{ ref: 'user:default/otto', login: 'otto' }],
    ]);
  });
});

describeDatabases('a target that cannot be reached', worldOf => {
  it('failure mode 11: is left alone for as long as it asks', async () => {
    const world = worldOf();
    const worker = world.reconciler();
    world.platform.onCall = method => {
      if (method === 'ensure') {
        throw Object.assign(new Error('Too many calls'), {
          name: 'TargetUnavailableError',
          retryAfterMs: 600_000,
        });
      }
    };
    await world.grant();
    await world.settle(worker, { steps: 2, stepMs: 1000 });
    const calls = world.platform.count('ensure');
    expect(calls).toBe(1);
    await world.wait(590_000);
    await worker.runOnce();
    expect(world.platform.count('ensure')).toBe(calls);
    await world.wait(20_000);
    await worker.runOnce();
    expect(world.platform.count('ensure')).toBe(calls + 1);
  });

  it('failure mode 11: is not held up by the one grant for which it cannot', async () => {
    const world = worldOf();
    const worker = world.reconciler();
    const poison = await world.grant();
    world.platform.onCall = (method, id) => {
      if (method === 'ensure' && id === poison) {
        throw Object.assign(new Error('No answer in time'), {
          name: 'TargetUnavailableError',
        });
      }
    };
    const healthy = [
      await world.grant({ consumer: world.people.addUser('otto') }),
      await world.grant({ consumer: world.people.addUser('olga') }),
    ];
    await world.settle(worker, { steps: 20 });
    for (const id of healthy) {
      await expect(world.row(id)).resolves.toMatchObject({
        observed: 'present',
      });
    }
    await expect(world.row(poison)).resolves.toMatchObject({
      observed: 'absent',
    });
  });
});
