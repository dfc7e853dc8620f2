import { freeValue } from './freeValue';
import { matchPattern } from './matchPattern';
import {
  baseOf,
  type Cell,
  clip,
  day,
  FIRST_DAY,
  DAY,
  hex,
  lengthOf,
  type Pick,
  picker,
  uuid,
} from './scalars';
import type { WarehouseColumn, WarehouseTable } from './warehouseTables';
import { wordsOfColumn } from './wordsOfColumns';

const ROWS = 48;

/** How many values the columns of a key have: together they number the rows. */
function radices(table: WarehouseTable): Map<string, number> {
  const key = table.columns.filter(column => column.key !== undefined);
  const most = key.length <= 2 ? 3 : 2;
  // The first that may have any value has as many as are needed.
  const main = key.find(column => !column.property.values?.length) ?? key[0];
  const few = key
    .filter(column => column !== main)
    .map((column): [string, number] => [
      column.name,
      Math.min(most, column.property.values?.length || most),
    ]);
  const product = few.reduce((all, [, radix]) => all * radix, 1);
  return new Map([
    ...few,
    ...(main
      ? [[main.name, Math.floor(ROWS / product)] as [string, number]]
      : []),
  ]);
}

/** Which value of a key column stands in a row: its digits count the rows. */
function digit(table: WarehouseTable, column: WarehouseColumn, row: number) {
  let rest = row;
  for (const [name, radix] of radices(table)) {
    if (name === column.name) {
      return rest % radix;
    }
    rest = Math.floor(rest / radix);
  }
  return rest;
}

/** How many values a referenced column has. */
function countOf(
  column: WarehouseColumn,
  tables: ReadonlyMap<string, WarehouseTable>,
): number {
  const table = tables.get(column.references?.table ?? '');
  const radix = table && radices(table).get(column.references?.column ?? '');
  return radix ?? ROWS;
}

function distinctText(
  column: WarehouseColumn,
  index: number,
  pick: Pick,
): string {
  const { property, type } = column;
  const words = wordsOfColumn(column.name);
  if (words.length > 0) {
    const round = Math.floor(index / words.length);
    return `${words[index % words.length]}${round > 0 ? `-${round + 1}` : ''}`;
  }
  const [example] = property.examples ?? [];
  if (lengthOf(type) !== undefined && (lengthOf(type) ?? 0) >= 32 && !example) {
    return hex(`${column.name}.${index}`).slice(0, lengthOf(type));
  }
  const number = String(index + 1).padStart(3, '0');
  const [digits] = /\d{3,}$/.exec(example ?? '') ?? [];
  if (example && digits) {
    return (
      example.slice(0, -digits.length) + number.padStart(digits.length, '0')
    );
  }
  if (example) {
    return `${example}-${number}`;
  }
  const pattern = property.constraints?.pattern;
  if (pattern) {
    return matchPattern(pattern, pick, index);
  }
  return `${number}-${column.name.replace(/_/g, '-')}`;
}

/** The nth value of a column whose values differ. */
function nth(
  table: WarehouseTable,
  column: WarehouseColumn,
  index: number,
  tables: ReadonlyMap<string, WarehouseTable>,
): Cell {
  const { references, property, type } = column;
  const target = references && tables.get(references.table);
  const origin = target?.columns.find(c => c.name === references?.column);
  if (target && origin && target.id !== table.id) {
    return nth(target, origin, index, tables);
  }
  if (target && origin && column.key === undefined) {
    return nth(target, { ...origin, references: undefined }, index, tables);
  }
  const pick = picker(`${table.id}.${column.name}.nth.${index}`);
  const values = property.values?.map(({ value }) => value) ?? [];
  if (values.length > 0) {
    return values[index % values.length];
  }
  const base = baseOf(type);
  switch (base) {
    case 'smallint':
      return index + 1;
    case 'integer':
      return 100 + index;
    case 'bigint':
      return 100_000 + index;
    case 'numeric':
      return index * 1.5;
    case 'date':
      return day(index);
    case 'timestamptz':
    case 'timestamp':
      return new Date(FIRST_DAY + index * DAY + 8 * 3600 * 1000).toISOString();
    case 'uuid':
      return uuid(`${table.id}.${column.name}.${index}`);
    default:
      return clip(distinctText(column, index, pick), type);
  }
}

function cell(
  table: WarehouseTable,
  column: WarehouseColumn,
  row: number,
  tables: ReadonlyMap<string, WarehouseTable>,
): Cell {
  const pick = picker(`${table.id}.${column.name}.${row}`);
  if (column.key !== undefined) {
    return nth(table, column, digit(table, column, row), tables);
  }
  if (column.unique) {
    return nth(table, column, row, tables);
  }
  const self = column.references?.table === table.id;
  if (!column.notNull && pick(self ? 10 : 6) < (self ? 8 : 1)) {
    return null;
  }
  if (column.references) {
    return nth(table, column, pick(countOf(column, tables)), tables);
  }
  return freeValue(column.property, column.type, pick);
}

/**
 * The rows of a table: always the same, keys unique, values within what the
 * contract allows, and references that meet a row of the other table.
 */
export function generateRows(
  table: WarehouseTable,
  tables: ReadonlyMap<string, WarehouseTable>,
): Cell[][] {
  const rows = Array.from({ length: ROWS }, (_, row) =>
    table.columns.map(column => cell(table, column, row, tables)),
  );
  // Where a key has fewer values than rows were planned, the rest is left out.
  const key = table.columns.flatMap((column, i) =>
    column.key === undefined ? [] : [i],
  );
  const seen = new Set<string>();
  return rows.filter(row => {
    const id = JSON.stringify(key.length > 0 ? key.map(i => row[i]) : row);
    return !seen.has(id) && Boolean(seen.add(id));
  });
}
