import { child, type MapNode } from '../document/nodes';
import {
  authoritativeDefinitions,
  CLOSED_SINCE_3_1,
  customProperties,
  idField,
  tags,
} from './common';
import {
  list,
  number,
  oneOf,
  record,
  text,
  type Fields,
  type RecordRule,
  type Shape,
} from './shapes';
import { isWithin, type OdcsVersion } from './versions';

const bounds = list(number, { atLeast: 2, atMost: 2, distinct: true });

/** The comparisons with a threshold. */
const operators = {
  mustBe: { shape: { type: 'anything', unbounded: true } },
  mustNotBe: { shape: { type: 'anything', unbounded: true } },
  mustBeGreaterThan: { shape: number },
  mustBeGreaterOrEqualTo: { shape: number },
  mustBeLessThan: { shape: number },
  mustBeLessOrEqualTo: { shape: number },
  mustBeBetween: { shape: bounds },
  mustNotBeBetween: { shape: bounds },
} as const satisfies Fields;

const OPERATOR_NAMES = Object.keys(operators);

const anyObject: Shape = record('object', {}, { closed: false });

/** Fields of a metric of the standard's own library; 3.0 named it `rule`. */
const library: Fields = {
  ...operators,
  metric: {
    shape: oneOf(
      [
        'nullValues',
        'missingValues',
        'invalidValues',
        'duplicateValues',
        'rowCount',
      ],
      {
        duplicateCount: 'duplicateValues',
        duplicates: 'duplicateValues',
        nullCheck: 'nullValues',
        nulls: 'nullValues',
        validValues: 'invalidValues',
      },
    ),
    since: '3.1',
    required: true,
  },
  rule: {
    shape: text,
    required: { until: '3.0' },
    missing: node =>
      node.entries.has('metric')
        ? {
            message:
              'The quality rule lacks `rule`; `metric` came with version 3.1 of the standard.',
            remedy: 'Set `apiVersion: v3.1.0`, or name the metric in `rule`.',
          }
        : {
            message:
              'The quality rule lacks `rule`, the name of what it measures.',
            remedy: node.entries.has('type')
              ? 'Add `rule`, such as rowCount.'
              : 'Add `rule`, such as rowCount; or a `type`: text, sql or custom.',
          },
    deprecated: { since: '3.1', remedy: 'Say it with `metric`.' },
  },
  arguments: { shape: anyObject, since: '3.1' },
};

const sql: Fields = {
  query: { shape: text, required: true },
};
const sqlSince31: Fields = { ...operators, ...sql };

const custom: Fields = {
  engine: {
    shape: text,
    required: true,
    advice: node =>
      node.kind === 'scalar' && node.value === 'greatExpectations'
        ? {
            code: 'two-spellings',
            message:
              'The standard writes this `engine` in two ways; tools that follow its schema only know great-expectations.',
            remedy: 'Write `engine: great-expectations`.',
          }
        : undefined,
  },
  implementation: {
    shape: { type: 'either', of: [text, anyObject] },
    required: true,
  },
};

/**
 * What a rule's type brings with it. Since 3.1 a `metric` makes a library
 * rule of it whatever the type says; in 3.0 a rule without a type is one.
 */
function parts(node: MapNode, version: OdcsVersion): Fields[] {
  const type = textValue(node, 'type');
  const modern = isWithin(version, { since: '3.1' });
  const isLibrary =
    type === 'library' ||
    (modern
      ? textValue(node, 'metric') !== undefined
      : child(node, 'type') === undefined);
  const result: Fields[] = [];
  if (isLibrary) result.push(library);
  if (type === 'sql') result.push(modern ? sqlSince31 : sql);
  if (type === 'custom') result.push(custom);
  return result;
}

/** Since 3.1, where there can be a comparison there is exactly one. */
const exactlyOneOperator: RecordRule = (node, version) => {
  if (
    !isWithin(version, { since: '3.1' }) ||
    !parts(node, version).some(part => 'mustBe' in part)
  ) {
    return [];
  }
  const given = OPERATOR_NAMES.filter(name => node.entries.has(name));
  if (given.length === 1) return [];
  return given.length === 0
    ? [
        {
          code: 'missing-field',
          message: 'The quality rule compares its result with nothing.',
          remedy: `Add one of ${OPERATOR_NAMES.join(', ')}; mustBe: 0 for "none at all".`,
        },
      ]
    : [
        {
          code: 'too-many-operators',
          field: given[1],
          message: `The quality rule has ${given.length} comparisons (${given.join(', ')}), but only one is allowed.`,
          remedy: 'Make a rule of each, or use mustBeBetween for a range.',
        },
      ];
};

export const qualityRule = record(
  'quality rule',
  {
    id: idField,
    name: { shape: text },
    description: { shape: text },
    type: { shape: oneOf(['text', 'library', 'sql', 'custom']) },
    dimension: {
      shape: oneOf(
        [
          'accuracy',
          'completeness',
          'conformity',
          'consistency',
          'coverage',
          'timeliness',
          'uniqueness',
        ],
        {
          freshness: 'timeliness',
          integrity: 'consistency',
          validity: 'conformity',
        },
      ),
    },
    method: { shape: text },
    unit: { shape: text },
    severity: { shape: text },
    businessImpact: { shape: text },
    schedule: { shape: text },
    scheduler: { shape: text },
    tags: { shape: tags },
    customProperties: { shape: customProperties },
    authoritativeDefinitions: { shape: authoritativeDefinitions },
  },
  {
    closed: CLOSED_SINCE_3_1,
    variant: parts,
    rules: [exactlyOneOperator],
    elsewhere: field => {
      if (
        Object.hasOwn(operators, field) ||
        field === 'arguments' ||
        field === 'rule'
      ) {
        return {
          says: 'needs a `metric`, or `type: sql` with a `query`',
          remedy: 'Say what is measured, or remove it.',
        };
      }
      if (field === 'metric') return { says: 'must be a text' };
      if (field === 'query') {
        return {
          says: 'is only for rules of `type: sql`',
          remedy: 'Add `type: sql`, or remove it.',
        };
      }
      return Object.hasOwn(custom, field)
        ? {
            says: 'is only for rules of `type: custom`',
            remedy: 'Add `type: custom`, or remove it.',
          }
        : undefined;
    },
    synonyms: {
      check: 'metric',
      mustBeGreaterThanOrEqualTo: 'mustBeGreaterOrEqualTo',
      mustBeLessThanOrEqualTo: 'mustBeLessOrEqualTo',
      rule: 'metric',
      sql: 'query',
      template: 'implementation',
    },
  },
);

export const quality: Shape = list(qualityRule);

function textValue(node: MapNode, key: string): string | undefined {
  const value = child(node, key);
  return value?.kind === 'scalar' && typeof value.value === 'string'
    ? value.value
    : undefined;
}
