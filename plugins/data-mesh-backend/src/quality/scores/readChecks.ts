import type {
  CheckOutcome,
  CheckSeverity,
  KnownCheck,
  QualityDimension,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Knex } from 'knex';
import type { QualityCheckRow } from '../../database/tables';
import { whereAny } from '../../database/whereAny';

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
  'listed_only',
] as const;

/** What scores need of a row. */
export type ScoredCheckRow = Pick<QualityCheckRow, (typeof COLUMNS)[number]> & {
  /** Milliseconds; see {@link ranAtColumn}. */
  ran_at: number | null;
};

/**
 * executed_at as milliseconds. The driver of PostgreSQL takes longer to read
 * thousands of dates than all the rest of a score takes.
 */
export function ranAtColumn(knex: Knex): Knex.Raw {
  return knex.raw(
    knex.client.config.client === 'pg'
      ? "date_part('epoch', executed_at) * 1000 as ran_at"
      : 'executed_at as ran_at',
  );
}

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
  const rows: ScoredCheckRow[] = await knex('quality_checks')
    .modify(whereAny('product_id', productIds))
    .select(...COLUMNS, ranAtColumn(knex));
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
  if (row.ran_at !== null) {
    check.ranAt = Math.round(row.ran_at);
    check.executedAt = new Date(check.ranAt).toISOString();
  }
  return check;
}
