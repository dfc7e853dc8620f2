import { anna, at, extend, revoke } from '../../__testUtils__/grantDecisions';
import {
  describeDatabases,
  describePostgres,
  type WorldOf,
} from '../../provisioning/__testUtils__/describeDatabases';
import type { ProvisioningWorld } from '../../provisioning/__testUtils__/ProvisioningWorld';
import { returnGrant } from './returnGrant';

describeDatabases('ending', (current: WorldOf) => {
  let world: ProvisioningWorld;
  beforeEach(() => {
    world = current();
  });

  it.each([
    ['revoked', (id: string) => revoke(world, id)],
    ['returned', (id: string) => returnGrant(world.ledger(), anna, { id })],
  ])('ends once: a grant that is %s cannot end again', async (state, end) => {
    const id = await world.grant();
    await end(id);
    const refused = `A grant that is ${state} cannot`;
    await expect(revoke(world, id)).rejects.toThrow(`${refused} be revoked`);
    await expect(returnGrant(world.ledger(), anna, { id })).rejects.toThrow(
      `${refused} be given back`,
    );
    await expect(extend(world, id, at(world, 60))).rejects.toThrow(
      `${refused} be extended`,
    );
    expect(await world.story(id)).toEqual(['grant.opened', `grant.${state}`]);
  });

  it('refuses a decision on an older version, and names the state', async () => {
    const id = await world.grant();
    await extend(world, id, at(world, 60));
    await expect(revoke(world, id, 0)).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining('it is active, in version 1'),
    });
    expect(await world.row(id)).toMatchObject({ end_kind: null });
  });

  it('knows no grant that is not there', async () => {
    const nothing = '00000000-0000-4000-8000-000000000000';
    await expect(revoke(world, nothing)).rejects.toMatchObject({
      name: 'NotFoundError',
    });
  });
});

describePostgres('people who end a grant at once', (current: WorldOf) => {
  it('two revocations and a return at once end a grant once', async () => {
    const world = current();
    const id = await world.grant();
    const results = await Promise.allSettled([
      revoke(world, id),
      revoke(world, id),
      returnGrant(world.ledger(), anna, { id }),
    ]);
    expect(results.filter(each => each.status === 'fulfilled')).toHaveLength(1);
    expect(await world.story(id)).toHaveLength(2);
  });
});
