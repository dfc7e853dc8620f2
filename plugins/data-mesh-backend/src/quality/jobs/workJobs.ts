import type { QualityJobRow } from '../../database/tables';
import type { QualityRoom } from '../QualityRoom';
import { claimJob, type ClaimedJob } from './claimJob';
import { finishJob, type JobOutcome } from './finishJob';
import { JobLostError } from './JobLease';
import { pullArtifacts } from './pull/pullArtifacts';
import { runOwnChecks } from './own/runOwnChecks';
import { wordsOf } from './wordsOf';

const MINUTE = 60_000;

/** Does a job, by its kind. */
export type JobWork = Record<
  'pull' | 'own',
  (
    room: QualityRoom,
    row: QualityJobRow,
    signal: AbortSignal,
  ) => Promise<JobOutcome>
>;

const WORK: JobWork = { pull: pullArtifacts, own: runOwnChecks };

export type WorkOptions = {
  work?: JobWork;
  /** How long a job belongs to a worker that does not answer any more. */
  leaseMs?: number;
  /** How long one job may take. */
  limitMs?: number;
  random?: () => number;
};

/**
 * Does jobs that are due, one after the other, until none is left that is
 * free. All work lies in rows: a worker that dies leaves nothing behind but a
 * lease that runs out.
 */
export async function workJobs(
  room: QualityRoom,
  stop: AbortSignal,
  options: WorkOptions = {},
): Promise<void> {
  const { leaseMs = 2 * MINUTE } = options;
  while (!stop.aborted) {
    const job = await claimJob(room.ledger, { leaseMs });
    if (!job) {
      return;
    }
    try {
      await workJob(room, job, stop, options);
    } catch (error) {
      if (!(error instanceof JobLostError)) {
        throw error;
      }
    } finally {
      job.lease.stop();
    }
  }
}

async function workJob(
  room: QualityRoom,
  { row, lease }: ClaimedJob,
  stop: AbortSignal,
  { work = WORK, limitMs = 10 * MINUTE, random = Math.random }: WorkOptions,
): Promise<void> {
  const { jobs } = room.options;
  const limit = AbortSignal.timeout(limitMs);
  const signal = AbortSignal.any([lease.signal, stop, limit]);
  let outcome: JobOutcome;
  try {
    outcome = await work[row.kind as keyof JobWork](room, row, signal);
  } catch (error) {
    if (lease.signal.aborted) {
      throw new JobLostError();
    }
    if (stop.aborted) {
      // Not its fault: due again at once, here or elsewhere.
      await giveBack(room, lease.holder);
      return;
    }
    outcome = {
      kind: 'failed',
      everyMs: row.kind === 'pull' ? jobs.pullEveryMs : jobs.ownEveryMs,
      message: limit.aborted
        ? `It took longer than ${Math.round(limitMs / MINUTE)} minutes and was stopped.`
        : wordsOf(error),
    };
    room.logger.warn(
      `The ${row.kind} job ${row.id} of ${row.product_ref} failed: ${outcome.message}`,
    );
  }
  await finishJob(room.ledger, lease, row, outcome, random());
}

async function giveBack(room: QualityRoom, holder: string): Promise<void> {
  await room
    .knex('quality_jobs')
    .where({ lease_holder: holder })
    .update({ lease_holder: null, lease_until: null });
}
