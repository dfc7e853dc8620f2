import { toDate } from '../../database/instants';
import type { AccessStateRow } from '../../database/tables';
import { lockRows } from '../../database/lockRows';
import type { ProvisioningRoom } from './ProvisioningRoom';
import { stopProvisioning } from './stopProvisioning';

/**
 * Leaves a sign of life, after looking how old the last one is. A ledger that
 * nobody worked on for long may be a restored backup; one of another
 * environment, a copy. What it says of platforms may be wrong, so nothing is
 * changed by it until a person says so.
 */
export async function beat(room: ProvisioningRoom): Promise<void> {
  const { environment, provisioning } = room.options;
  const now = await room.ledger.now();
  const seen = await room
    .knex<AccessStateRow>('access_state')
    .where({ id: 1 })
    .first();
  const age = seen?.heartbeat_at
    ? now.getTime() - toDate(seen.heartbeat_at).getTime()
    : Infinity;
  const isFresh = age < Math.min(provisioning.maxSilenceMs / 10, 30_000);
  if (seen && isFresh && seen.environment === environment) {
    return;
  }
  await room.ledger.transact({ ref: 'system:reconciler' }, async t => {
    const row: AccessStateRow | undefined = await lockRows(
      t.trx<AccessStateRow>('access_state').where({ id: 1 }),
    ).first();
    if (!row) {
      throw new Error('The table access_state has lost its row');
    }
    const last = row.heartbeat_at ? toDate(row.heartbeat_at) : undefined;
    const isSilent =
      last && t.now.getTime() - last.getTime() > provisioning.maxSilenceMs;
    const isForeign =
      row.environment !== null && row.environment !== environment;
    const isAtWork =
      (isSilent || isForeign) &&
      (await t.trx('access_grants').whereNotNull('due_at').first('id'));
    if (isAtWork && row.mode_cause !== 'environment') {
      const isNews = isForeign
        ? row.mode_cause !== null || row.mode === 'active'
        : row.mode === 'active';
      if (isNews) {
        const recipients = room.options.approvals.fallbackApprovers;
        await stopProvisioning(
          t,
          isForeign
            ? {
                recipients,
                cause: 'environment',
                reason: `This ledger was written in the environment '${row.environment}', and this is '${environment}'. If it is a copy, leave it as it is: it would change what others use.`,
              }
            : {
                recipients,
                cause: 'silence',
                reason: `Nobody worked on this ledger since ${last!.toISOString()}. If it is a restored backup, compare its grants with the platforms first.`,
              },
        );
      }
    }
    await t
      .trx('access_state')
      .where({ id: 1 })
      .update({
        heartbeat_at: t.now,
        // With the ledger of another environment it stays as it is, until
        // somebody says that this one has taken over.
        environment: isForeign && isAtWork ? row.environment : environment,
      });
  });
}
