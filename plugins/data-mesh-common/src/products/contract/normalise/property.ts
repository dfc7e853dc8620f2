import type { ContractProperty } from '../../../api/types';
import {
  child,
  elements,
  type DocumentNode,
  type MapNode,
} from '../document/nodes';
import { bounded } from './bounded';
import {
  anyTextOf,
  compact,
  filled,
  flagOf,
  numberOf,
  textOf,
  textsOf,
} from './coerce';
import { linksOf } from './links';
import { qualityOf } from './quality';
import type { References } from './references';

/** A property that belongs to a key, with the position that it declares. */
export type KeyPart = { property: ContractProperty; position?: number };

/** What the properties of one schema have in common. */
export type SchemaScope = {
  references: References;
  primaryKey: KeyPart[];
  partitionKey: KeyPart[];
};

export const UNNAMED = '(unnamed)';

/** The properties of a schema or an object, each with those inside it. */
export function propertiesOf(
  node: DocumentNode | undefined,
  parentPath: string,
  scope: SchemaScope,
): ContractProperty[] {
  return namedElements(node).map(({ name, node: item }) => {
    const path = bounded(parentPath === '' ? name : `${parentPath}.${name}`);
    return propertyOf(item, name, path, scope);
  });
}

/** The elements of a list with their names, or an object's as if it were one. */
export function namedElements(
  node: DocumentNode | undefined,
): { name: string; node: MapNode }[] {
  const named =
    node?.kind === 'map'
      ? [...node.entries].map(([key, entry]) => ({ key, item: entry.value }))
      : elements(node).map(item => ({ key: undefined, item }));
  return named.flatMap(({ key, item }) =>
    item.kind === 'map'
      ? [
          {
            name:
              textOf(child(item, 'name')) ??
              key ??
              textOf(child(item, 'physicalName')) ??
              UNNAMED,
            node: item,
          },
        ]
      : [],
  );
}

function propertyOf(
  node: DocumentNode,
  name: string,
  path: string,
  scope: SchemaScope,
): ContractProperty {
  const get = (key: string) => child(node, key);
  const property: ContractProperty = {
    name,
    path,
    logicalType: textOf(get('logicalType')),
    physicalType: textOf(get('physicalType')),
    physicalName: textOf(get('physicalName')),
    businessName: textOf(get('businessName')),
    description: textOf(get('description')),
    required: flagOf(get('required')) ?? flagOf(get('isNullable')) === false,
    unique: flagOf(get('unique')) ?? flagOf(get('isUnique')) ?? false,
    references: filled(scope.references.ofProperty(node)),
    classification: textOf(get('classification')),
    critical: flagOf(get('criticalDataElement')),
    encryptedName: textOf(get('encryptedName')),
    deprecated: flagOf(get('deprecated')),
    semanticType: textOf(get('semanticType')),
    examples: filled(examplesOf(get('examples'))),
    constraints: constraintsOf(node),
    transform: transformOf(node),
    tags: filled(textsOf(get('tags'))),
    quality: qualityOf(get('quality')),
    links: filled(linksOf(node)),
  };
  property.values = filled(valuesOf(get('enum'), property.quality));
  if (flagOf(get('primaryKey')) ?? flagOf(get('isPrimaryKey'))) {
    const position = numberOf(get('primaryKeyPosition'));
    scope.primaryKey.push({ property, position });
  }
  if (flagOf(get('partitioned'))) {
    const position = numberOf(get('partitionKeyPosition'));
    scope.partitionKey.push({ property, position });
  }
  property.properties = filled(propertiesOf(get('properties'), path, scope));
  property.items = elementOf(node, name, path, scope);
  return compact(property);
}

/** The element of an array, or the value of a map. */
function elementOf(
  node: DocumentNode,
  name: string,
  path: string,
  scope: SchemaScope,
): ContractProperty | undefined {
  const items = child(node, 'items');
  if (items?.kind === 'map') {
    return propertyOf(
      items,
      textOf(child(items, 'name')) ?? bounded(`${name}[]`),
      bounded(`${path}[]`),
      scope,
    );
  }
  const value = child(child(node, 'map'), 'value');
  if (value?.kind === 'map') {
    return propertyOf(
      value,
      textOf(child(value, 'name')) ?? bounded(`${name}{}`),
      bounded(`${path}{}`),
      scope,
    );
  }
  return undefined;
}

function examplesOf(node: DocumentNode | undefined): string[] {
  const items = node?.kind === 'list' ? node.items : [node];
  return items.map(anyTextOf).filter(text => text !== undefined);
}

/** From `enum`, else from a rule that allows nothing but certain values. */
function valuesOf(
  node: DocumentNode | undefined,
  quality: ContractProperty['quality'],
): { value: string; label?: string }[] {
  const listed = elements(node).flatMap(item => {
    const value = item.kind === 'map' ? child(item, 'value') : item;
    const text =
      value?.kind === 'scalar' && value.value === '' ? '' : textOf(value);
    return text === undefined
      ? []
      : [compact({ value: text, label: textOf(child(item, 'label')) })];
  });
  if (listed.length > 0) return listed;
  const rule = quality.find(
    ({ metric, operator, threshold }) =>
      metric === 'invalidValues' &&
      operator === 'mustBe' &&
      threshold?.[0] === 0,
  );
  const valid = rule?.arguments?.validValues;
  return Array.isArray(valid)
    ? valid
        .filter(value => ['string', 'number', 'boolean'].includes(typeof value))
        .map(value => ({ value: String(value) }))
    : [];
}

/** `logicalTypeOptions`, and the type of a map's keys. */
function constraintsOf(node: DocumentNode): Record<string, string> | undefined {
  const constraints = new Map<string, string>();
  const options = child(node, 'logicalTypeOptions');
  if (options?.kind === 'map') {
    for (const [key, { value }] of options.entries) {
      const text =
        value.kind === 'list' ? textsOf(value).join(', ') : anyTextOf(value);
      if (text) constraints.set(key, text);
    }
  }
  const keyType = textOf(
    child(child(child(node, 'map'), 'key'), 'logicalType'),
  );
  if (keyType !== undefined) constraints.set('keyType', keyType);
  constraints.delete('__proto__');
  return constraints.size > 0 ? Object.fromEntries(constraints) : undefined;
}

function transformOf(node: DocumentNode): string | undefined {
  const sources = textsOf(child(node, 'transformSourceObjects'));
  return filled(
    [
      textOf(child(node, 'transformDescription')),
      textOf(child(node, 'transformLogic')),
      sources.length > 0 ? `Sources: ${sources.join(', ')}` : undefined,
    ].filter(text => text !== undefined),
  )?.join('\n');
}
