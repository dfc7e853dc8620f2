import type {
  CheckOutcome,
  CheckSeverity,
  KnownCheck,
  QualityDimension,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Knex } from 'knex';
import { toDate } from '../../database/instants';
import type { QualityCheckRow } from '../../database/tables';
import { whereAny } from './whereAny';

/** All that a score depends on. */
const COLUMNS = [
  'id',
  'product_id',
  'check_key',
  'name',
  'type',
  'port',
  'schema_name',
  'property',
  'dimension',
  'severity',
  'rule_key',
  'outcome',
  'executed_at',
  'listed_only',
] as const;

export type ScoredCheckRow = Pick<QualityCheckRow, (typeof COLUMNS)[number]>;

/** A check with its latest result, as scores see it. */
export type ScoredCheck = KnownCheck & {
  /** Of quality_checks. */
  id: number;
  /** Listed by the engine, but never run. */
  listedOnly: boolean;
};

/** The checks of products, by the id of the product. */
export async function readChecks(
  knex: Knex,
  productIds: readonly number[],
): Promise<Map<number, ScoredCheck[]>> {
  const rows: ScoredCheckRow[] = await knex<QualityCheckRow>('quality_checks')
    .modify(whereAny('product_id', productIds))
    .select(...COLUMNS);
  const checks = new Map<number, ScoredCheck[]>();
  for (const row of rows) {
    const list = checks.get(row.product_id);
    if (list) list.push(toScoredCheck(row));
    else checks.set(row.product_id, [toScoredCheck(row)]);
  }
  return checks;
}

/** A row as scores see it. */
export function toScoredCheck(row: ScoredCheckRow): ScoredCheck {
  const check: ScoredCheck = {
    id: row.id,
    checkKey: row.check_key,
    name: row.name,
    outcome: row.outcome as CheckOutcome,
    listedOnly: Boolean(row.listed_only),
  };
  if (row.type !== null) check.type = row.type;
  if (row.port !== null) check.port = row.port;
  if (row.schema_name !== null) check.schema = row.schema_name;
  if (row.property !== null) check.property = row.property;
  if (row.dimension !== null)
    check.dimension = row.dimension as QualityDimension;
  if (row.severity !== null) check.severity = row.severity as CheckSeverity;
  if (row.rule_key !== null) check.ruleKey = row.rule_key;
  if (row.executed_at !== null) {
    check.executedAt = toDate(row.executed_at).toISOString();
  }
  return check;
}
