import type { AccessGrantRow } from '../../../database/tables';
import { toDate } from '../../../database/instants';
import type { Ledger } from '../../../ledger/Ledger';
import { lockRows } from '../../../database/lockRows';
import {
  auditGrant,
  notifyGrant,
  productTitle,
  users,
} from '../../provisioning/tellGrant';
import { endGrant } from '../endGrant';

const AT_ONCE = 100;

/**
 * Ends the grants whose window is over by the clock of the database, some at a
 * time. Several replicas may do so at once; each grant ends once.
 *
 * @returns how many ended
 */
export async function expireGrants(ledger: Ledger): Promise<number> {
  return ledger.transact({ ref: 'system:expiry' }, async t => {
    const rows: AccessGrantRow[] = await lockRows(
      t
        .trx<AccessGrantRow>('access_grants')
        .whereNull('end_kind')
        .where('ends_at', '<=', t.now)
        .orderBy('ends_at')
        .limit(AT_ONCE),
      'skip',
    );
    for (const row of rows) {
      await endGrant(t, row, { kind: 'expired', at: toDate(row.ends_at) });
      auditGrant(t, row, 'expired');
      notifyGrant(t, row, {
        recipients: users(row),
        title: `Your access to ${productTitle(row)} has ended`,
        description: 'Its time is over. Ask again if you still need it.',
      });
    }
    return rows.length;
  });
}
