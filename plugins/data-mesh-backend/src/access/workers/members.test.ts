import {
  describeDatabases,
  type WorldOf,
} from '../provisioning/__testUtils__/describeDatabases';
import { FakeProvisioner } from '../provisioning/__testUtils__/FakePlatform';
import type { ProvisioningWorld } from '../provisioning/__testUtils__/ProvisioningWorld';

const HOUR = 3_600_000;
const ANNA = 'user:default/anna';
const OTTO = 'user:default/otto';
const EVE = 'user:default/eve';
const TEAM = 'group:default/team';

describeDatabases('who gets in through a grant', (current: WorldOf) => {
  let world: ProvisioningWorld;
  beforeEach(() => {
    world = current();
    world.people.addUser('otto');
    world.people.addUser('eve');
    world.people.groups.set(TEAM, [ANNA, OTTO]);
  });
  const toTeam = (port?: string) =>
    world.grant({ consumer: TEAM, consumerKind: 'group', port });

  it('failure mode 18: who joins a group gets in, and who leaves it does not any more', async () => {
    const worker = world.reconciler();
    const id = await toTeam();
    await worker.runOnce();
    expect(world.platform.access()).toEqual(['anna orders', 'otto orders']);

    world.people.groups.set(TEAM, [OTTO, EVE]);
    await world.wait(HOUR);
    await worker.runOnce();
    expect(world.platform.access()).toEqual(['eve orders', 'otto orders']);
    // Nobody touched the platform, so it is no drift.
    expect(await world.story(id)).toEqual([
      'grant.opened',
      'grant.provisioned',
      'grant.members-removed',
    ]);
  });

  it('failure mode 18: another login takes the place of the one before', async () => {
    const worker = world.reconciler();
    await world.grant();
    await worker.runOnce();
    world.people.addUser('anna', 'anna.new');
    await world.wait(HOUR);
    await worker.runOnce();
    expect(world.platform.access()).toEqual(['anna.new orders']);
  });

  it('failure mode 18: a group that the platform knows gets in as itself', async () => {
    const worker = world.reconciler();
    world.people.annotate(TEAM, 'data-mesh/login.fake', 'team_role');
    await toTeam();
    await worker.runOnce();
    expect(world.platform.access()).toEqual(['team_role orders']);
  });

  it('failure mode 5: nobody loses access while the catalog cannot be asked', async () => {
    const worker = world.reconciler();
    const id = await toTeam();
    await worker.runOnce();
    world.people.isDown = true;
    world.people.groups.clear();
    await world.settle(worker, { steps: 30, stepMs: HOUR });
    expect(world.platform.access()).toEqual(['anna orders', 'otto orders']);
    expect(await world.row(id)).toMatchObject({
      health: 'healthy',
      phase: 'idle',
    });
  });

  it('failure mode 5: what nobody was let in to waits for the catalog, and blames nobody', async () => {
    const worker = world.reconciler();
    world.people.isDown = true;
    const id = await toTeam();
    await world.settle(worker, { steps: 20, stepMs: 60_000 });
    expect(await world.row(id)).toMatchObject({
      observed: 'absent',
      phase: 'idle',
      blocked_reason: 'The catalog cannot be asked',
      attempts: 0,
    });
    world.people.isDown = false;
    await world.settle(worker);
    expect(world.platform.access()).toEqual(['anna orders', 'otto orders']);
  });

  it('failure mode 5: a group that vanishes for a moment loses nothing', async () => {
    const worker = world.reconciler();
    await toTeam();
    await worker.runOnce();
    world.people.groups.delete(TEAM);
    await world.settle(worker, { steps: 3, stepMs: 16 * 60_000 });
    expect(world.platform.access()).toEqual(['anna orders', 'otto orders']);
    world.people.groups.set(TEAM, [ANNA, OTTO]);
    await world.settle(worker, { steps: 3, stepMs: 16 * 60_000 });
    // The next time counts anew.
    world.people.groups.delete(TEAM);
    await world.settle(worker, { steps: 3, stepMs: 16 * 60_000 });
    expect(world.platform.access()).toEqual(['anna orders', 'otto orders']);
    await world.settle(worker, { steps: 4, stepMs: 16 * 60_000 });
    expect(world.platform.access()).toEqual([]);
  });

  it('failure mode 5: a mass of removals that nobody decided stops it all, and is told', async () => {
    const recipients = ['group:default/platform'];
    world.options.approvals.fallbackApprovers = recipients;
    world.options.provisioning.maxRevocationsPerHour = 5;
    const worker = world.reconciler();
    for (let nth = 0; nth < 4; nth += 1) {
      await toTeam(`port${nth}`);
    }
    const ending = await world.grant({ duration: 'P1D' });
    await worker.runOnce();
    expect(world.platform.access()).toHaveLength(9);
    // Somebody broke the ingestion of the group's members.
    world.people.groups.set(TEAM, [EVE]);
    await world.settle(worker, { steps: 4, stepMs: HOUR / 4 });
    const kept = world.platform.access().filter(each => !each.includes('eve'));
    expect(kept).toHaveLength(9 - 4);
    expect(await world.state()).toMatchObject({
      mode: 'observe',
      mode_cause: 'removals',
      mode_reason: expect.stringContaining('More than 5 members'),
    });
    expect(await world.story()).toContain('provisioning.stopped');
    expect(await world.told('notification')).toContainEqual(
      expect.objectContaining({ recipients, severity: 'critical' }),
    );

    // What ends by its window is taken away all the same.
    await world.wait(24 * HOUR);
    await worker.runOnce();
    expect(await world.row(ending)).toMatchObject({ observed: 'absent' });
    const rest = world.platform.access().filter(each => !each.includes('eve'));
    expect(rest).toHaveLength(4);
  });

  it('failure mode 5: removals are counted by the hour, and each only once', async () => {
    world.options.provisioning.maxRevocationsPerHour = 2;
    const worker = world.reconciler();
    await toTeam();
    await worker.runOnce();
    world.people.groups.set(TEAM, [OTTO, EVE]);
    world.platform.onChange = what => {
      if (what === 'remove anna') {
        throw new Error('not now');
      }
    };
    await world.wait(HOUR);
    await world.settle(worker, { steps: 10, stepMs: 60_000 });
    expect(await world.state()).toMatchObject({ mode: 'active', removals: 1 });
    world.platform.onChange = undefined;
    await world.settle(worker, { steps: 10, stepMs: 60_000 });
    expect(world.platform.access()).toEqual(['eve orders', 'otto orders']);

    for (const members of [[OTTO], [EVE], [ANNA]]) {
      world.people.groups.set(TEAM, members);
      await world.wait(HOUR);
      await worker.runOnce();
    }
    expect(await world.state()).toMatchObject({ mode: 'active' });
    expect(world.platform.access()).toEqual(['anna orders']);
  });

  it('failure mode 19: who has no login is named, and the others get in', async () => {
    const worker = world.reconciler();
    world.people.addUser('nologin', '');
    world.people.groups.set(TEAM, [ANNA, 'user:default/nologin']);
    const id = await toTeam();
    await worker.runOnce();
    expect(world.platform.access()).toEqual(['anna orders']);
    const { observation } = await world.row(id);
    expect(JSON.parse(observation!).members).toEqual([
      { ref: ANNA, login: 'anna' },
      {
        ref: 'user:default/nologin',
        problem:
          'Has no login for Fake: the entity lacks the annotation data-mesh/login.fake',
      },
    ]);
  });

  it('failure mode 19: nothing is given while nobody has a login, and it goes on when somebody does', async () => {
    const worker = world.reconciler();
    world.people.addUser('nologin', '');
    const id = await world.grant({ consumer: 'user:default/nologin' });
    await worker.runOnce();
    expect(world.platform.count('ensure')).toBe(0);
    expect(await world.row(id)).toMatchObject({
      phase: 'blocked',
      blocked_reason: expect.stringContaining(
        'Add the annotation data-mesh/login.fake',
      ),
    });
    world.people.addUser('nologin', 'someone');
    await world.settle(worker);
    expect(world.platform.access()).toEqual(['someone orders']);
  });

  it('failure mode 19: machines get in by their own login, and never by those of their owners', async () => {
    const worker = world.reconciler();
    const app = 'component:default/app';
    world.people.machines.set(app, {
      ref: app,
      kind: 'component',
      title: 'App',
      owner: TEAM,
    });
    const id = await world.grant({ consumer: app, consumerKind: 'component' });
    await worker.runOnce();
    expect(await world.row(id)).toMatchObject({ phase: 'blocked' });
    world.people.annotate(app, 'data-mesh/login.fake', 'app_svc');
    await world.settle(worker);
    expect(world.platform.access()).toEqual(['app_svc orders']);
  });

  it('failure mode 19: a provisioner that needs no logins is given members without', async () => {
    world.people.addUser('nologin', '');
    const worker = world.reconciler([
      new FakeProvisioner(world.platform, 'fake', { logins: false }),
    ]);
    const id = await world.grant({ consumer: 'user:default/nologin' });
    await worker.runOnce();
    expect(await world.row(id)).toMatchObject({
      observed: 'present',
      phase: 'idle',
    });
  });
});
