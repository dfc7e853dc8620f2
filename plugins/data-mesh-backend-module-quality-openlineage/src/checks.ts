import {
  checkKeyOf,
  dimensionOfKind,
  parseRelationName,
  toCheckSeverity,
  untrusted,
  type CheckOutcome,
  type CheckResult,
  type CheckTarget,
  type QualityProblem,
  type RelationName,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { datasetsOf, ENGINE, type LineageEvent } from './events';

const { field, fieldsOf, listOf, numberOf, textOf } = untrusted;

export type ReadChecks = {
  results: CheckResult[];
  problems: QualityProblem[];
  /** Facets with metrics, which judge nothing. */
  metrics: number;
};

/** The checks that an event tells of. */
export function readChecks(event: LineageEvent): ReadChecks {
  const problems: QualityProblem[] = [];
  const results: CheckResult[] = [];
  let metrics = 0;
  for (const dataset of datasetsOf(event)) {
    const places = ['inputFacets', 'outputFacets', 'facets'].map(place =>
      field(dataset, place),
    );
    metrics += places.filter(facets =>
      fieldsOf(field(facets, 'dataQualityMetrics')),
    ).length;
    // Producers write what they say of an input as a facet of the dataset, too.
    const assertions =
      places.map(assertionsIn).find(list => list.length > 0) ?? [];
    for (const assertion of assertions) {
      const result = readAssertion(assertion, dataset, event, problems);
      if (result) results.push(result);
    }
  }
  const names = new Set(results.map(each => each.name));
  for (const test of listOf(
    field(event.document, 'run', 'facets', 'test', 'tests'),
  )) {
    const result = readTest(test, event, problems);
    // Told as an assertion, a test has its dataset.
    if (result && !names.has(result.name)) results.push(result);
  }
  return { results, problems, metrics };
}

function assertionsIn(facets: unknown): unknown[] {
  return [
    ...listOf(field(facets, 'dataQualityAssertions', 'assertions')),
    ...listOf(field(facets, 'greatExpectations_assertions', 'assertions')),
  ];
}

const VERDICTS = { true: 'pass', false: 'fail' } as const;

function readAssertion(
  item: unknown,
  dataset: unknown,
  event: LineageEvent,
  problems: QualityProblem[],
): CheckResult | undefined {
  const type =
    textOf(field(item, 'assertion')) ?? textOf(field(item, 'expectationType'));
  if (type === undefined) {
    problems.push(withoutIdentity('An assertion'));
    return undefined;
  }
  const column = textOf(field(item, 'column'));
  const given = textOf(field(item, 'name'));
  const name = given ?? (column === undefined ? type : `${type}(${column})`);
  const namespace = textOf(field(dataset, 'namespace'));
  const table = textOf(field(dataset, 'name'));
  const target: CheckTarget = {
    ...(column === undefined ? {} : { property: column }),
    ...(table === undefined
      ? {}
      : { physicalName: relationOf(namespace, table) }),
  };
  const success = field(item, 'success');
  return {
    ...base(item, event, name, type),
    checkKey: checkKeyOf({
      engine: ENGINE,
      target: [event.job, namespace ?? null, table ?? null, column ?? null],
      params: [type, given ?? null],
    }),
    target,
    outcome: judge(
      typeof success === 'boolean' ? VERDICTS[`${success}`] : undefined,
      item,
      event,
      name,
      problems,
    ),
  };
}

const TEST_OUTCOMES = new Map<string, CheckOutcome>([
  ['pass', 'pass'],
  ['fail', 'fail'],
  ['skip', 'skipped'],
]);

function readTest(
  item: unknown,
  event: LineageEvent,
  problems: QualityProblem[],
): CheckResult | undefined {
  const name = textOf(field(item, 'name'));
  if (name === undefined) {
    problems.push(withoutIdentity('A test'));
    return undefined;
  }
  const status = textOf(field(item, 'status'))?.toLowerCase();
  return {
    ...base(item, event, name, textOf(field(item, 'type'))),
    checkKey: checkKeyOf({
      engine: ENGINE,
      target: [event.job],
      params: ['test', name],
    }),
    target: {},
    outcome: judge(
      TEST_OUTCOMES.get(status ?? ''),
      item,
      event,
      name,
      problems,
    ),
  };
}

function base(
  item: unknown,
  event: LineageEvent,
  name: string,
  type: string | undefined,
): Omit<CheckResult, 'checkKey' | 'target' | 'outcome'> {
  const actual = numberOf(field(item, 'actual'));
  const expected = numberOf(field(item, 'expected'));
  return {
    engine: ENGINE,
    ...(event.engineVersion ? { engineVersion: event.engineVersion } : {}),
    runId: event.runId,
    name,
    type,
    dimension: dimensionOfKind(type),
    severity: toCheckSeverity(field(item, 'severity')),
    // Texts could be values of the data.
    ...(actual === undefined ? {} : { measured: { value: actual } }),
    ...(expected === undefined ? {} : { threshold: `expected ${expected}` }),
    executedAt: event.time,
  };
}

function judge(
  verdict: CheckOutcome | undefined,
  item: unknown,
  event: LineageEvent,
  name: string,
  problems: QualityProblem[],
): CheckOutcome {
  if (verdict === undefined || event.state === 'unknown') {
    problems.push({
      code: 'unknown-status',
      severity: 'warning',
      message:
        verdict === undefined
          ? `"${name}" neither succeeded nor failed`
          : `"${name}" is in an event of ${
              event.type === undefined ? 'no type' : `the type ${event.type}`
            }, which is not known`,
      check: name,
    });
    return 'not_evaluated';
  }
  const severity = toCheckSeverity(field(item, 'severity'));
  return verdict === 'fail' && (severity === 'warning' || severity === 'info')
    ? 'warn'
    : verdict;
}

/** Names of files and topics have dots in them that part nothing. */
function relationOf(
  namespace: string | undefined,
  table: string,
): RelationName {
  const whole = table.includes('/') || /^kafka:/i.test(namespace ?? '');
  return {
    ...(namespace === undefined ? {} : { namespace }),
    ...((whole ? undefined : parseRelationName(table)) ?? { table }),
  };
}

function withoutIdentity(what: string): QualityProblem {
  return {
    code: 'no-identity',
    severity: 'warning',
    message: `${what} that does not say what it checks was left out`,
  };
}
