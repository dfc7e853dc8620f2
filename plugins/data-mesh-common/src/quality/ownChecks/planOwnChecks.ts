import type { Contract, ContractSchema, QualityRule } from '../../api/types';
import type { ExpectedCheck } from '../expectations';
import { readComparison, type Comparison } from './comparison';
import { levelSeconds } from './levelSeconds';
import type { ContractValue, Measure } from './measure';

/**
 * A promise that can be measured in one table.
 * @public
 */
export type OwnCheck = {
  expected: ExpectedCheck;
  measure: Measure;
  criterion:
    | { kind: 'number'; comparison: Comparison; percent: boolean }
    /** The measured time has to be younger. */
    | { kind: 'age'; seconds: number };
};

/**
 * What to measure in the tables of a contract.
 * @public
 */
export type OwnCheckPlan = {
  /** Every schema of the contract, also without checks. */
  tables: Array<{ schema: ContractSchema; checks: OwnCheck[] }>;
  /** Promises that the portal cannot evaluate, with the reason in words. */
  unplanned: Array<{ expected: ExpectedCheck; reason: string }>;
};

/** More belong into a table of their own. */
const MAX_VALUES = 1_000;
const MAX_PATTERN = 2_000;

/**
 * Decides what to measure for the promises of an output port.
 * @public
 */
export function planOwnChecks(
  contract: Contract,
  expected: readonly ExpectedCheck[],
): OwnCheckPlan {
  const tables = contract.schemas.map(schema => ({
    schema,
    checks: [] as OwnCheck[],
  }));
  const unplanned: OwnCheckPlan['unplanned'] = [];
  for (const each of expected) {
    const planned = planCheck(contract, each);
    if ('problem' in planned) {
      unplanned.push({ expected: each, reason: planned.problem });
    } else {
      tables
        .find(({ schema }) => schema.name === planned.schema)
        ?.checks.push(planned.check);
    }
  }
  return { tables, unplanned };
}

type Problem = { problem: string };

function planCheck(
  contract: Contract,
  expected: ExpectedCheck,
): { schema: string; check: OwnCheck } | Problem {
  const place = placeOf(contract, expected);
  if ('problem' in place) return place;
  const planned =
    expected.kind === 'rule'
      ? planRule(expected.rule, place)
      : planLevel(expected, place);
  return 'problem' in planned
    ? planned
    : { schema: place.schema.name, check: { expected, ...planned } };
}

type Place = { schema: ContractSchema; property?: string };

function placeOf(contract: Contract, expected: ExpectedCheck): Place | Problem {
  const { schema: name, property } = placeNamed(contract, expected);
  const schema =
    name === undefined && contract.schemas.length === 1
      ? contract.schemas[0]
      : contract.schemas.find(each => each.name === name);
  if (schema) return { schema, property };
  return {
    problem:
      name === undefined
        ? 'The promise names no table'
        : `The contract has no table ${name}`,
  };
}

function placeNamed(
  contract: Contract,
  expected: ExpectedCheck,
): { schema?: string; property?: string } {
  if (expected.schema !== undefined || expected.kind === 'rule') {
    return expected;
  }
  const element = expected.level.element?.trim();
  // A name may have dots itself, so the tables of the contract decide.
  const schema = contract.schemas.find(
    ({ name }) => element === name || element?.startsWith(`${name}.`),
  );
  return schema && element !== undefined
    ? {
        schema: schema.name,
        property: element.slice(schema.name.length + 1) || undefined,
      }
    : {};
}

type Planned = Pick<OwnCheck, 'measure' | 'criterion'>;

function planRule(rule: QualityRule, place: Place): Planned | Problem {
  if (rule.type === 'text' || rule.type === 'custom') {
    return {
      problem:
        rule.type === 'text'
          ? 'A rule in words is for people to look after'
          : `The rule is for ${rule.engine ?? 'an engine of its own'}`,
    };
  }
  const comparison = readComparison(rule);
  if ('problem' in comparison) return comparison;
  const measure = measureOf(rule, place);
  if ('problem' in measure) return measure;
  const percent = rule.unit?.trim().toLowerCase() === 'percent';
  if (percent && measure.kind === 'rowCount') {
    return { problem: 'A number of rows is no share of anything' };
  }
  return {
    measure,
    // A query answers whatever it is compared with.
    criterion: {
      kind: 'number',
      comparison,
      percent: percent && measure.kind !== 'sql',
    },
  };
}

