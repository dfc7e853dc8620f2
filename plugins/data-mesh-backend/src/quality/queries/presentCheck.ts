import type {
  QualityCheck,
  ScoreEffect,
  StandingCheck,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { toOptionalIso } from '../../database/instants';
import type { QualityCheckRow } from '../../database/tables';
import type { ScoredCheck, ScoredCheckRow } from '../scores/readChecks';

/** What is told of a check that was reported. */
export const SHOWN_COLUMNS = [
  'id',
  'product_id',
  'check_key',
  'engine',
  'name',
  'type',
  'port',
  'schema_name',
  'property',
  'dimension',
  'severity',
  'rule_key',
  'outcome',
  'since',
  'listed_only',
  'run_id',
  'measured_value',
  'measured_unit',
  'threshold',
  'rows_tested',
  'failed_rows',
  'message',
  'link',
] as const;

export type ShownCheckRow = Pick<
  QualityCheckRow,
  (typeof SHOWN_COLUMNS)[number]
> &
  ScoredCheckRow;

/**
 * A check as the API tells it.
 *
 * @param row - of the check; undefined for one that was never reported
 */
export function presentCheck(
  check: StandingCheck<ScoredCheck>,
  effect: ScoreEffect,
  row: ShownCheckRow | undefined,
): QualityCheck {
  const { promise } = check;
  const common = {
    key: check.checkKey,
    name: check.name,
    dimension: check.dimension,
    severity: check.severity,
    state: effect.state,
    maxAgeSeconds: check.maxAgeSeconds,
    promised: promise?.name,
    effect: effect.effect,
    gained: effect.gained,
    lost: effect.lost,
  };
  if (!row) {
    return {
      ...common,
      port: promise?.port,
      schema: promise?.schema,
      property: promise?.property,
    };
  }
  return {
    ...common,
    id: row.id,
    engine: row.engine,
    type: row.type ?? undefined,
    port: row.port ?? undefined,
    schema: row.schema_name ?? promise?.schema,
    property: row.property ?? promise?.property,
    outcome: row.outcome as QualityCheck['outcome'],
    since: toOptionalIso(row.since),
    executedAt: check.executedAt,
    runId: row.run_id,
    measured:
      row.measured_value === null
        ? undefined
        : {
            value: row.measured_value,
            unit: unitOf(row.measured_unit),
          },
    threshold: row.threshold ?? undefined,
    rowsTested: numberOf(row.rows_tested),
    failedRows: numberOf(row.failed_rows),
    message: row.message ?? undefined,
    link: row.link ?? undefined,
  };
}

type Unit = NonNullable<NonNullable<QualityCheck['measured']>['unit']>;

function unitOf(unit: string | null): Unit | undefined {
  return unit === 'rows' || unit === 'percent' || unit === 'seconds'
    ? unit
    : undefined;
}

/** PostgreSQL returns big integers as text. */
function numberOf(value: number | string | null): number | undefined {
  return value === null ? undefined : Number(value);
}
