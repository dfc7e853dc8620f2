import { randomUUID } from 'node:crypto';
import type { QualityJobRow } from '../../database/tables';
import { lockRows } from '../../database/lockRows';
import type { Ledger } from '../../ledger/Ledger';
import { JobLease } from './JobLease';

/** A job in the hands of this worker. */
export type ClaimedJob = { row: QualityJobRow; lease: JobLease };

/**
 * Takes the job that is due longest and that nobody holds, before others do.
 *
 * @returns undefined when there is nothing to do
 */
export async function claimJob(
  ledger: Ledger,
  options: { leaseMs: number },
): Promise<ClaimedJob | undefined> {
  const askedAt = performance.now();
  // Anew for each claim: nobody takes themselves for an earlier holder.
  const holder = randomUUID();
  const row = await ledger.transact(
    { ref: 'system:quality-worker' },
    async ({ trx, now }) => {
      const free = trx<QualityJobRow>('quality_jobs')
        .where('due_at', '<=', now)
        .where(lease =>
          lease.whereNull('lease_until').orWhere('lease_until', '<=', now),
        )
        .orderBy(['due_at', 'id']);
      const found: QualityJobRow | undefined = await lockRows(
        free,
        'skip',
      ).first();
      if (found) {
        await trx('quality_jobs')
          .where({ id: found.id })
          .update({
            lease_holder: holder,
            lease_until: new Date(now.getTime() + options.leaseMs),
            last_started_at: now,
          });
      }
      return found;
    },
  );
  return (
    row && {
      row,
      lease: new JobLease(row.id, holder, {
        ledger,
        leaseMs: options.leaseMs,
        askedAt,
      }),
    }
  );
}
