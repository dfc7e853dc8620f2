import type { ProvisioningRoom } from './ProvisioningRoom';

/**
 * Says of targets whose provisioner is no longer installed that nobody works
 * there: access that ended stays live. It is taken back by who works there.
 */
export async function reportUnserved(room: ProvisioningRoom): Promise<void> {
  const unserved = room
    .knex('access_targets')
    .whereNotIn('provisioner', [...room.provisioners.keys()])
    .whereNull('failing_since');
  const targets: Array<{ target: string; provisioner: string }> =
    await unserved.select('target', 'provisioner');
  for (const { target, provisioner } of targets) {
    await room
      .knex('access_targets')
      .where({ target })
      .whereNull('failing_since')
      .update({
        failing_since: await room.ledger.now(),
        last_error: `The provisioner '${provisioner}' is not installed, so nothing is given or taken away here. Install its module again.`,
      });
  }
}
