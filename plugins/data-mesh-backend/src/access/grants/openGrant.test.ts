import { renew, revoke } from '../__testUtils__/grantDecisions';
import {
  describeDatabases,
  type WorldOf,
} from '../provisioning/__testUtils__/describeDatabases';
import type { ProvisioningWorld } from '../provisioning/__testUtils__/ProvisioningWorld';
import { FakeProvisioner } from '../provisioning/__testUtils__/FakePlatform';

const DAY = 86_400_000;

describeDatabases('renewing', (current: WorldOf) => {
  let world: ProvisioningWorld;
  beforeEach(() => {
    world = current();
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
});
