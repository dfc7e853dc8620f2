import { toDate } from '../../database/instants';
import { lockRows } from '../../database/lockRows';
import type { QualityJobRow } from '../../database/tables';
import type { Ledger } from '../../ledger/Ledger';
import type { JobCursor } from './cursor';
import { JobLostError, type JobLease } from './JobLease';
import { retryMs } from './retryMs';

/** What came of doing a job. */
export type JobOutcome =
  | {
      kind: 'done';
      everyMs: number;
      cursor: JobCursor;
      /** What the owner should know although it went well. */
      note?: string;
    }
  | { kind: 'failed'; message: string; everyMs: number }
  /** Nothing is to be done any more; the planner takes it away. */
  | { kind: 'gone' };

/**
 * Writes what came of a job, and gives it free until it is due again. What was
 * made due meanwhile stays so: it may be about another contract by now.
 *
 * @throws JobLostError when another worker has taken it over
 */
export async function finishJob(
  ledger: Ledger,
  lease: JobLease,
  row: Pick<QualityJobRow, 'id' | 'failures' | 'due_at'>,
  outcome: JobOutcome,
  random: number,
): Promise<void> {
  lease.stop();
  await ledger.transact({ ref: 'system:quality-worker' }, async t => {
    const mine = t
      .trx<QualityJobRow>('quality_jobs')
      .where({ id: row.id, lease_holder: lease.holder });
    // The planner may be making it due at this moment.
    const present = await lockRows(mine.clone()).first('due_at');
    if (!present) {
      throw new JobLostError();
    }
    const isDueAnew = +toDate(present.due_at) !== +toDate(row.due_at);
    if (outcome.kind === 'gone') {
      await (isDueAnew
        ? mine.update({ lease_holder: null, lease_until: null })
        : mine.delete());
      return;
    }
    const failures = outcome.kind === 'done' ? 0 : row.failures + 1;
    const waitMs =
      outcome.kind === 'done'
        ? outcome.everyMs
        : retryMs(failures, outcome.everyMs, random);
    const written = await mine.update({
      due_at: isDueAnew
        ? toDate(present.due_at)
        : new Date(t.now.getTime() + waitMs),
      lease_holder: null,
      lease_until: null,
      last_finished_at: t.now,
      failures,
      ...(outcome.kind === 'done'
        ? {
            cursor: JSON.stringify(outcome.cursor),
            last_error: outcome.note ?? null,
          }
        : { last_error: outcome.message }),
    });
    if (written === 0) {
      throw new JobLostError();
    }
  });
}
