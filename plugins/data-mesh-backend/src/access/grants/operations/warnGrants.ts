import { toIso } from '../../../database/instants';
import type { AccessGrantRow } from '../../../database/tables';
import type { Ledger } from '../../../ledger/Ledger';
import { lockRows } from '../../../database/lockRows';
import {
  auditGrant,
  notifyGrant,
  productTitle,
  users,
} from '../../provisioning/tellGrant';

const AT_ONCE = 100;

/**
 * Tells people before their access ends, once for each end: so long before as
 * is configured, and in the last quarter of short windows.
 *
 * @returns how many grants it told of
 */
export async function warnGrants(
  ledger: Ledger,
  warningMs: number,
): Promise<number> {
  return ledger.transact({ ref: 'system:expiry' }, async t => {
    const { trx, now } = t;
    const instant =
      trx.client.config.client === 'pg' ? 'cast(? as timestamptz)' : '?';
    const rows: AccessGrantRow[] = await lockRows(
      trx<AccessGrantRow>('access_grants')
        .whereNull('end_kind')
        .whereNull('warned_at')
        .where('starts_at', '<=', now)
        .where('ends_at', '>', now)
        .where('ends_at', '<=', new Date(now.getTime() + warningMs))
        .whereRaw(`(ends_at - ${instant}) * 4 <= ends_at - starts_at`, [now])
        .orderBy('ends_at')
        .limit(AT_ONCE),
      'skip',
    );
    for (const row of rows) {
      await trx('access_grants')
        .where({ id: row.id })
        .update({ warned_at: now });
      auditGrant(t, row, 'warned', { endsAt: toIso(row.ends_at) });
      notifyGrant(t, row, {
        recipients: users(row),
        title: `Your access to ${productTitle(row)} ends on ${toIso(row.ends_at).slice(0, 10)}`,
        description: 'Renew it now if you still need it then.',
      });
    }
    return rows.length;
  });
}
