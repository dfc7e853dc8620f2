import {
  checkKeyOf,
  untrusted,
  type CheckOutcome,
  type CheckResult,
  type JsonSelection,
  type QualityProblem,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { ReadItem } from '@backstage-data-mesh/plugin-data-mesh-node';
import { targetOf } from './describeTest';
import type { Manifest } from './manifest';
import { executedAt, type DbtRun } from './runResults';

const { field, fieldsOf, numberOf, textOf, timeOf } = untrusted;

export const SOURCES_PARTS: JsonSelection = {
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
    error: true,
    timing: true,
    max_loaded_at: true,
    snapshotted_at: true,
    max_loaded_at_time_ago_in_s: true,
    criteria: { warn_after: true, error_after: true },
  },
};

const FRESHNESS = 'freshness';

export const SOURCES_VERSIONS = [1, 2, 3];
export const FRESHNESS_VERSIONS = [0];

/**
 * The freshness of a source in `sources.json`, and of a source or a model in
 * `freshness.json`: the same check, whichever tells of it. Here `error` is a verdict, that
 * the data is too old; a check that broke is a `runtime error`, and has
 * nothing but a message.
 */
export function readFreshness(
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
  const name = `freshness of ${tableName(uniqueId)}`;
  // The new engine writes statuses with a capital.
  const status = textOf(field(item, 'status'))?.toLowerCase();
  const { outcome, problem } = judge(item, status, name);
  const age = numberOf(field(item, 'max_loaded_at_time_ago_in_s'));
  const loaded = timeOf(field(item, 'max_loaded_at'));
  const result: CheckResult = {
    engine: 'dbt',
    ...(run.engineVersion ? { engineVersion: run.engineVersion } : {}),
    runId: run.runId,
    checkKey: checkKeyOf({
      engine: 'dbt',
      nativeId: uniqueId,
      params: FRESHNESS,
    }),
    name,
    type: FRESHNESS,
    target: targetOf(undefined, manifest?.node(uniqueId)),
    dimension: 'timeliness',
    outcome: run.known ? outcome : 'not_evaluated',
    ...(age !== undefined && loaded !== undefined
      ? { measured: { value: age, unit: 'seconds' } }
      : {}),
    threshold: thresholdOf(field(item, 'criteria')),
    executedAt:
      timeOf(field(item, 'snapshotted_at')) ??
      executedAt(item) ??
      run.generatedAt,
    message: textOf(field(item, 'error')),
  };
  return { result, problem };
}

function judge(
  item: unknown,
  status: string | undefined,
  name: string,
): { outcome: CheckOutcome; problem?: QualityProblem } {
  const neverLoaded =
    field(item, 'max_loaded_at') !== undefined &&
    timeOf(field(item, 'max_loaded_at')) === undefined;
  switch (status) {
    case 'pass':
    case 'warn':
      if (neverLoaded || field(item, 'max_loaded_at') === undefined) {
        return {
          outcome: 'not_evaluated',
          problem: {
            code: 'contradiction',
            severity: 'warning',
            message: `"${name}" has the status "${status}", but no time of a load`,
            check: name,
          },
        };
      }
      return { outcome: status };
    case 'error':
      return {
        outcome: field(item, 'max_loaded_at') === undefined ? 'error' : 'fail',
      };
    case 'runtime error':
    case 'runtime_error':
    case 'runtimeerror':
      return { outcome: 'error' };
    case 'skipped':
      return { outcome: 'skipped' };
    default:
      return {
        outcome: 'not_evaluated',
        problem: {
          code: 'unknown-status',
          severity: 'warning',
          message: `"${name}" has the status ${
            status === undefined ? 'of another type' : `"${status}"`
          }, which is not known`,
          check: name,
        },
      };
  }
}

/** `source.shop.raw.orders` is the table `orders` of the source `raw`, and `model.shop.orders` a model. */
function tableName(uniqueId: string): string {
  const parts = uniqueId.split('.');
  const name = parts.length > 2 ? parts.slice(2).join('.') : uniqueId;
  return textOf(name, 200) ?? 'a table';
}

function thresholdOf(criteria: unknown): string | undefined {
  const parts = (['warn_after', 'error_after'] as const).flatMap(key => {
    const after = fieldsOf(field(criteria, key));
    const count = numberOf(after?.count);
    const period = textOf(after?.period, 20);
    return count === undefined || period === undefined
      ? []
      : [
          `${key === 'warn_after' ? 'warns' : 'fails'} after ${count} ${period}${
            count === 1 ? '' : 's'
          }`,
        ];
  });
  return parts.length === 0 ? undefined : parts.join(', ');
}
