import {
  checkKeyOf,
  dimensionOfKind,
  toCheckSeverity,
  toQualityDimension,
  untrusted,
  type CheckOutcome,
  type CheckTarget,
  type Measurement,
  type QualityProblem,
  type RelationName,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { ReadItem } from '@backstage-data-mesh/plugin-data-mesh-node';
import { ENGINE, type Scan } from './scan';
import { thresholdOf } from './threshold';

const { countOf, field, fieldsOf, listOf, numberOf, textOf } = untrusted;

const OUTCOMES = new Map<string, CheckOutcome>([
  ['pass', 'pass'],
  ['warn', 'warn'],
  ['fail', 'fail'],
  ['excluded', 'skipped'],
  ['unevaluated', 'not_evaluated'],
]);

/** Kinds of version 3 as a check's definition begins with them. */
const KIND =
  /^\s*(?:checks? for[^\n]*:)?\s*(?:-\s*)?([a-z][a-z_ ]*?)\s*(?=[(:<>=!\n]|same|between|$)/i;

/** Kinds that are about how many rows there are. */
const ABOUT_EMPTINESS = ['row_count', 'schema', 'freshness', 'reference'];

export function readCheck(item: unknown, scan: Scan): ReadItem {
  const identity = identityOf(item);
  const name = nameOf(item);
  if (identity === undefined || name === undefined) {
    return {
      problem: {
        code: 'no-identity',
        severity: 'warning',
        message: 'A check without identity or name was left out',
      },
    };
  }
  const type = kindOf(item);
  const v4 = field(item, 'diagnostics', 'v4');
  const rowsTested = countOf(field(v4, 'checkRowsTested'));
  const { outcome, problem } = judge(item, scan, type, name);
  // An unevaluated check has the value 0, which was never measured.
  const measured =
    outcome === 'not_evaluated' || outcome === 'skipped'
      ? undefined
      : measurementOf(item, type);
  return {
    problem,
    result: {
      engine: ENGINE,
      runId: scan.runId,
      checkKey: checkKeyOf({ engine: ENGINE, ...identity }),
      name,
      type,
      target: targetOf(item),
      dimension:
        toQualityDimension(attributeOf(item, 'dimension')) ??
        dimensionOfKind(type),
      severity: toCheckSeverity(attributeOf(item, 'severity')),
      outcome,
      measured,
      threshold: thresholdOf(field(item, 'diagnostics'), measured?.unit),
      rowsTested,
      failedRows: countOf(field(v4, 'failedRowsCount')),
      executedAt: scan.executedAt,
      message: textOf(
        listOf(field(item, 'outcomeReasons'))
          .flatMap(reason => textOf(field(reason, 'message'), 200) ?? [])
          .join('; '),
      ),
    },
  };
}

function judge(
  item: unknown,
  scan: Scan,
  type: string | undefined,
  name: string,
): { outcome: CheckOutcome; problem?: QualityProblem } {
  const status = textOf(field(item, 'outcome'))?.toLowerCase();
  const outcome = OUTCOMES.get(status ?? '');
  if (outcome === undefined) {
    return {
      outcome: 'not_evaluated',
      problem: {
        code: 'unknown-status',
        severity: 'warning',
        message: `"${name}" has ${
          status === undefined ? 'no outcome' : `the outcome "${status}"`
        }, which is not known`,
        check: name,
      },
    };
  }
  if (outcome !== 'pass' || !testedNothing(item, scan, type))
    return { outcome };
  return {
    outcome: 'not_evaluated',
    problem: {
      code: 'nothing-tested',
      severity: 'warning',
      message: `"${name}" passed on an empty table`,
      check: name,
    },
  };
}

/**
 * No row of a table without rows is wrong. Version 4 tells how many were
 * tested; version 3 only where the scan counted the rows of the table, too.
 */
function testedNothing(
  item: unknown,
  scan: Scan,
  type: string | undefined,
): boolean {
  if (type !== undefined && ABOUT_EMPTINESS.includes(type)) return false;
  if (scan.kind === 'contract-verification') {
    return field(item, 'diagnostics', 'v4', 'checkRowsTested') === 0;
  }
  const table = textOf(field(item, 'table'));
  const source = textOf(field(item, 'dataSource'));
  return scan.emptyTables.has(
    `metric-${scan.definition}-${source}-${table}-row_count`,
  );
}

/**
 * Of the identities of version 3 the first does not depend on the file that
 * holds the check; version 4 has the place in the contract.
 */
function identityOf(
  item: unknown,
): { nativeId: string; target: unknown } | undefined {
  const identities = field(item, 'identities');
  const id =
    textOf(field(identities, 'vc1')) ??
    textOf(field(identities, 'v1')) ??
    textOf(field(item, 'identity'));
  return id === undefined
    ? undefined
    : {
        nativeId: id,
        target: [
          textOf(field(item, 'dataSource')) ?? null,
          listOf(field(item, 'datasetPrefix')),
          textOf(field(item, 'table')) ?? null,
          textOf(field(item, 'group', 'distinctLabel')) ?? null,
        ],
      };
}

function nameOf(item: unknown): string | undefined {
  return textOf(field(item, 'name')) ?? textOf(field(item, 'checkPath'));
}

function kindOf(item: unknown): string | undefined {
  const type =
    textOf(field(item, 'checkType')) ??
    textOf(field(item, 'diagnostics', 'v4', 'type'));
  if (type !== undefined) return type;
  const definition = textOf(field(item, 'definition'), 500);
  if (definition === undefined) return undefined;
  if (/^[^\n]*\n?\s*(?:-\s*)?values in /.test(definition)) return 'reference';
  return KIND.exec(definition)?.[1].toLowerCase().replaceAll(' ', '_');
}

function targetOf(item: unknown): CheckTarget {
  const target: CheckTarget = {
    productRef: textOf(attributeOf(item, 'data_product')),
    port: textOf(attributeOf(item, 'output_port')),
    property: textOf(field(item, 'column')),
    physicalName: relationOf(item),
  };
  return Object.fromEntries(
    Object.entries(target).filter(([, value]) => value !== undefined),
  );
}

/** The prefix of a dataset is its database and schema, or only the schema. */
function relationOf(item: unknown): RelationName | undefined {
  const table = textOf(field(item, 'table'));
  if (table === undefined) return undefined;
  const namespace = textOf(field(item, 'dataSource'));
  const prefix = listOf(field(item, 'datasetPrefix')).flatMap(
    part => textOf(part) ?? [],
  );
  const schema = prefix[prefix.length - 1];
  const database = prefix.slice(0, -1).join('.');
  return {
    ...(namespace ? { namespace } : {}),
    ...(database ? { database } : {}),
    ...(schema ? { schema } : {}),
    table,
  };
}

/** `attributes` of a check: a list of names and values. */
function attributeOf(item: unknown, name: string): unknown {
  return field(
    listOf(field(item, 'resourceAttributes')).find(
      attribute => fieldsOf(attribute)?.name === name,
    ),
    'value',
  );
}

function measurementOf(
  item: unknown,
  type: string | undefined,
): Measurement | undefined {
  const value = numberOf(field(item, 'diagnostics', 'value'));
  if (value === undefined) return undefined;
  // Both versions measure age in milliseconds.
  if (
    field(item, 'diagnostics', 'measure') === 'time' ||
    type === 'freshness'
  ) {
    return { value: value / 1000, unit: 'seconds' };
  }
  if (type?.endsWith('_percent')) return { value, unit: 'percent' };
  if (
    type !== undefined &&
    /^(row_count|(missing|invalid|duplicate)_count|reference|failed_rows)$/.test(
      type,
    )
  ) {
    return { value, unit: 'rows' };
  }
  return { value };
}
