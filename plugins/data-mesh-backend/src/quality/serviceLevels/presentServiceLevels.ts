import {
  levelKeyOf,
  levelsMeasuredBy,
  type CheckOutcome,
  type ServiceLevelStatus,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { QualityCheckRow } from '../../database/tables';
import type { PortContracts } from '../facts/readPortContracts';
import type { LevelOptions } from './levelOptions';
import type { MeasuredLevels } from './readLevelDays';
import { standProductLevels } from './standProductLevels';

/** What tells which level a check measures, and what it measured. */
export type MeasuringCheck = Pick<
  QualityCheckRow,
  | 'port'
  | 'rule_key'
  | 'type'
  | 'schema_name'
  | 'property'
  | 'outcome'
  | 'listed_only'
  | 'measured_value'
  | 'measured_unit'
> & {
  /** Milliseconds. */
  ran_at: number | null;
};

type Latest = NonNullable<ServiceLevelStatus['latest']>;

/**
 * How the service levels stand that the contracts of a product promise, each
 * with its latest measurement.
 */
export function presentServiceLevels(
  contracts: PortContracts,
  known: { days: MeasuredLevels; checks: readonly MeasuringCheck[] },
  options: LevelOptions & { now: Date },
): ServiceLevelStatus[] {
  const levels = standProductLevels(contracts, known.days, options);
  if (levels.every(({ state }) => state === 'not-measurable')) return levels;
  const latest = latestOf(contracts, known.checks);
  return levels.map(status => {
    const found = latest.get(JSON.stringify([status.port, status.key]));
    return found ? { ...status, latest: found } : status;
  });
}

/** The latest result of each level, by port and key. */
function latestOf(
  contracts: PortContracts,
  checks: readonly MeasuringCheck[],
): Map<string, Latest> {
  const latest = new Map<string, Latest>();
  const ran = checks
    .filter(({ ran_at, listed_only }) => ran_at !== null && !listed_only)
    .sort((a, b) => a.ran_at! - b.ran_at!);
  for (const row of ran) {
    // A check without either measures no level.
    if (row.type === null && row.rule_key === null) continue;
    const contract = contracts.get(row.port ?? '');
    if (row.port === null || !contract) continue;
    const levels = levelsMeasuredBy(
      {
        ruleKey: row.rule_key ?? undefined,
        type: row.type ?? undefined,
        schema: row.schema_name ?? undefined,
        property: row.property ?? undefined,
      },
      contract,
    );
    for (const level of levels) {
      latest.set(JSON.stringify([row.port, levelKeyOf(level)]), {
        outcome: row.outcome as CheckOutcome,
        at: new Date(Math.round(row.ran_at!)).toISOString(),
        ...(row.measured_value !== null && { value: row.measured_value }),
        ...(row.measured_unit !== null && { unit: row.measured_unit }),
      });
    }
  }
  return latest;
}
