import { omar, revoke } from '../../__testUtils__/grantDecisions';
import {
  describeDatabases,
  type WorldOf,
} from '../../provisioning/__testUtils__/describeDatabases';
import type { ProvisioningWorld } from '../../provisioning/__testUtils__/ProvisioningWorld';
import { retryGrant } from './retryGrant';

describeDatabases('retrying', (current: WorldOf) => {
  let world: ProvisioningWorld;
  beforeEach(() => {
    world = current();
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
