import type { QualityJobRow } from '../../database/tables';
import { lockRows } from '../../database/lockRows';
import type { QualityRoom } from '../QualityRoom';
import type { JobProduct } from './jobProduct';
import { readCursor } from './cursor';
import { plannedJobs, subjectKeyOf, type PlannedJob } from './plannedJobs';

const PLANNER = { ref: 'system:quality-planner' };

/** Brings the jobs of a product to what its declaration and contracts say. */
export async function planProduct(
  room: QualityRoom,
  product: JobProduct,
): Promise<PlannedJob[]> {
  const planned = await plannedJobs(room, product);
  const known = await room
    .knex<QualityJobRow>('quality_jobs')
    .where({ product_ref: product.ref });
  if (isInStep(planned, known)) {
    return planned;
  }
  await room.ledger.transact(PLANNER, async ({ trx, now }) => {
    const rows: QualityJobRow[] = await lockRows(
      trx<QualityJobRow>('quality_jobs')
        .where({ product_ref: product.ref })
        .orderBy('id'),
    );
    const gone = rows.filter(row => !planned.some(job => isOf(job, row)));
    await trx('quality_jobs')
      .whereIn(
        'id',
        gone.map(row => row.id),
      )
      .delete();
    const changed = rows.filter(row =>
      planned.some(job => isOf(job, row) && isChanged(job, row)),
    );
    await trx('quality_jobs')
      .whereIn(
        'id',
        changed.map(row => row.id),
      )
      .update({ due_at: now });
    for (const job of planned) {
      if (!rows.some(row => isOf(job, row))) {
        await trx('quality_jobs')
          .insert({
            kind: job.kind,
            product_ref: product.ref,
            subject: job.subject,
            subject_key: subjectKeyOf(job.subject),
            due_at: now,
            failures: 0,
          })
          .onConflict(['kind', 'product_ref', 'subject_key'])
          .ignore();
      }
    }
  });
  return planned;
}

/** Takes away the jobs of products that are gone. */
export async function forgetJobs(
  room: Pick<QualityRoom, 'knex'>,
  refs: readonly string[],
): Promise<void> {
  await room
    .knex('quality_jobs')
    .whereIn('product_ref', [...refs])
    .delete();
}

function isInStep(
  planned: readonly PlannedJob[],
  rows: readonly QualityJobRow[],
): boolean {
  return (
    planned.length === rows.length &&
    planned.every(job =>
      rows.some(row => isOf(job, row) && !isChanged(job, row)),
    )
  );
}

function isOf(job: PlannedJob, row: QualityJobRow): boolean {
  return job.kind === row.kind && job.subject === row.subject;
}

/** Whether it was last done for something else, such as an older contract. */
function isChanged(job: PlannedJob, row: QualityJobRow): boolean {
  const { version } = readCursor(row.cursor);
  return version !== undefined && version !== job.version;
}
