import {
  untrusted,
  type JsonSelection,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { NAMELESS_RUN } from '@backstage-data-mesh/plugin-data-mesh-node';

const { field, fieldsOf, listOf, textOf, timeOf } = untrusted;

export const ENGINE = 'datacontract';

const RUN: JsonSelection = {
  runId: true,
  datacontractCliVersion: true,
  dataContractId: true,
  dataProductId: true,
  outputPortId: true,
  server: true,
  filters: true,
  timestampStart: true,
  timestampEnd: true,
  // Samples of rows are passed over.
  checks: {
    key: true,
    type: true,
    name: true,
    model: true,
    field: true,
    qualityId: true,
    quality_id: true,
    result: true,
    reason: true,
    diagnostics: {
      metric: true,
      value: true,
      unit: true,
      percent: true,
      severity: true,
      threshold: true,
      row_count: true,
      missing_count: true,
      age_seconds: true,
      threshold_seconds: true,
    },
  },
  logs: { level: true, message: true },
};

/** A run, alone or in what a scheduler put around it. */
export const PARTS: JsonSelection = { ...RUN, result: RUN };

/** What a run says of all its checks. */
export type Run = {
  runId: string;
  engineVersion: string | undefined;
  contractId: string | undefined;
  productRef: string | undefined;
  port: string | undefined;
  server: string | undefined;
  /** Filters by schema: a run can test a part of the rows. */
  filters: Record<string, unknown>;
  executedAt: string | undefined;
};

/** Runs in an artifact: one, one that was wrapped, or a list of them. */
export function runsIn(document: unknown): unknown[] {
  const items = Array.isArray(document) ? document : [document];
  return items.flatMap(item => {
    if (isRun(item)) return [item];
    const wrapped = field(item, 'result');
    return isRun(wrapped) ? [wrapped] : [];
  });
}

/** Is there a run in what could be read of an artifact? */
export function recognise(head: unknown): boolean {
  return runsIn(head).length > 0;
}

function isRun(value: unknown): boolean {
  if (typeof field(value, 'runId') !== 'string') return false;
  if (
    typeof field(value, 'datacontractCliVersion') === 'string' ||
    field(value, 'dataContractId') !== undefined
  ) {
    return true;
  }
  // Early versions wrote neither.
  const [first] = listOf(field(value, 'checks'));
  return (
    field(value, 'timestampStart') !== undefined &&
    typeof field(first, 'type') === 'string' &&
    typeof field(first, 'result') === 'string'
  );
}

export function runOf(document: unknown): Run {
  return {
    runId: textOf(field(document, 'runId'), 200) ?? NAMELESS_RUN,
    engineVersion: textOf(field(document, 'datacontractCliVersion'), 100),
    contractId: textOf(field(document, 'dataContractId')),
    productRef: textOf(field(document, 'dataProductId')),
    port: textOf(field(document, 'outputPortId')),
    server: textOf(field(document, 'server')),
    filters: fieldsOf(field(document, 'filters')) ?? {},
    executedAt:
      timeOf(field(document, 'timestampEnd')) ??
      timeOf(field(document, 'timestampStart')),
  };
}
