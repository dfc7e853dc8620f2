import type { Knex } from 'knex';
import type { QualityIncidentRow } from '../../database/tables';

const RESOLVED_SHOWN_MS = 7 * 24 * 60 * 60 * 1000;
const MOST_SHOWN = 100;

/**
 * Incidents of a product that are not resolved, and those that were lately;
 * newest first.
 */
export async function readIncidents(
  knex: Knex,
  productId: number,
  now: Date,
): Promise<QualityIncidentRow[]> {
  return knex<QualityIncidentRow>('quality_incidents')
    .where({ product_id: productId })
    .where(either =>
      either
        .whereNot({ state: 'resolved' })
        .orWhere(
          'resolved_at',
          '>',
          new Date(now.getTime() - RESOLVED_SHOWN_MS),
        ),
    )
    .orderBy([
      { column: 'opened_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(MOST_SHOWN);
}
