import {
  checkKeyOf,
  untrusted,
  type CheckOutcome,
  type CheckResult,
  type JsonSelection,
  type QualityProblem,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { ReadItem } from '@backstage-data-mesh/plugin-data-mesh-node';
import { describeTest } from './describeTest';
import type { Manifest } from './manifest';

const { countOf, field, listOf, textOf, timeOf } = untrusted;

/** SQL and what the adapter answered are passed over. */
export const RUN_RESULTS_PARTS: JsonSelection = {
  metadata: {
    dbt_schema_version: true,
    dbt_version: true,
    generated_at: true,
    invocation_id: true,
    invocation_started_at: true,
  },
  results: {
    unique_id: true,
    status: true,
    timing: true,
    failures: true,
    message: true,
  },
};

export const RUN_RESULTS_VERSIONS = [1, 2, 3, 4, 5, 6];

/** What a run says of all its results. */
export type DbtRun = {
  runId: string;
  engineVersion: string | undefined;
  generatedAt: string | undefined;
  /** Of a format that is known: else nothing in it is a verdict. */
  known: boolean;
};

const RESOURCE_TYPES = [
  'test',
  'unit_test',
  'model',
  'seed',
  'snapshot',
  'source',
  'operation',
  'analysis',
  'exposure',
  'function',
  'metric',
  'saved_query',
  'semantic_model',
];

const OUTCOMES = new Map<string, CheckOutcome>([
  ['pass', 'pass'],
  ['warn', 'warn'],
  ['fail', 'fail'],
  ['error', 'error'],
  // The SQL of the test did not compile, or dbt broke.
  ['runtime error', 'error'],
  ['skipped', 'skipped'],
]);

/**
 * A result of `run_results.json`. Only data tests are checks: unit tests try
 * the code of a model on made-up rows.
 */
export function readRunResult(
  item: unknown,
  run: DbtRun,
  manifest: Manifest | undefined,
): ReadItem {
  const uniqueId = field(item, 'unique_id');
  if (typeof uniqueId !== 'string' || uniqueId.trim() === '') {
    return {
      problem: {
        code: 'no-identity',
        severity: 'warning',
        message: 'A result without a unique_id was left out',
      },
    };
  }
  const prefix = uniqueId.split('.', 1)[0];
  const kind = RESOURCE_TYPES.includes(prefix) ? prefix : 'other';
  return kind === 'test'
    ? testResult(item, uniqueId, run, manifest)
    : otherResult(item, uniqueId, kind);
}

function testResult(
  item: unknown,
  uniqueId: string,
  run: DbtRun,
  manifest: Manifest | undefined,
): ReadItem {
  const description = describeTest(uniqueId, manifest);
  // The new engine writes some of its statuses with a capital.
  const status = textOf(field(item, 'status'))?.toLowerCase();
  const stub = status === 'success';
  const failures = countOf(field(item, 'failures'));
  const result: CheckResult = {
    engine: 'dbt',
    ...(run.engineVersion ? { engineVersion: run.engineVersion } : {}),
    runId: run.runId,
    checkKey: checkKeyOf({ engine: 'dbt', nativeId: uniqueId }),
    ...description,
    outcome: (run.known && OUTCOMES.get(status ?? '')) || 'not_evaluated',
    ...(stub ? { executed: false } : {}),
    ...(failures === undefined
      ? {}
      : {
          measured: { value: failures, unit: 'rows' },
          failedRows: failures,
        }),
    executedAt: executedAt(item) ?? run.generatedAt,
    message: textOf(field(item, 'message')),
  };
  return { result, problem: problemOf(description.name, status, stub) };
}

function problemOf(
  name: string,
  status: string | undefined,
  stub: boolean,
): QualityProblem | undefined {
  if (stub) {
    // Only `pass` is written by a test that ran.
    return {
      code: 'not-executed',
      severity: 'warning',
      message: `"${name}" was compiled and not run; "success" is no verdict`,
      check: name,
    };
  }
  return OUTCOMES.has(status ?? '')
    ? undefined
    : {
        code: 'unknown-status',
        severity: 'warning',
        message: `"${name}" has the status ${
          status === undefined ? 'of another type' : `"${status}"`
        }, which is not known`,
        check: name,
      };
}

/** A model that could not be built is no check, but worth knowing. */
function otherResult(item: unknown, uniqueId: string, kind: string): ReadItem {
  const status = textOf(field(item, 'status'))?.toLowerCase();
  return {
    other: kind,
    ...(status === 'error' || status === 'fail'
      ? {
          problem: {
            code: 'engine-error',
            severity: 'warning',
            message: `${textOf(uniqueId, 200)} ended with ${status}`,
          },
        }
      : {}),
  };
}

/** When the execution ended, or at least began. */
export function executedAt(item: unknown): string | undefined {
  const execution = listOf(field(item, 'timing')).find(
    timing => field(timing, 'name') === 'execute',
  );
  return (
    timeOf(field(execution, 'completed_at')) ??
    timeOf(field(execution, 'started_at'))
  );
}
