import {
  describeDatabases,
  type WorldOf,
} from '../../provisioning/__testUtils__/describeDatabases';
import type { ProvisioningWorld } from '../../provisioning/__testUtils__/ProvisioningWorld';
import { remindRecertification } from './remindRecertification';

const DAY = 86_400_000;

describeDatabases('what owners are asked', (current: WorldOf) => {
  let world: ProvisioningWorld;
  beforeEach(() => {
    world = current();
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
});
