import { at, extend } from '../../__testUtils__/grantDecisions';
import {
  describeDatabases,
  type WorldOf,
} from '../../provisioning/__testUtils__/describeDatabases';
import type { ProvisioningWorld } from '../../provisioning/__testUtils__/ProvisioningWorld';

const DAY = 86_400_000;

describeDatabases('extending', (current: WorldOf) => {
  let world: ProvisioningWorld;
  beforeEach(() => {
    world = current();
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
});
