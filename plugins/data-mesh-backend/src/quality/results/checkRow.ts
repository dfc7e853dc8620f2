import {
  latestResults,
  type CheckOutcome,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { toDate } from '../../database/instants';
import type { QualityCheckRow } from '../../database/tables';
import type { MatchedResult } from '../matching/matchReport';
import { cleanOptional, cleanText } from './cleanText';
import type { RunFacts } from './StoredRun';

/** What is known of a check before a result comes. */
export type KnownCheck = Pick<
  QualityCheckRow,
  | 'id'
  | 'product_id'
  | 'check_key'
  | 'outcome'
  | 'previous_outcome'
  | 'since'
  | 'executed_at'
  | 'listed_only'
>;

/** A result of a product, with its time. */
export type TimedResult = MatchedResult & {
  checkKey: string;
  executedAt: Date;
  listedOnly: boolean;
};

/**
 * The row of a check after a result; undefined where a later one is known.
 *
 * @param known - the check as it stands; undefined for a new one
 */
export function checkRowAfter(
  matched: TimedResult,
  known: KnownCheck | undefined,
  context: { productId: number; run: RunFacts; now: Date },
): Omit<QualityCheckRow, 'id'> | undefined {
  const { result, executedAt, listedOnly } = matched;
  if (known && !isLater(matched, known)) {
    return undefined;
  }
  return {
    product_id: context.productId,
    check_key: matched.checkKey,
    engine: context.run.engine,
    name: cleanText(result.name, 500),
    type: cleanOptional(result.type, 200),
    port: cleanOptional(matched.port, 255),
    schema_name: cleanOptional(matched.schema, 255),
    property: cleanOptional(matched.property, 500),
    dimension: result.dimension ?? null,
    severity: result.severity ?? null,
    rule_key: cleanOptional(result.ruleKey, 100),
    outcome: result.outcome,
    ...transition(matched, known),
    executed_at: executedAt,
    listed_only: listedOnly,
    ingested_at: context.now,
    run_id: context.run.runId,
    measured_value: finite(result.measured?.value) ?? null,
    measured_unit: result.measured?.unit ?? null,
    threshold: cleanOptional(result.threshold, 500),
    rows_tested: count(result.rowsTested) ?? null,
    failed_rows: count(result.failedRows) ?? null,
    message: cleanOptional(result.message, 1000),
    link: linkOf(result.link),
  };
}

/** Since when the outcome is what it is, and what it was before. */
function transition(
  { result, executedAt }: TimedResult,
  known: KnownCheck | undefined,
): Pick<QualityCheckRow, 'previous_outcome' | 'since'> {
  // What was only listed had no outcome before.
  if (!known || known.listed_only) {
    return { previous_outcome: null, since: executedAt };
  }
  return known.outcome === result.outcome
    ? { previous_outcome: known.previous_outcome, since: known.since }
    : { previous_outcome: known.outcome, since: executedAt };
}

function isLater(matched: TimedResult, known: KnownCheck): boolean {
  const knownAt =
    known.executed_at === null ? new Date(0) : toDate(known.executed_at);
  const later = matched.executedAt.getTime() - knownAt.getTime();
  if (later !== 0 && matched.listedOnly === Boolean(known.listed_only)) {
    return later > 0;
  }
  const dated = (
    outcome: CheckOutcome,
    executedAt: Date,
    listedOnly: boolean,
  ) => ({
    checkKey: matched.checkKey,
    outcome,
    executedAt: executedAt.toISOString(),
    ...(listedOnly ? { executed: false as const } : {}),
  });
  const before = dated(
    known.outcome as CheckOutcome,
    knownAt,
    Boolean(known.listed_only),
  );
  const after = dated(
    matched.result.outcome,
    matched.executedAt,
    matched.listedOnly,
  );
  return latestResults([before, after])[0] === after;
}

/** Numbers that JSON and databases can hold. */
export function finite(value: number | undefined): number | undefined {
  return Number.isFinite(value) ? value : undefined;
}

/** Counts of rows; what is none is left out. */
export function count(value: number | undefined): number | undefined {
  return value !== undefined && Number.isSafeInteger(value) && value >= 0
    ? value
    : undefined;
}

const LONGEST_LINK = 1000;

/** Nothing but addresses of pages: they are links on our pages. */
function linkOf(link: string | undefined): string | null {
  return link !== undefined &&
    link.length <= LONGEST_LINK &&
    URL.canParse(link) &&
    /^https?:\/\//i.test(link)
    ? cleanText(link, LONGEST_LINK)
    : null;
}
