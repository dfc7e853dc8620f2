import type {
  ContractProperty,
  ContractSchema,
} from '@backstage-data-mesh/plugin-data-mesh-common';

/** Which columns of a schema are shown. */
export type SchemaFilter = {
  /** Words that all must be found in names, descriptions or tags. */
  text: string;
  classification?: string;
  trait?: Trait;
};

/** What a column may be, besides its classification. */
export type Trait = 'key' | 'required' | 'quality' | 'deprecated';

/** A row of the schema browser: a column, or a field within one. */
export type SchemaRow = {
  property: ContractProperty;
  /** What the row is called; the element of an array has no name. */
  name: string;
  /** Depth, from 1. */
  level: number;
  /** Path of the row that it stands under. */
  parent?: string;
  /** Place among its siblings, from 1, and their number. */
  position: number;
  siblings: number;
  /** Whether fields stand within it, and whether they are shown. */
  expandable: boolean;
  expanded: boolean;
  /** Whether the filter found it, and not only something within it. */
  matches: boolean;
};

/** Fields within a column: of an object, or the element of an array. */
export function fieldsOf(property: ContractProperty): ContractProperty[] {
  return [
    ...(property.properties ?? []),
    ...(property.items ? [property.items] : []),
  ];
}

/**
 * The rows of a schema. Without a filter, fields show where their column is
 * expanded. With one, what matches shows with all that it stands in.
 */
export function schemaRows(
  schema: ContractSchema,
  expanded: ReadonlySet<string>,
  filter: SchemaFilter,
): SchemaRow[] {
  const matches = matcher(filter);
  const rows: SchemaRow[] = [];

  const contains = new Map<ContractProperty, boolean>();
  const containsMatch = (property: ContractProperty): boolean => {
    const known = contains.get(property);
    if (known !== undefined) return known;
    const found = fieldsOf(property).some(
      field => matches(field) || containsMatch(field),
    );
    contains.set(property, found);
    return found;
  };

  const visit = (
    properties: ContractProperty[],
    level: number,
    parent: ContractProperty | undefined,
  ) => {
    const shown = filtered(filter)
      ? properties.filter(
          property => matches(property) || containsMatch(property),
        )
      : properties;
    shown.forEach((property, index) => {
      const fields = fieldsOf(property);
      const open =
        fields.length > 0 &&
        (expanded.has(property.path) ||
          (filtered(filter) && containsMatch(property)));
      rows.push({
        property,
        name: parent?.items === property ? 'element' : property.name,
        level,
        parent: parent?.path,
        position: index + 1,
        siblings: shown.length,
        expandable: fields.length > 0,
        expanded: open,
        matches: matches(property),
      });
      if (open) visit(fields, level + 1, property);
    });
  };
  visit(schema.properties, 1, undefined);
  return rows;
}

/** Whether a filter says anything at all. */
export function filtered(filter: SchemaFilter): boolean {
  return Boolean(filter.text.trim() || filter.classification || filter.trait);
}

function matcher(
  filter: SchemaFilter,
): (property: ContractProperty) => boolean {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  return property =>
    (!filter.classification ||
      property.classification === filter.classification) &&
    (!filter.trait || hasTrait(property, filter.trait)) &&
    words.every(word => textOf(property).includes(word));
}

function textOf(property: ContractProperty): string {
  return [
    property.name,
    property.path,
    property.physicalName,
    property.businessName,
    property.description,
    property.semanticType,
    ...(property.tags ?? []),
  ]
    .filter(Boolean)
    .join('\n')
    .toLowerCase();
}

function hasTrait(property: ContractProperty, trait: Trait): boolean {
  switch (trait) {
    case 'key':
      return (
        property.primaryKey !== undefined ||
        property.unique ||
        (property.references?.length ?? 0) > 0
      );
    case 'required':
      return property.required;
    case 'quality':
      return property.quality.length > 0;
    default:
      return property.deprecated === true;
  }
}

/** Every column and field of a schema, with what it stands in. */
export function listFields(
  schema: ContractSchema,
): Array<{ property: ContractProperty; ancestors: string[] }> {
  const list: Array<{ property: ContractProperty; ancestors: string[] }> = [];
  const visit = (properties: ContractProperty[], ancestors: string[]) => {
    for (const property of properties) {
      list.push({ property, ancestors });
      visit(fieldsOf(property), [...ancestors, property.path]);
    }
  };
  visit(schema.properties, []);
  return list;
}

/** Classifications that occur in a schema, by how often they do. */
export function classificationsIn(schema: ContractSchema): string[] {
  const counts = new Map<string, number>();
  for (const { property } of listFields(schema)) {
    if (property.classification) {
      counts.set(
        property.classification,
        (counts.get(property.classification) ?? 0) + 1,
      );
    }
  }
  return [...counts.keys()].sort(
    (a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0),
  );
}
