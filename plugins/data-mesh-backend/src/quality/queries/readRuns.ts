import type { QualityRun } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Knex } from 'knex';
import { toIso } from '../../database/instants';
import type { QualityRunRow } from '../../database/tables';

const MOST_SHOWN = 20;

/** The latest runs about a product, by execution, newest first. */
export async function readRuns(
  knex: Knex,
  productId: number,
): Promise<QualityRun[]> {
  const rows: Array<Omit<QualityRunRow, 'packed'>> = await knex<QualityRunRow>(
    'quality_runs',
  )
    .where({ product_id: productId })
    .orderBy([
      { column: 'executed_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(MOST_SHOWN)
    .select(
      'engine',
      'engine_version',
      'run_id',
      'source',
      'results',
      'executed_at',
      'received_at',
    );
  return rows.map(row => ({
    engine: row.engine,
    engineVersion: row.engine_version ?? undefined,
    runId: row.run_id,
    source: row.source as QualityRun['source'],
    results: row.results,
    executedAt: toIso(row.executed_at),
    receivedAt: toIso(row.received_at),
  }));
}
