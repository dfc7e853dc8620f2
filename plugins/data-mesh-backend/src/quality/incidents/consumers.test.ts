import { createTestDatabases } from '../../__testUtils__/databases';
import { insertGrant } from '../../access/__testUtils__/insertRows';
import { consumersOfProduct } from '../../access/grants/consumersOfProduct';
import { ScoreWorld } from '../scores/__testUtils__/ScoreWorld';

const databases = createTestDatabases();

describe.each(databases.eachSupportedId())('a fall is told, on %s', id => {
  it('to the owner, and to those who have access at that moment', async () => {
    const world = await ScoreWorld.create(await databases.init(id));
    await world.reset();
    world.quality.room.consumersOf = consumersOfProduct;
    const at = (hours: number) =>
      new Date(world.quality.now.getTime() + hours * 3_600_000);
    const windows: Array<[consumer: string, begins: Date, ends: Date]> = [
      ['was', at(-48), at(-1)],
      ['is', at(-1), at(24)],
      ['will-be', at(2), at(48)],
    ];
    for (const [consumer, starts_at, ends_at] of windows) {
      await insertGrant(world.knex, {
        consumer_ref: `user:default/${consumer}`,
        starts_at,
        ends_at,
      });
    }
    const fails = {
      name: 'first',
      outcome: 'fail',
      severity: 'error',
    } as const;
    await world.run([fails]);
    expect((await world.told()).map(([recipients]) => recipients)).toEqual([
      'group:default/order-team,user:default/is',
    ]);
    world.quality.pass({ hours: 3 });
    await world.run([{ ...fails, outcome: 'pass' }]);
    expect((await world.told()).map(([recipients]) => recipients)).toEqual([
      'group:default/order-team,user:default/is,user:default/will-be',
    ]);
  });
});
