import { Ledger } from '../../../ledger/Ledger';
import { at, omar } from '../../__testUtils__/grantDecisions';
import {
  describePostgres,
  type WorldOf,
} from '../../provisioning/__testUtils__/describeDatabases';
import { expireGrants } from './expireGrants';
import { extendGrant } from './extendGrant';

const DAY = 86_400_000;

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
});
