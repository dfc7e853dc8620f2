import { resumeProvisioning } from '../grants/operations/resumeProvisioning';
import { revokeGrant } from '../grants/operations/revokeGrant';
import {
  describeDatabases,
  type WorldOf,
} from '../provisioning/__testUtils__/describeDatabases';
import { getProvisioningStatus } from '../provisioning/getProvisioningStatus';
import type { ProvisioningWorld } from '../provisioning/__testUtils__/ProvisioningWorld';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const admin = { ref: 'user:default/admin' };

describeDatabases(
  'a ledger that may not be the true one',
  (current: WorldOf) => {
    let world: ProvisioningWorld;
    beforeEach(() => {
      world = current();
      world.options.provisioning.maxSilenceMs = 2 * DAY;
    });

    const resume = (environment = world.options.environment) =>
      resumeProvisioning(world.ledger(), admin, {
        comment: 'I compared them',
        environment,
      });
    const changes = () =>
      world.platform.calls.filter(({ method }) =>
        ['ensure', 'remove'].includes(method),
      ).length;

    it('failure mode 24: after a long silence it only looks, until somebody says that all is right', async () => {
      const worker = world.reconciler();
      const drifting = await world.grant({ port: 'a' });
      const ending = await world.grant({ port: 'b', duration: 'P7D' });
      await worker.runOnce();
      const before = changes();
      await world.wait(8 * DAY);
      const revoked = await world.grant({ port: 'c' });
      world.platform.roles.get(`dm_default_${drifting}`)!.tables.clear();
      await world.settle(worker, { steps: 12, stepMs: HOUR });
      await revokeGrant(world.ledger(), admin, {
        id: drifting,
        comment: 'x',
        endSessions: false,
      });
      await world.settle(worker, { steps: 3, stepMs: HOUR });

      expect(changes()).toBe(before);
      expect(world.platform.count('observe')).toBeGreaterThan(0);
      expect(await world.row(ending)).toMatchObject({ end_kind: null });
      expect(await world.state()).toMatchObject({
        mode: 'observe',
        mode_cause: 'silence',
      });
      expect(await getProvisioningStatus(world.room())).toMatchObject({
        mode: 'observe',
        modeReason: expect.stringContaining('2026-03-01T12:00:00.000Z'),
      });
      expect(
        (await world.story()).filter(each => each.startsWith('provisioning')),
      ).toEqual(['provisioning.stopped']);

      // Nothing was tried, so nothing failed.
      expect(await world.story()).not.toContain('grant.blocked');
      expect(await world.row(revoked)).toMatchObject({ attempts: 0 });
      expect(await world.story(drifting)).toContain('grant.drifted');

      await resume();
      await worker.runOnce();
      expect(await world.row(ending)).toMatchObject({
        end_kind: 'expired',
        observed: 'absent',
      });
      expect(await world.row(drifting)).toMatchObject({ observed: 'absent' });
      expect(await world.row(revoked)).toMatchObject({ observed: 'present' });
      expect(await world.state()).toMatchObject({ mode: 'active' });
      await expect(resume()).rejects.toThrow('Provisioning is active');
    });

    it('failure mode 24: a copy in another environment changes nothing of the original', async () => {
      await world.grant();
      await world.reconciler().runOnce();
      const before = changes();
      const staging = world.reconciler(undefined, {
        options: { ...world.options, environment: 'staging' },
      });
      world.platform.roles.forEach(role => role.tables.clear());
      await world.settle(staging, { steps: 3, stepMs: HOUR });
      expect(changes()).toBe(before);
      expect(await world.state()).toMatchObject({
        mode: 'observe',
        mode_cause: 'environment',
        environment: 'default',
      });
      await resume('staging');
      await world.settle(staging, { steps: 1 });
      expect(await world.state()).toMatchObject({
        mode: 'active',
        environment: 'staging',
      });
    });

    it('failure mode 24: an empty ledger has nothing to fear from silence', async () => {
      const worker = world.reconciler();
      await worker.runOnce();
      await world.wait(30 * DAY);
      await worker.runOnce();
      await world.grant();
      await worker.runOnce();
      expect(world.platform.access()).toEqual(['anna orders']);
    });

    it('is trusted while somebody works on it', async () => {
      const worker = world.reconciler();
      await world.grant();
      await world.settle(worker, { steps: 10, stepMs: DAY });
      expect(await world.state()).toMatchObject({ mode: 'active' });
      expect(world.platform.access()).toEqual(['anna orders']);
    });
  },
);
