import { checkKeyOf, dimensionOfKind, type CheckResult } from '../results';
import type { RelationName } from '../results';
import type { ExpectedCheck } from '../expectations';
import { describeComparison, isMet, type Comparison } from './comparison';
import { describeSeconds } from './levelSeconds';
import type { Measured, Measure } from './measure';
import type { OwnCheck } from './planOwnChecks';

/**
 * The engine of checks that the portal runs itself.
 * @public
 */
export const OWN_ENGINE = 'portal';

/**
 * Where and when checks of the portal ran.
 * @public
 */
export type OwnRun = {
  product: string;
  port: string;
  contractId?: string;
  runId: string;
  now: Date;
  /** Of a schema, where it is known. */
  physicalName?: RelationName;
};

/**
 * Severities with which a miss only warns; the same words as datacontract-cli.
 */
const ONLY_WARNS = new Set([
  'info',
  'warning',
  'warn',
  'low',
  'minor',
  'trivial',
]);

/** Clocks differ, and a date of today may be one of tomorrow elsewhere. */
const MAX_AHEAD_SECONDS = 24 * 60 * 60;

const NOTHING: Record<Measure['kind'], string> = {
  rowCount: 'The rows were not counted',
  nullValues: 'No row was tested',
  missingValues: 'No row was tested',
  invalidValues: 'No row has a value',
  duplicateValues: 'No row has values in all of the columns',
  freshness: 'No row has a time',
  retention: 'No row has a time',
  sql: 'The query answered with nothing',
};

type Verdict = Pick<
  CheckResult,
  'outcome' | 'measured' | 'threshold' | 'rowsTested' | 'failedRows' | 'message'
>;

/**
 * The result of a check that was measured.
 *
 * Nothing tested is no verdict: in an empty table only the number of rows is
 * judged.
 * @public
 */
export function judgeOwnCheck(
  check: OwnCheck,
  measured: Measured,
  run: OwnRun,
): CheckResult {
  return {
    ...frameOf(check.expected, run, check.measure.kind),
    ...verdictOf(check, measured, run),
  };
}

/**
 * The result of a promise that is not evaluated.
 * @public
 */
export function notEvaluated(
  expected: ExpectedCheck,
  reason: string,
  run: OwnRun,
): CheckResult {
  const type =
    expected.kind === 'rule'
      ? (expected.rule.metric ?? expected.rule.type)
      : expected.level.property;
  return {
    ...frameOf(expected, run, type),
    outcome: 'not_evaluated',
    message: reason,
  };
}

function frameOf(
  expected: ExpectedCheck,
  run: OwnRun,
  type: string,
): Omit<CheckResult, 'outcome'> {
  const { ruleKey, port, schema, property, name, severity } = expected;
  return {
    engine: OWN_ENGINE,
    runId: run.runId,
    checkKey: checkKeyOf({
      engine: OWN_ENGINE,
      nativeId: ruleKey,
      target: { product: run.product, port },
    }),
    name,
    type,
    target: targetOf(run, schema, property),
    ruleKey,
    dimension: expected.dimension ?? dimensionOfKind(type),
    severity,
    executedAt: run.now.toISOString(),
  };
}

/** What a check of the portal is about. */
export function targetOf(
  run: OwnRun,
  schema?: string,
  property?: string,
): CheckResult['target'] {
  return {
    productRef: run.product,
    port: run.port,
    ...(run.contractId === undefined ? {} : { contractId: run.contractId }),
    ...(schema === undefined ? {} : { schema }),
    ...(property === undefined ? {} : { property }),
    ...(run.physicalName === undefined
      ? {}
      : { physicalName: run.physicalName }),
  };
}

function verdictOf(check: OwnCheck, measured: Measured, run: OwnRun): Verdict {
  const { criterion } = check;
  const threshold =
    criterion.kind === 'age'
      ? `less than ${describeSeconds(criterion.seconds)}`
      : describeComparison(criterion.comparison, unitOf(check));
  if (measured.status !== 'measured') {
    return { outcome: measured.status, threshold, message: measured.reason };
  }
  const { value, rows } = measured;
  if (value === null) {
    return {
      outcome: 'not_evaluated',
      threshold,
      rowsTested: rows,
      message: rows === 0 ? 'The table is empty' : NOTHING[check.measure.kind],
    };
  }
  return criterion.kind === 'age'
    ? judgeAge(check, value, criterion.seconds, threshold, run, rows)
    : judgeNumber(check, { ...measured, value }, criterion, threshold);
}

