import {
  listProperties,
  type Contract,
} from '@backstage-data-mesh/plugin-data-mesh-common';

/** Paths of columns by what engines call them, lower case, by schema. */
export type ColumnNames = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** The columns of a contract, by path, name and physical name. */
export function columnNames(contract: Pick<Contract, 'schemas'>): ColumnNames {
  const schemas = new Map<string, Map<string, string>>();
  for (const { schema } of listProperties(contract)) {
    schemas.set(schema.name, new Map());
  }
  // What is exact comes first: the path, then the physical name, then others.
  for (const kind of ['path', 'physicalName', 'name'] as const) {
    for (const { schema, property } of listProperties(contract)) {
      const names = schemas.get(schema.name);
      const name = property[kind]?.toLowerCase();
      if (names && name !== undefined && !names.has(name)) {
        names.set(name, property.path);
      }
    }
  }
  return schemas;
}

/** The path in the contract; as the engine calls it where it has none. */
export function columnPath(
  columns: ColumnNames | undefined,
  schema: string | undefined,
  property: string | undefined,
): string | undefined {
  if (property === undefined || schema === undefined) {
    return property;
  }
  return columns?.get(schema)?.get(property.toLowerCase()) ?? property;
}
