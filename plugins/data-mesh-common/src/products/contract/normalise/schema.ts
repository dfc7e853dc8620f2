import type { ContractProperty, ContractSchema } from '../../../api/types';
import { child, type DocumentNode } from '../document/nodes';
import { compact, filled, flagOf, textOf, textsOf } from './coerce';
import { linksOf } from './links';
import {
  namedElements,
  propertiesOf,
  type KeyPart,
  type SchemaScope,
} from './property';
import { qualityOf } from './quality';
import { References, type SchemaRelationship } from './references';

/** The schemas with all their properties. */
export function schemasOf(node: DocumentNode | undefined): ContractSchema[] {
  const named = namedElements(node);
  const references = new References(named.map(item => item.node));
  return named.map(item => schemaOf(item.node, item.name, references));
}

function schemaOf(
  node: DocumentNode,
  name: string,
  references: References,
): ContractSchema {
  const get = (key: string) => child(node, key);
  const scope: SchemaScope = { references, primaryKey: [], partitionKey: [] };
  const properties = propertiesOf(get('properties'), '', scope);
  numberKey(scope.primaryKey, 'primaryKey');
  numberKey(scope.partitionKey, 'partitioned');
  addReferences(name, properties, references.ofSchema(node));
  return compact({
    name,
    physicalName: textOf(get('physicalName')),
    physicalType: textOf(get('physicalType')),
    logicalType: textOf(get('logicalType')),
    businessName: textOf(get('businessName')),
    description: textOf(get('description')),
    granularity: textOf(get('dataGranularityDescription')),
    deprecated: flagOf(get('deprecated')),
    tags: filled(textsOf(get('tags'))),
    properties,
    quality: qualityOf(get('quality')),
    links: filled(linksOf(node)),
  });
}

/**
 * Numbers the parts of a key from 1, in the order of their declared positions;
 * those that declare none (or -1) follow in the order of the file.
 */
function numberKey(parts: KeyPart[], field: 'primaryKey' | 'partitioned') {
  const rank = ({ position }: KeyPart) =>
    position !== undefined && position >= 0 ? position : Infinity;
  parts
    .map((part, index) => ({ part, index }))
    .sort((a, b) => {
      const [x, y] = [rank(a.part), rank(b.part)];
      return x === y ? a.index - b.index : x - y;
    })
    .forEach(({ part }, index) => {
      part.property[field] = index + 1;
    });
}

/** Hands the relationships of a schema to the properties they come from. */
function addReferences(
  schemaName: string,
  properties: ContractProperty[],
  relationships: SchemaRelationship[],
) {
  if (relationships.length === 0) return;
  const byPath = new Map<string, ContractProperty>();
  indexByPath(properties, byPath);
  const targets = new Map<ContractProperty, Set<string>>();
  for (const { from, to } of relationships) {
    const path = from.startsWith(`${schemaName}.`)
      ? from.slice(schemaName.length + 1)
      : from;
    const property = byPath.get(path);
    if (property) {
      const set = targets.get(property) ?? new Set(property.references);
      targets.set(property, set.add(to));
    }
  }
  for (const [property, set] of targets) property.references = [...set];
}

function indexByPath(
  properties: ContractProperty[],
  index: Map<string, ContractProperty>,
) {
  for (const property of properties) {
    if (!index.has(property.path)) index.set(property.path, property);
    indexByPath(property.properties ?? [], index);
  }
}
