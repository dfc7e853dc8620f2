import { child, type MapNode } from '../document/nodes';
import {
  authoritativeDefinitions,
  context,
  customProperties,
  idField,
  synonyms,
  tags,
} from './common';
import { optionsFor } from './logicalTypeOptions';
import { quality } from './quality';
import { propertyRelationship, schemaRelationship } from './relationship';
import {
  anything,
  flag,
  list,
  oneOf,
  record,
  scalar,
  text,
  whole,
  type Field,
  type Fields,
  type RecordShape,
  type Shape,
} from './shapes';

/** What schemas and properties have in common. */
const element: Fields = {
  id: idField,
  name: { shape: text },
  physicalType: { shape: text },
  description: { shape: text },
  businessName: { shape: text },
  authoritativeDefinitions: { shape: authoritativeDefinitions },
  tags: { shape: tags },
  customProperties: { shape: customProperties },
  synonyms: { shape: synonyms, since: '3.2' },
};

const LOGICAL_TYPES = [
  'string',
  'date',
  { value: 'timestamp', since: '3.1' },
  { value: 'time', since: '3.1' },
  'number',
  'integer',
  'object',
  'array',
  'boolean',
  { value: 'map', since: '3.2' },
] as const;

const logicalType = oneOf(LOGICAL_TYPES, {
  bigint: 'integer',
  bool: 'boolean',
  char: 'string',
  datetime: 'timestamp',
  decimal: 'number',
  dict: 'map',
  double: 'number',
  float: 'number',
  int: 'integer',
  json: 'object',
  list: 'array',
  long: 'integer',
  numeric: 'number',
  record: 'object',
  struct: 'object',
  text: 'string',
  timestamptz: 'timestamp',
  uuid: 'string',
  varchar: 'string',
});

const enumValue = record(
  'allowed value',
  {
    id: { shape: idField.shape },
    value: { shape: scalar, required: true },
    label: { shape: text },
    description: { shape: text },
    customProperties: { shape: customProperties },
    authoritativeDefinitions: { shape: authoritativeDefinitions },
    tags: { shape: tags },
  },
  { nameField: 'value', synonyms: { name: 'label', title: 'label' } },
);

const base: Fields = {
  ...element,
  primaryKey: { shape: flag },
  primaryKeyPosition: { shape: whole },
  logicalType: { shape: logicalType },
  physicalName: { shape: text },
  required: { shape: flag },
  unique: { shape: flag },
  partitioned: { shape: flag },
  partitionKeyPosition: { shape: whole },
  classification: { shape: text },
  encryptedName: { shape: text },
  transformSourceObjects: { shape: list(text) },
  transformLogic: { shape: text },
  transformDescription: { shape: text },
  examples: { shape: list(anything) },
  criticalDataElement: { shape: flag },
  relationships: { shape: list(propertyRelationship), since: '3.1' },
  quality: { shape: quality },
  semanticType: {
    shape: oneOf(['column', 'measure', 'dimension']),
    since: '3.2',
  },
  enum: {
    shape: list(enumValue, { atLeast: 1, distinct: true }),
    since: '3.2',
  },
};

const PROPERTY_SYNONYMS = {
  columns: 'properties',
  comment: 'description',
  dataType: 'physicalType',
  field: 'name',
  fields: 'properties',
  isPrimaryKey: 'primaryKey',
  isUnique: 'unique',
  mandatory: 'required',
  pii: 'classification',
  primary: 'primaryKey',
  references: 'relationships',
  title: 'businessName',
  type: 'logicalType',
};

const nested: Field = { shape: list(propertyShape) };

const map: RecordShape = record('map', {
  key: { shape: itemShape, required: true },
  value: { shape: itemShape, required: true },
});

const objectPart: Fields = { properties: nested };
const arrayPart: Fields = { items: { shape: itemShape } };
const mapPart: Fields = { map: { shape: map, since: '3.2', required: true } };
const untypedPart: Fields = {
  map: {
    shape: map,
    since: '3.2',
    required: true,
    missing: () => ({
      field: 'logicalType',
      message:
        '`logicalType` is missing. Without it, 3.2 takes a property for a map.',
      remedy: 'Add `logicalType`, such as string, integer or timestamp.',
    }),
  },
};

const optionParts = new Map<RecordShape, Fields>();

function optionsPart(logical: string | undefined): Fields {
  const shape = optionsFor(logical);
  let part = optionParts.get(shape);
  if (!part) {
    part = { logicalTypeOptions: { shape } };
    optionParts.set(shape, part);
  }
  return part;
}

/**
 * The fields that the logical type decides about. In the standard's schema a
 * property without one is taken for all of them at once: it may have nested
 * properties as well as items, and in 3.2 it must say what it is a map of.
 */
function parts(node: MapNode): readonly Fields[] {
  const type = child(node, 'logicalType');
  const name =
    type?.kind === 'scalar' && typeof type.value === 'string'
      ? type.value
      : undefined;
  const is = (logical: string) => type === undefined || name === logical;
  const result: Fields[] = [
    optionsPart(type === undefined ? undefined : (name ?? '')),
  ];
  if (is('object')) result.push(objectPart);
  if (is('array')) result.push(arrayPart);
  if (is('map')) result.push(type === undefined ? untypedPart : mapPart);
  return result;
}

function nestedElsewhere(
  field: string,
): { says: string; remedy?: string } | undefined {
  switch (field) {
    case 'properties':
      return { says: 'needs `logicalType: object`' };
    case 'items':
      return { says: 'needs `logicalType: array`' };
    case 'map':
      return { says: 'needs `logicalType: map`' };
    case 'isNullable':
    case 'nullable':
      return {
        says: 'is not a field of the standard, which says the opposite with `required`',
        remedy: 'Write `required: true` where it was false, and remove it.',
      };
    default:
      return undefined;
  }
}

export const property: RecordShape = record(
  'property',
  { ...base, name: { shape: text, required: true } },
  {
    nameField: 'name',
    variant: node => parts(node),
    elsewhere: nestedElsewhere,
    synonyms: PROPERTY_SYNONYMS,
  },
);

/** The element of an array, or key and value of a map: no name needed. */
export const itemProperty: RecordShape = record('element', base, {
  nameField: 'name',
  variant: (node, version) =>
    version === '3.0' ? [...parts(node), { properties: nested }] : parts(node),
  elsewhere: nestedElsewhere,
  synonyms: PROPERTY_SYNONYMS,
});

/** Shapes that contain each other meet in functions. */
function propertyShape(): RecordShape {
  return property;
}

function itemShape(): RecordShape {
  return itemProperty;
}

export const schemaObject: RecordShape = record(
  'schema',
  {
    ...element,
    name: { shape: text, required: true },
    logicalType: { shape: oneOf(['object'], { table: 'object' }) },
    physicalName: { shape: text },
    dataGranularityDescription: { shape: text },
    properties: nested,
    relationships: { shape: list(schemaRelationship), since: '3.1' },
    quality: { shape: quality },
    context: { shape: context, since: '3.2' },
  },
  {
    nameField: 'name',
    synonyms: {
      columns: 'properties',
      comment: 'description',
      fields: 'properties',
      granularity: 'dataGranularityDescription',
      table: 'name',
      title: 'businessName',
      type: 'physicalType',
    },
  },
);

export const schemas: Shape = list(schemaObject);
