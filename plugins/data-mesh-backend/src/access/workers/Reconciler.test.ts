import { createTestDatabases } from '../../__testUtils__/databases';
import { revokeGrant } from '../grants/operations/revokeGrant';
import { ProvisioningWorld } from '../provisioning/__testUtils__/ProvisioningWorld';

const DAY = 24 * 60 * 60 * 1000;
const omar = { ref: 'user:default/omar' };

describe.each(createTestDatabases().eachSupportedId())(
  'the reconciler on %s',
  databaseId => {
    const databases = createTestDatabases();
    let world: ProvisioningWorld;

    beforeEach(async () => {
      world = await ProvisioningWorld.create(await databases.init(databaseId));
    });
    afterEach(() => world.knex.destroy());

    it('gives what was approved, and takes it away when it is revoked', async () => {
      const worker = world.reconciler();
      const id = await world.grant();
      await worker.runOnce();

      expect(world.platform.access()).toEqual(['anna orders']);
      expect(await world.row(id)).toMatchObject({
        observed: 'present',
        phase: 'idle',
        health: 'healthy',
        provisioner: 'fake',
        target: 'warehouse',
        attempts: 0,
        priority: 1,
      });

      await revokeGrant(world.ledger(), omar, {
        id,
        comment: 'No longer needed',
        endSessions: false,
      });
      await worker.runOnce();

      expect(world.platform.access()).toEqual([]);
      expect(await world.row(id)).toMatchObject({
        end_kind: 'revoked',
        observed: 'absent',
        phase: 'idle',
        due_at: null,
      });
      expect(await world.story(id)).toEqual([
        'grant.opened',
        'grant.provisioned',
        'grant.revoked',
        'grant.deprovisioned',
      ]);
    });

    it('takes away what has expired, without anybody doing anything', async () => {
      const worker = world.reconciler();
      const id = await world.grant({ duration: 'P7D' });
      await worker.runOnce();
      await world.wait(2 * DAY);
      await worker.runOnce();
      expect(world.platform.access()).toEqual(['anna orders']);

      await world.wait(5 * DAY);
      await worker.runOnce();
      expect(world.platform.access()).toEqual([]);
      expect(await world.row(id)).toMatchObject({
        end_kind: 'expired',
        observed: 'absent',
        due_at: null,
      });
    });
  },
);
