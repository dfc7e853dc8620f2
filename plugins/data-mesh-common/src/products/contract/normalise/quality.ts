import { stringify } from 'yaml';
import type { QualityRule } from '../../../api/types';
import {
  child,
  elements,
  isFilled,
  type DocumentNode,
} from '../document/nodes';
import { plainValue } from '../document/plainValue';
import { compact, filled, scalarOf, textOf, textsOf } from './coerce';
import { QUALITY_OPERATORS, qualityTitle } from './qualityTitle';

/** What 3.0 files and tools of its time call the metrics of 3.1. */
const METRICS = new Map([
  ['nullcheck', 'nullValues'],
  ['nullcount', 'nullValues'],
  ['nullvalues', 'nullValues'],
  ['missingcount', 'missingValues'],
  ['missingvalues', 'missingValues'],
  ['invalidcount', 'invalidValues'],
  ['invalidvalues', 'invalidValues'],
  ['validvalues', 'invalidValues'],
  ['duplicatecount', 'duplicateValues'],
  ['duplicatevalues', 'duplicateValues'],
  ['rowcount', 'rowCount'],
]);

const DIMENSIONS = new Map([
  // Other standards of the field know validity, this one calls it conformity.
  ['validity', 'conformity'],
  ['freshness', 'timeliness'],
]);

const UNITS = new Map([
  ['%', 'percent'],
  ['row', 'rows'],
]);

/** The rules of a `quality` list. */
export function qualityOf(node: DocumentNode | undefined): QualityRule[] {
  return elements(node)
    .filter(item => item.kind === 'map')
    .map(ruleOf);
}

function ruleOf(node: DocumentNode): QualityRule {
  const metric = textOf(child(node, 'metric')) ?? textOf(child(node, 'rule'));
  const operator = QUALITY_OPERATORS.find(name => isFilled(child(node, name)));
  const dimension = textOf(child(node, 'dimension'));
  const unit = textOf(child(node, 'unit'));
  const query = textOf(child(node, 'query'));
  const engine = textOf(child(node, 'engine'));
  const rule: Omit<QualityRule, 'title'> = {
    type: typeOf(node),
    id: textOf(child(node, 'id')),
    name: textOf(child(node, 'name')),
    description: textOf(child(node, 'description')),
    metric: metric && (METRICS.get(lower(metric)) ?? metric),
    arguments: argumentsOf(node),
    operator,
    threshold:
      operator === undefined ? undefined : thresholdOf(child(node, operator)),
    unit: unit && (UNITS.get(lower(unit)) ?? unit),
    dimension:
      dimension && (DIMENSIONS.get(lower(dimension)) ?? lower(dimension)),
    severity: textOf(child(node, 'severity')),
    businessImpact: textOf(child(node, 'businessImpact')),
    schedule: textOf(child(node, 'schedule')),
    scheduler: textOf(child(node, 'scheduler')),
    query: query && withCanonicalPlaceholders(query),
    engine: engine && canonicalEngine(engine),
    implementation: implementationOf(child(node, 'implementation')),
    tags: filled(textsOf(child(node, 'tags'))),
  };
  return compact({ ...rule, title: qualityTitle(rule) });
}

function typeOf(node: DocumentNode): QualityRule['type'] {
  const type = textOf(child(node, 'type'))?.toLocaleLowerCase('en-US');
  switch (type) {
    case 'library':
    case 'text':
    case 'sql':
    case 'custom':
      return type;
    default:
  }
  if (isFilled(child(node, 'metric')) || isFilled(child(node, 'rule'))) {
    return 'library';
  }
  if (isFilled(child(node, 'query'))) return 'sql';
  if (
    isFilled(child(node, 'engine')) ||
    isFilled(child(node, 'implementation'))
  ) {
    return 'custom';
  }
  return 'text';
}

/**
 * 3.0 had `validValues`, and files of its time have `pattern`, beside the rule;
 * 3.1 has them among the arguments.
 */
function argumentsOf(node: DocumentNode): Record<string, unknown> | undefined {
  const given = child(node, 'arguments');
  const result =
    given?.kind === 'map' ? (plainValue(given) as Record<string, unknown>) : {};
  const validValues = child(node, 'validValues');
  if (validValues?.kind === 'list' && !('validValues' in result)) {
    result.validValues = plainValue(validValues);
  }
  const pattern = textOf(child(node, 'pattern'));
  if (pattern !== undefined && !('pattern' in result)) {
    result.pattern = pattern;
  }
  return Object.keys(result).length > 0 ? result : undefined;
}

function thresholdOf(node: DocumentNode | undefined): QualityRule['threshold'] {
  const values = (node?.kind === 'list' ? node.items : [node])
    .map(scalarOf)
    .filter(value => value !== undefined);
  return filled(values);
}

function implementationOf(node: DocumentNode | undefined): string | undefined {
  return node === undefined || node.kind === 'scalar'
    ? textOf(node)
    : stringify(plainValue(node), { aliasDuplicateObjects: false }).trimEnd();
}

/**
 * Specification, schema and tools write the table and the column in a query
 * in several ways; here they are always `{object}` and `{property}`.
 */
function withCanonicalPlaceholders(query: string): string {
  return query
    .replaceAll(/\$\{(?:object|table|model)\}|\{(?:table|model)\}/g, '{object}')
    .replaceAll(
      /\$\{(?:property|column|field)\}|\{(?:column|field)\}/g,
      '{property}',
    );
}

/** The specification writes `greatExpectations`, its schema with a hyphen. */
function canonicalEngine(engine: string): string {
  return /^great[-_ ]?expectations$/i.test(engine)
    ? 'great-expectations'
    : engine;
}

function lower(text: string): string {
  return text.toLocaleLowerCase('en-US');
}
