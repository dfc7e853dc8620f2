import type { QualityJob } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Knex } from 'knex';
import { toIso, toOptionalIso } from '../../database/instants';
import type { QualityJobRow } from '../../database/tables';
import { shownAddress } from './shownAddress';

/** What the portal does for a product by itself, and how it went. */
export async function readJobs(
  knex: Knex,
  productRef: string,
): Promise<QualityJob[]> {
  return (await selectJobs(knex, productRef)).map(presentJob);
}

/** Jobs of a product, in the order in which they are told. */
export function selectJobs(
  knex: Knex,
  productRef: string,
): Knex.QueryBuilder<QualityJobRow, QualityJobRow[]> {
  return knex<QualityJobRow>('quality_jobs')
    .where({ product_ref: productRef })
    .orderBy(['kind', 'subject']);
}

/** A job as the API tells it to owners of its product. */
export function presentJob(row: QualityJobRow): QualityJob {
  return {
    kind: row.kind as QualityJob['kind'],
    subject: shownAddress(row.subject),
    lastFinishedAt: toOptionalIso(row.last_finished_at),
    lastError: row.last_error ?? undefined,
    dueAt: toIso(row.due_at),
  };
}