function judgeAge(
  check: OwnCheck,
  time: number,
  seconds: number,
  threshold: string,
  { now }: OwnRun,
  rows: number | undefined,
): Verdict {
  const age = now.getTime() / 1000 - time;
  const noun = check.measure.kind === 'retention' ? 'oldest' : 'newest';
  if (!Number.isFinite(age) || age < -MAX_AHEAD_SECONDS) {
    return {
      outcome: 'not_evaluated',
      threshold,
      rowsTested: rows,
      message: Number.isFinite(age)
        ? `The ${noun} time is still to come`
        : `The ${noun} time is endless`,
    };
  }
  const isYoung = age < seconds;
  return {
    outcome: isYoung ? 'pass' : missOf(check),
    measured: { value: Math.max(0, Math.round(age)), unit: 'seconds' },
    threshold,
    rowsTested: rows,
    message: `The ${noun} row is ${describeSeconds(Math.max(0, age))} old`,
  };
}

function judgeNumber(
  check: OwnCheck,
  {
    value,
    rows,
    tested = rows,
    failed = value,
  }: Extract<Measured, { status: 'measured' }> & { value: number },
  { comparison, percent }: { comparison: Comparison; percent: boolean },
  threshold: string,
): Verdict {
  const { kind } = check.measure;
  const countsRows = kind !== 'rowCount' && kind !== 'sql';
  if (countsRows && !tested) {
    return {
      outcome: 'not_evaluated',
      threshold,
      rowsTested: 0,
      message: rows === 0 ? 'The table is empty' : NOTHING[kind],
    };
  }
  const number = percent ? share(value, rows ?? 0) : value;
  if (!Number.isFinite(number)) {
    return {
      outcome: 'not_evaluated',
      threshold,
      message: 'What was measured is no number',
    };
  }
  return {
    outcome: isMet(comparison, number) ? 'pass' : missOf(check),
    measured: withUnit(number, unitOf(check)),
    threshold,
    ...(countsRows ? { rowsTested: tested, failedRows: failed } : {}),
    message: describe(kind, value, rows ?? 0),
  };
}

function withUnit(
  value: number,
  unit: 'rows' | 'percent' | undefined,
): CheckResult['measured'] {
  return unit === undefined ? { value } : { value, unit };
}

function unitOf({ measure, criterion }: OwnCheck) {
  if (measure.kind === 'sql') return undefined;
  if (criterion.kind === 'number' && criterion.percent) return 'percent';
  // Values that occur more than once are counted, not the rows with them.
  return measure.kind === 'duplicateValues' ? undefined : 'rows';
}

/** Like datacontract-cli, so that nobody sees 33.33333333333333. */
function share(part: number, whole: number): number {
  return Math.round((part / whole) * 100 * 1e6) / 1e6;
}

function describe(
  kind: Measure['kind'],
  value: number,
  rows: number,
): string | undefined {
  const of = `of ${rows} ${rows === 1 ? 'row' : 'rows'}`;
  switch (kind) {
    case 'nullValues':
      return `${value} ${of} without a value`;
    case 'missingValues':
      return `${value} ${of} without a value, or with one that means none`;
    case 'invalidValues':
      return `${value} ${of} with a value that is not valid`;
    case 'duplicateValues':
      return `${value} ${value === 1 ? 'value occurs' : 'values occur'} more than once in ${rows} ${rows === 1 ? 'row' : 'rows'}`;
    default:
      return undefined;
  }
}

function missOf({ expected }: OwnCheck): 'warn' | 'fail' {
  const written =
    expected.kind === 'rule' ? expected.rule.severity : expected.severity;
  return ONLY_WARNS.has(written?.trim().toLowerCase() ?? '') ? 'warn' : 'fail';
}