function measureOf(rule: QualityRule, { property }: Place): Measure | Problem {
  if (rule.type === 'sql') {
    return rule.query === undefined
      ? { problem: 'The rule has no query' }
      : { kind: 'sql', query: rule.query, column: property };
  }
  const { arguments: given = {} } = rule;
  switch (rule.metric) {
    case 'rowCount':
      return { kind: 'rowCount' };
    case 'duplicateValues':
      return duplicatesOf(given.properties, property);
    case 'nullValues':
    case 'missingValues':
    case 'invalidValues':
      break;
    default:
      return {
        problem:
          rule.metric === undefined
            ? 'The rule names no metric'
            : `The metric ${rule.metric} is not of the standard's library`,
      };
  }
  if (property === undefined) {
    return {
      problem: `${rule.metric} needs a column, and the rule names none`,
    };
  }
  if (rule.metric === 'nullValues') {
    return { kind: 'nullValues', column: property };
  }
  return rule.metric === 'missingValues'
    ? missingOf(given.missingValues, property)
    : invalidOf(given, property);
}

function duplicatesOf(
  properties: unknown,
  property: string | undefined,
): Measure | Problem {
  const columns =
    Array.isArray(properties) && properties.length > 0
      ? properties
      : [property];
  return columns.every(each => typeof each === 'string' && each !== '')
    ? { kind: 'duplicateValues', columns: [...new Set<string>(columns)] }
    : { problem: 'duplicateValues needs columns, and the rule names none' };
}

function missingOf(given: unknown, column: string): Measure | Problem {
  const values = valuesOf(given ?? []);
  return 'problem' in values
    ? { problem: `missingValues ${values.problem}` }
    : { kind: 'missingValues', column, values: values.values };
}

function invalidOf(
  given: Record<string, unknown>,
  column: string,
): Measure | Problem {
  const { pattern } = given;
  if (pattern !== undefined && typeof pattern !== 'string') {
    return { problem: 'The pattern is no text' };
  }
  if (pattern !== undefined && pattern.length > MAX_PATTERN) {
    return { problem: `The pattern is longer than ${MAX_PATTERN} characters` };
  }
  if (given.validValues === undefined) {
    return pattern === undefined
      ? {
          problem: 'The rule says neither which values are valid nor a pattern',
        }
      : { kind: 'invalidValues', column, pattern };
  }
  const values = valuesOf(given.validValues);
  if ('problem' in values) {
    return { problem: `validValues ${values.problem}` };
  }
  return values.values.length === 0
    ? { problem: 'validValues lists no value' }
    : { kind: 'invalidValues', column, values: values.values, pattern };
}

/** Null is missing anyway, and never invalid. */
function valuesOf(given: unknown): { values: ContractValue[] } | Problem {
  if (!Array.isArray(given)) return { problem: 'is no list' };
  const values = given.filter(value => value !== null);
  if (values.length > MAX_VALUES) {
    return { problem: `lists more than ${MAX_VALUES} values` };
  }
  return values.every(
    value =>
      typeof value === 'string' ||
      typeof value === 'boolean' ||
      Number.isFinite(value),
  )
    ? { values }
    : { problem: 'lists something that is no value of a column' };
}

function planLevel(
  { level }: Extract<ExpectedCheck, { kind: 'service-level' }>,
  { property }: Place,
): Planned | Problem {
  const kind = ({ latency: 'freshness', retention: 'retention' } as const)[
    level.property
  ];
  if (kind === undefined) {
    return {
      problem: `A look at the data does not tell the ${level.property}`,
    };
  }
  if (property === undefined) {
    return { problem: 'The service level names no column with the time' };
  }
  if (property.includes(',')) {
    return { problem: 'The service level names several columns' };
  }
  const seconds = levelSeconds(level);
  return seconds === undefined
    ? { problem: 'The service level says no time that could be compared' }
    : {
        measure: { kind, column: property },
        criterion: { kind: 'age', seconds },
      };
}
