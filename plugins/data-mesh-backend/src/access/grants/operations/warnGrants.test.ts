import { at, extend } from '../../__testUtils__/grantDecisions';
import {
  describeDatabases,
  type WorldOf,
} from '../../provisioning/__testUtils__/describeDatabases';
import type { ProvisioningWorld } from '../../provisioning/__testUtils__/ProvisioningWorld';
import { expireGrants } from './expireGrants';
import { warnGrants } from './warnGrants';

const DAY = 86_400_000;

describeDatabases(
  'what consumers are told before the end',
  (current: WorldOf) => {
    let world: ProvisioningWorld;
    beforeEach(() => {
      world = current();
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
  },
);
