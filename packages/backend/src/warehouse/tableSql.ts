import { escapeIdentifier } from 'pg';
import type { WarehouseTable } from './warehouseTables';

/**
 * A type as contracts write it, such as `numeric(12,2)` or `text[]`.
 * It cannot be quoted, so nothing else is let into a statement.
 */
const TYPE = /^[a-z][a-z ]*(\(\d+(,\s*\d+)?\))?(\[\])?$/;

/** A table's name in a statement. */
export function tableName(table: { schema: string; name: string }): string {
  return `${escapeIdentifier(table.schema)}.${escapeIdentifier(table.name)}`;
}

/** Columns of the primary key, in its order. */
export function keyOf(table: WarehouseTable): string[] {
  return table.columns
    .filter(column => column.key !== undefined)
    .sort((a, b) => (a.key ?? 0) - (b.key ?? 0))
    .map(column => column.name);
}

function isWholeKey(table: WarehouseTable, column: string): boolean {
  const key = keyOf(table);
  return key.length === 1 && key[0] === column;
}

/**
 * The statement that creates a table.
 *
 * @throws Error for a physicalType that is no type of PostgreSQL
 */
export function createTableSql(table: WarehouseTable): string {
  const lines = table.columns.map(column => {
    if (!TYPE.test(column.type)) {
      throw new Error(
        `${table.source}: '${column.type}' of ${table.id}.${column.name} is no type of PostgreSQL`,
      );
    }
    return [
      escapeIdentifier(column.name),
      column.type,
      column.notNull ? 'NOT NULL' : '',
      column.unique && !isWholeKey(table, column.name) ? 'UNIQUE' : '',
    ]
      .filter(Boolean)
      .join(' ');
  });
  const key = keyOf(table);
  if (key.length > 0) {
    lines.push(`PRIMARY KEY (${key.map(escapeIdentifier).join(', ')})`);
  }
  return `CREATE TABLE ${tableName(table)} (\n  ${lines.join(',\n  ')}\n)`;
}
