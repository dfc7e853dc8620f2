import { child, type DocumentNode } from '../document/nodes';
import { customProperties } from './common';
import {
  list,
  oneOf,
  record,
  type Field,
  type RecordShape,
  type Shape,
  type TextRule,
} from './shapes';

const NAME = '[A-Za-z_][A-Za-z0-9_]*';
const STEP = `${NAME}/[A-Za-z0-9_-]+`;
/** By ids: `schema/orders_tbl/properties/order_pk`, also in another file. */
const BY_ID = new RegExp(
  `^(?:(?:https?://)?[A-Za-z0-9._/-]+\\.yaml#)?/?${STEP}(?:/${STEP})*$`,
);
/** By names: `orders.id`. Deeper columns came with 3.2. */
const BY_NAME = new RegExp(`^${NAME}\\.${NAME}$`);
const BY_DEEP_NAME = new RegExp(`^${NAME}(?:\\.${NAME})+$`);

function referenceRule(byName: RegExp): TextRule {
  return {
    code: 'pattern',
    accepts: value => byName.test(value) || BY_ID.test(value),
    expects:
      'a reference such as customers.id, or /schema/customers/properties/id by ids',
  };
}

const untilThreeOne: Shape = { type: 'text', rule: referenceRule(BY_NAME) };
const sinceThreeTwo: Shape = {
  type: 'text',
  rule: referenceRule(BY_DEEP_NAME),
};

function oneOrMore(reference: Shape): Shape {
  return { type: 'either', of: [reference, list(reference, { atLeast: 1 })] };
}

const references = [
  { shape: oneOrMore(untilThreeOne), required: true, until: '3.1' },
  { shape: oneOrMore(sinceThreeTwo), required: true, since: '3.2' },
] satisfies Field[];

const common = {
  type: { shape: oneOf(['foreignKey']) },
  to: references,
  customProperties: { shape: customProperties },
};

const SYNONYMS = { references: 'to', target: 'to' };

/** Of a property, which is itself where the relationship comes from. */
export const propertyRelationship: RecordShape = record(
  'relationship',
  common,
  {
    synonyms: SYNONYMS,
    elsewhere: field =>
      field === 'from'
        ? {
            says: 'is not allowed, because the property itself is where the relationship comes from',
            remedy: 'Remove it, or move the relationship to the schema.',
          }
        : undefined,
  },
);

/** Of a schema; composite keys are lists on both sides. */
export const schemaRelationship: RecordShape = record(
  'relationship',
  { ...common, from: references },
  {
    synonyms: { ...SYNONYMS, source: 'from' },
    rules: [
      node => {
        const [from, to] = [child(node, 'from'), child(node, 'to')];
        return isReferenceKind(from) &&
          isReferenceKind(to) &&
          from.kind !== to.kind
          ? [
              {
                code: 'wrong-type',
                field: 'to',
                message:
                  '`from` and `to` of a relationship must both be one reference or both be lists.',
                remedy: 'Give each column of `from` its counterpart in `to`.',
              },
            ]
          : [];
      },
    ],
  },
);

function isReferenceKind(node: DocumentNode | undefined): node is DocumentNode {
  return node?.kind === 'list' || node?.kind === 'scalar';
}
