import type { QualityRun } from '@backstage-data-mesh/plugin-data-mesh-common';
import { toIso } from '../../database/instants';
import type { QualityRunRow } from '../../database/tables';

/** What is told of a run. */
export const RUN_COLUMNS = [
  'engine',
  'engine_version',
  'run_id',
  'source',
  'results',
  'executed_at',
  'received_at',
] as const;

export type ShownRunRow = Pick<QualityRunRow, (typeof RUN_COLUMNS)[number]>;

/** A run as the API tells it. */
export function presentRun(row: ShownRunRow): QualityRun {
  return {
    engine: row.engine,
    engineVersion: row.engine_version ?? undefined,
    runId: row.run_id,
    source: row.source as QualityRun['source'],
    results: row.results,
    executedAt: toIso(row.executed_at),
    receivedAt: toIso(row.received_at),
  };
}
