import type { Knex } from 'knex';
import type { AccessTargetRow } from '../../database/tables';

/**
 * Makes a target known, so that workers can take it.
 *
 * @returns why that cannot be, when another provisioner has a target of the
 *   same name: two of them would work on it at the same time
 */
export async function registerTarget(
  trx: Knex.Transaction,
  wanted: { target: string; provisioner: string },
): Promise<string | undefined> {
  const { target, provisioner } = wanted;
  await trx('access_targets')
    .insert({ target, provisioner, fence: 0, failures: 0 })
    .onConflict('target')
    .ignore();
  const row = await trx<AccessTargetRow>('access_targets')
    .where({ target })
    .first('provisioner');
  return row?.provisioner === provisioner
    ? undefined
    : `The target '${target}' belongs to the provisioner '${row?.provisioner}', not to '${provisioner}'. Ports of the same server have to name the same provisioner.`;
}
