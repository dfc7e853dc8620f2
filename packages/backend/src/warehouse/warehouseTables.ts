import path from 'node:path';
import type { ContractProperty } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { ExampleContract } from './readExamples';

/** A column as its contract promises it. */
export type WarehouseColumn = {
  name: string;
  /** Type of PostgreSQL, such as `varchar(16)`. */
  type: string;
  notNull: boolean;
  unique: boolean;
  /** Place in the primary key, from 0. */
  key?: number;
  /** The column whose values it repeats. */
  references?: { table: string; column: string };
  property: ContractProperty;
};

/** A table of the warehouse. */
export type WarehouseTable = {
  /** `<schema>.<name>`, unique. */
  id: string;
  schema: string;
  name: string;
  description?: string;
  world: string;
  /** File of the contract. */
  source: string;
  columns: WarehouseColumn[];
};

const HOST = 'localhost';
const DATABASE = 'warehouse';

function toColumn(property: ContractProperty): WarehouseColumn {
  return {
    name: property.physicalName ?? property.name,
    type: property.physicalType ?? 'text',
    notNull: property.required || property.primaryKey !== undefined,
    unique: property.unique,
    key:
      property.primaryKey === undefined ? undefined : property.primaryKey - 1,
    property,
  };
}

/**
 * The tables that the contracts promise in the warehouse, in the order of the
 * contracts.
 *
 * @param port - of the warehouse, as contracts name it
 */
export function warehouseTables(
  contracts: ExampleContract[],
  port: number,
): WarehouseTable[] {
  const tables = contracts.flatMap(({ file, world, contract }) => {
    const server = contract.servers.find(
      ({ type, environment, settings }) =>
        type.startsWith('postgres') &&
        environment === 'prod' &&
        settings.host === HOST &&
        settings.port === String(port) &&
        settings.database === DATABASE,
    );
    const schema = server?.settings.schema;
    return schema
      ? contract.schemas.map(({ name, physicalName, ...table }) => ({
          id: `${schema}.${physicalName ?? name}`,
          schema,
          name: physicalName ?? name,
          logicalName: name,
          description: table.description,
          world,
          source: file,
          columns: table.properties.map(toColumn),
        }))
      : [];
  });

  type Found = (typeof tables)[number];
  const columnOf = (table: Found | undefined, name: string) => {
    const column = table?.columns.find(c => c.property.name === name);
    return table && column
      ? { table: table.id, column: column.name }
      : undefined;
  };
  /** `table.column`, or `file#/schema/table/properties/column`. */
  const follow = (from: Found, reference: string) => {
    const remote =
      /^(?<file>[^#]*)#\/schema\/(?<table>[^/]+)\/properties\/(?<column>[^/]+)$/.exec(
        reference,
      )?.groups;
    const source = remote?.file
      ? path.posix.join(path.posix.dirname(from.source), remote.file)
      : from.source;
    const [table, column] = remote
      ? [remote.table, remote.column]
      : reference.split('.');
    return columnOf(
      tables.find(t => t.source === source && t.logicalName === table),
      column,
    );
  };
  /** A column named and typed like the whole key of another table. */
  const guess = (from: Found, column: WarehouseColumn) => {
    const owner = tables.find(
      table =>
        table.world === from.world &&
        table.id !== from.id &&
        table.columns.filter(c => c.key !== undefined).length === 1 &&
        table.columns.some(
          c =>
            c.key !== undefined &&
            c.name === column.name &&
            c.type === column.type &&
            !c.property.references?.length,
        ),
    );
    return columnOf(owner, column.property.name);
  };

  return tables.map(({ logicalName: _, ...table }) => ({
    ...table,
    columns: table.columns.map(column => {
      const [reference] = column.property.references ?? [];
      const from = tables.find(t => t.id === table.id) as Found;
      return {
        ...column,
        references: reference ? follow(from, reference) : guess(from, column),
      };
    }),
  }));
}
