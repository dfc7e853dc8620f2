import {
  columnOf,
  promisedFamily,
  type ContractProperty,
  type ContractSchema,
  type OwnCheck,
  type PhysicalColumn,
  type TypeFamily,
} from '@backstage-data-mesh/plugin-data-mesh-common';

/** A column with what its values are compared as. */
export type ResolvedColumn = PhysicalColumn & { untyped: boolean };

/** A check whose columns are there, and of types that it can be run on. */
export type ResolvedCheck = {
  check: OwnCheck;
  columns: ResolvedColumn[];
};

const STRUCTURED: readonly TypeFamily[] = ['array', 'object', 'json', 'binary'];

/**
 * Finds the columns of a check in a table, or says in words why it cannot be
 * run there.
 */
export function resolveCheck(
  check: OwnCheck,
  schema: ContractSchema,
  table: readonly PhysicalColumn[],
): ResolvedCheck | { problem: string } {
  const columns: ResolvedColumn[] = [];
  for (const path of pathsOf(check)) {
    const column = resolveColumn(path, schema, table);
    if ('problem' in column) return column;
    columns.push(column);
  }
  const problem = columns.flatMap(column => misuse(check, column) ?? [])[0];
  return problem === undefined ? { check, columns } : { problem };
}

function pathsOf({ measure }: OwnCheck): string[] {
  switch (measure.kind) {
    case 'rowCount':
      return [];
    case 'duplicateValues':
      return measure.columns;
    case 'sql':
      return measure.column === undefined ? [] : [measure.column];
    default:
      return [measure.column];
  }
}

function resolveColumn(
  path: string,
  schema: ContractSchema,
  table: readonly PhysicalColumn[],
): ResolvedColumn | { problem: string } {
  const property = schema.properties.find(
    each => each.path === path || each.name === path,
  );
  if (!property && isNested(schema.properties, path)) {
    return {
      problem: `${path} is within a column, and whole columns are checked`,
    };
  }
  // A rule over several columns may name one that the contract does not list.
  const column = columnOf(table, property ?? { name: path });
  if (!column) return { problem: `The table has no column ${path}` };
  const untyped = column.untyped ?? false;
  return {
    ...column,
    untyped,
    family: untyped
      ? ((property && promisedFamily(property)) ?? 'string')
      : column.family,
  };
}

function isNested(properties: ContractProperty[], path: string): boolean {
  return properties.some(
    each =>
      each.path === path ||
      isNested(each.properties ?? [], path) ||
      (each.items !== undefined && isNested([each.items], path)),
  );
}

function misuse(
  { measure }: OwnCheck,
  { name, type, family }: ResolvedColumn,
): string | undefined {
  switch (measure.kind) {
    case 'freshness':
    case 'retention':
      return family === 'date' || family === 'timestamp'
        ? undefined
        : `${name} is of the type ${type}, which is no point in time`;
    case 'missingValues':
    case 'invalidValues':
      return family !== undefined && STRUCTURED.includes(family)
        ? `${name} is of the type ${type}, whose values are not compared with others`
        : undefined;
    default:
      return undefined;
  }
}
