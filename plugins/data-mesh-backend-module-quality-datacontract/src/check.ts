import {
  checkKeyOf,
  dimensionOfKind,
  parseRelationName,
  toCheckSeverity,
  untrusted,
  type CheckOutcome,
  type CheckTarget,
  type Measurement,
  type QualityProblem,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { ReadItem } from '@backstage-data-mesh/plugin-data-mesh-node';
import { ENGINE, type Run } from './run';

const { countOf, field, numberOf, textOf } = untrusted;

const OUTCOMES = new Map<string, CheckOutcome>([
  ['passed', 'pass'],
  ['warning', 'warn'],
  ['failed', 'fail'],
  ['error', 'error'],
  // What it says of formats that it does not check.
  ['info', 'skipped'],
  ['skipped', 'skipped'],
  // A check that was prepared, and got no result.
  ['unknown', 'not_evaluated'],
]);

/** Checks of the contract and of the way to the data, and not of data. */
const NO_CHECKS_OF_DATA = ['lint', 'configuration'];

const BAD_ROWS = /^(missing|invalid|duplicate)_count$/;

export function readCheck(item: unknown, run: Run): ReadItem {
  const type = textOf(field(item, 'type'), 200);
  const name = textOf(field(item, 'name')) ?? textOf(field(item, 'key'));
  if (type === undefined || name === undefined) {
    return {
      problem: {
        code: 'no-identity',
        severity: 'warning',
        message: 'A check without type or name was left out',
      },
    };
  }
  const status = textOf(field(item, 'result'))?.toLowerCase();
  const reason = textOf(field(item, 'reason'), 500);
  if (NO_CHECKS_OF_DATA.includes(type)) {
    return {
      other: type,
      ...(status === 'failed' || status === 'error'
        ? {
            problem: {
              code: 'engine-error',
              severity: 'error',
              message: [name, reason].filter(Boolean).join(': '),
            },
          }
        : {}),
    };
  }
  const { outcome, problem } = judge(item, status, name);
  const diagnostics = field(item, 'diagnostics');
  const metric = textOf(field(diagnostics, 'metric'), 200);
  const model = textOf(field(item, 'model'));
  return {
    problem,
    result: {
      engine: ENGINE,
      ...(run.engineVersion ? { engineVersion: run.engineVersion } : {}),
      runId: run.runId,
      checkKey: keyOf(item, run, model),
      name,
      type,
      target: targetOf(item, run, model),
      dimension: dimensionOfKind(type) ?? dimensionOfKind(metric),
      severity: toCheckSeverity(field(diagnostics, 'severity')),
      outcome,
      measured: measurementOf(diagnostics, metric),
      threshold: thresholdOf(diagnostics),
      rowsTested: countOf(field(diagnostics, 'row_count')),
      failedRows:
        countOf(field(diagnostics, 'missing_count')) ??
        (BAD_ROWS.test(metric ?? '')
          ? countOf(field(diagnostics, 'value'))
          : undefined),
      executedAt: run.executedAt,
      message: reason,
    },
  };
}

function judge(
  item: unknown,
  status: string | undefined,
  name: string,
): { outcome: CheckOutcome; problem?: QualityProblem } {
  const outcome = OUTCOMES.get(status ?? '');
  const problem = (
    code: QualityProblem['code'],
    message: string,
  ): { outcome: CheckOutcome; problem: QualityProblem } => ({
    outcome: 'not_evaluated',
    problem: { code, severity: 'warning', message, check: name },
  });
  if (outcome === undefined) {
    return problem(
      'unknown-status',
      `"${name}" has ${
        status === undefined ? 'no result' : `the result "${status}"`
      }, which is not known`,
    );
  }
  if (outcome !== 'pass') return { outcome };
  const diagnostics = field(item, 'diagnostics');
  if (field(diagnostics, 'row_count') === 0) {
    return problem('nothing-tested', `"${name}" passed on an empty table`);
  }
  if (
    field(diagnostics, 'metric') !== undefined &&
    field(diagnostics, 'value') !== undefined &&
    field(diagnostics, 'threshold') === undefined
  ) {
    return problem(
      'no-threshold',
      `"${name}" passed because it demands nothing: its rule compares with no value`,
    );
  }
  return { outcome };
}

/** Keys of checks are not unique, and ids are new in every run. */
function keyOf(item: unknown, run: Run, model: string | undefined): string {
  const filter = model === undefined ? undefined : run.filters[model];
  return checkKeyOf({
    engine: ENGINE,
    target: [
      run.contractId ?? null,
      run.server ?? null,
      model ?? null,
      textOf(field(item, 'field')) ?? null,
    ],
    params: [
      field(item, 'type') ?? null,
      field(item, 'name') ?? null,
      field(item, 'key') ?? null,
      field(item, 'qualityId') ?? field(item, 'quality_id') ?? null,
      // A part of the rows that is good says nothing of the rest.
      ...(filter === undefined ? [] : [filter]),
    ],
  });
}

function targetOf(
  item: unknown,
  run: Run,
  model: string | undefined,
): CheckTarget {
  const relation = model === undefined ? undefined : parseRelationName(model);
  const target: CheckTarget = {
    productRef: run.productRef,
    port: run.port,
    contractId: run.contractId,
    schema: model,
    property: textOf(field(item, 'field')),
    physicalName:
      relation && run.server !== undefined
        ? { namespace: run.server, ...relation }
        : relation,
  };
  return Object.fromEntries(
    Object.entries(target).filter(([, value]) => value !== undefined),
  );
}

function measurementOf(
  diagnostics: unknown,
  metric: string | undefined,
): Measurement | undefined {
  const age = numberOf(field(diagnostics, 'age_seconds'));
  if (age !== undefined) return { value: age, unit: 'seconds' };
  const percent = numberOf(field(diagnostics, 'percent'));
  if (percent !== undefined) return { value: percent, unit: 'percent' };
  const value = field(diagnostics, 'value');
  // Of a query of one's own it can be a text from the data.
  if (typeof value !== 'number' || numberOf(value) === undefined) {
    return undefined;
  }
  return BAD_ROWS.test(metric ?? '') || metric === 'row_count'
    ? { value, unit: 'rows' }
    : { value };
}

function thresholdOf(diagnostics: unknown): string | undefined {
  const seconds = numberOf(field(diagnostics, 'threshold_seconds'));
  if (seconds !== undefined) return `younger than ${seconds} s`;
  const threshold = textOf(field(diagnostics, 'threshold'), 200);
  return threshold !== undefined && field(diagnostics, 'unit') === 'percent'
    ? `${threshold} %`
    : threshold;
}
