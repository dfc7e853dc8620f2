import {
  checkKeyOf,
  dimensionOfKind,
  toCheckSeverity,
  toQualityDimension,
  untrusted,
  type CheckOutcome,
  type CheckSeverity,
  type CheckTarget,
  type Measurement,
  type QualityProblem,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { ReadItem } from '@backstage-data-mesh/plugin-data-mesh-node';
import type { ValidationRun } from './validationRun';

const { countOf, field, fieldsOf, listOf, numberOf, textOf } = untrusted;

/** Arguments that say on what or how it runs, and not what is expected. */
const NO_PARAMETERS = new Set([
  'batch_id',
  'result_format',
  'catch_exceptions',
]);

/** The result of an expectation in a validation. */
export function readExpectation(item: unknown, run: ValidationRun): ReadItem {
  const config = fieldsOf(field(item, 'expectation_config')) ?? item;
  const type =
    textOf(field(config, 'type')) ?? textOf(field(config, 'expectation_type'));
  if (type === undefined) {
    return {
      problem: {
        code: 'no-identity',
        severity: 'warning',
        message: 'A result that does not name its expectation was left out',
      },
    };
  }
  const kwargs = fieldsOf(field(config, 'kwargs')) ?? {};
  const parameters = Object.fromEntries(
    Object.entries(kwargs).filter(([key]) => !NO_PARAMETERS.has(key)),
  );
  const name = nameOf(type, kwargs);
  const severity =
    toCheckSeverity(field(config, 'severity')) ??
    toCheckSeverity(field(config, 'meta', 'severity'));
  const { outcome, problem, message } = judge(item, severity, name);
  const rowsTested = countOf(field(item, 'result', 'element_count'));
  const failedRows = countOf(field(item, 'result', 'unexpected_count'));
  const asset = run.asset ?? textOf(kwargs.batch_id);
  return {
    problem,
    result: {
      engine: run.engine,
      ...(run.engineVersion ? { engineVersion: run.engineVersion } : {}),
      runId: run.runId,
      // Ids of expectations change with each run of an ephemeral context.
      checkKey: checkKeyOf({
        engine: run.engine,
        target: [run.suite ?? null, asset ?? null, type],
        params: parameters,
      }),
      name,
      type,
      target: targetOf(config, kwargs, run, asset),
      dimension:
        toQualityDimension(field(config, 'meta', 'dimension')) ??
        dimensionOfKind(type),
      severity,
      outcome,
      measured: measurementOf(item),
      threshold: thresholdOf(kwargs),
      rowsTested,
      failedRows,
      executedAt: run.executedAt,
      message,
      link: run.link,
    },
  };
}

function judge(
  item: unknown,
  severity: CheckSeverity | undefined,
  name: string,
): { outcome: CheckOutcome; problem?: QualityProblem; message?: string } {
  const exception = exceptionIn(item);
  if (exception) return { outcome: 'error', message: exception.message };
  const success = field(item, 'success');
  if (success === true) {
    if (field(item, 'result', 'element_count') !== 0) {
      return { outcome: 'pass' };
    }
    return {
      outcome: 'not_evaluated',
      problem: {
        code: 'nothing-tested',
        severity: 'warning',
        message: `"${name}" succeeded on an empty batch`,
        check: name,
      },
    };
  }
  if (success === false) {
    return {
      outcome: severity === 'warning' || severity === 'info' ? 'warn' : 'fail',
    };
  }
  return {
    outcome: 'not_evaluated',
    problem: {
      code: 'unknown-status',
      severity: 'warning',
      message: `"${name}" neither succeeded nor failed`,
      check: name,
    },
  };
}

/** Newer versions nest exceptions under the metric that raised them. */
function exceptionIn(item: unknown): { message?: string } | undefined {
  const info = fieldsOf(field(item, 'exception_info'));
  const raised = [info, ...Object.values(info ?? {})].find(
    each => field(each, 'raised_exception') === true,
  );
  return raised === undefined
    ? undefined
    : { message: textOf(field(raised, 'exception_message'), 500) };
}

function nameOf(type: string, kwargs: Record<string, unknown>): string {
  const columns = [
    kwargs.column,
    kwargs.column_A,
    kwargs.column_B,
    ...listOf(kwargs.column_list),
  ].flatMap(column => textOf(column, 100) ?? []);
  return columns.length > 0
    ? (textOf(`${type}(${columns.join(', ')})`) ?? type)
    : type;
}

function targetOf(
  config: unknown,
  kwargs: Record<string, unknown>,
  run: ValidationRun,
  asset: string | undefined,
): CheckTarget {
  const mapped = (key: string) =>
    textOf(field(config, 'meta', 'data_mesh', key));
  const target: CheckTarget = {
    productRef: mapped('product'),
    port: mapped('port'),
    contractId: mapped('contract'),
    property: textOf(kwargs.column),
    physicalName:
      run.physicalName ?? (asset === undefined ? undefined : { table: asset }),
  };
  return Object.fromEntries(
    Object.entries(target).filter(([, value]) => value !== undefined),
  );
}

/** Only numbers: a list of observed values would be data. */
function measurementOf(item: unknown): Measurement | undefined {
  const observed = field(item, 'result', 'observed_value');
  const value = typeof observed === 'number' ? numberOf(observed) : undefined;
  if (value !== undefined) return { value };
  const percent = numberOf(field(item, 'result', 'unexpected_percent'));
  return percent === undefined
    ? undefined
    : { value: percent, unit: 'percent' };
}

function thresholdOf(kwargs: Record<string, unknown>): string | undefined {
  const min = numberOf(kwargs.min_value);
  const max = numberOf(kwargs.max_value);
  const value = numberOf(kwargs.value);
  const mostly = numberOf(kwargs.mostly);
  const parts = [
    ...(min === undefined ? [] : [`at least ${min}`]),
    ...(max === undefined ? [] : [`at most ${max}`]),
    ...(value === undefined ? [] : [`${value}`]),
    ...(mostly === undefined ? [] : [`in ${mostly * 100} % of rows`]),
  ];
  return parts.length > 0 ? parts.join(', ') : undefined;
}
