import type { AccessGrantRow } from '../../../database/tables';
import type { Ledger } from '../../../ledger/Ledger';
import { lockRows } from '../../../database/lockRows';
import {
  notifyGrant,
  owners,
  productTitle,
} from '../../provisioning/tellGrant';

const AT_ONCE = 100;
const EVERY_MS = 7 * 24 * 60 * 60 * 1000;

/**
 * Asks owners to confirm grants that are due for it, once a week. Access goes
 * on meanwhile: nobody loses it because an owner is on holiday.
 *
 * @returns how many grants it asked about
 */
export async function remindRecertification(ledger: Ledger): Promise<number> {
  return ledger.transact({ ref: 'system:expiry' }, async t => {
    const { trx, now } = t;
    const rows: AccessGrantRow[] = await lockRows(
      trx<AccessGrantRow>('access_grants')
        .whereNull('end_kind')
        .where('recertify_at', '<=', now)
        .where(reminded =>
          reminded
            .whereNull('recertify_reminded_at')
            .orWhere(
              'recertify_reminded_at',
              '<=',
              new Date(now.getTime() - EVERY_MS),
            ),
        )
        .orderBy('recertify_at')
        .limit(AT_ONCE),
      'skip',
    );
    for (const row of rows) {
      await trx('access_grants')
        .where({ id: row.id })
        .update({ recertify_reminded_at: now });
      notifyGrant(t, row, {
        recipients: owners(row),
        title: `Is the access of ${row.consumer_ref} to ${productTitle(row)} still right?`,
        description: 'Confirm it, or revoke it.',
        subject: 'recertify',
      });
    }
    return rows.length;
  });
}
