import type {
  ContractProperty,
  ContractSchema,
} from '@backstage-data-mesh/plugin-data-mesh-common';

/** What of a table was approved. Physical names. */
export type ApprovedColumns = {
  columns: string[];
  /** All columns of the contract. */
  promised: string[];
  /** Columns of which only a part was approved. */
  leftOut: string[];
};

function pathsInside(property: ContractProperty): string[] {
  const children = [
    ...(property.properties ?? []),
    ...(property.items ? [property.items] : []),
  ];
  return children.flatMap(child => [child.path, ...pathsInside(child)]);
}

/**
 * The columns of a table that were approved. PostgreSQL gives a column as a
 * whole or not at all, so one of which a field was left out is left out.
 */
export function approvedColumns(
  schema: Pick<ContractSchema, 'properties'>,
  paths: readonly string[],
): ApprovedColumns {
  const approved = new Set(paths);
  const result: ApprovedColumns = { columns: [], promised: [], leftOut: [] };
  for (const property of schema.properties) {
    const name = property.physicalName ?? property.name;
    const inside = pathsInside(property);
    const given = inside.filter(path => approved.has(path));
    result.promised.push(name);
    if (
      approved.has(property.path) &&
      (given.length === 0 || given.length === inside.length)
    ) {
      result.columns.push(name);
    } else if (given.length > 0 || approved.has(property.path)) {
      result.leftOut.push(name);
    }
  }
  return result;
}
