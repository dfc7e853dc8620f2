import type { ExampleContract } from './readExamples';
import { baseOf } from './scalars';
import { tableName } from './tableSql';
import type { WarehouseTable } from './warehouseTables';
import { escapeIdentifier } from 'pg';

/** A column whose newest value must not be old, as its contract promises. */
export type FreshColumn = { table: WarehouseTable; column: string };

/** The columns that the contracts promise to be fresh. */
export function freshColumns(
  contracts: readonly ExampleContract[],
  tables: readonly WarehouseTable[],
): FreshColumn[] {
  return contracts.flatMap(({ file, contract }) =>
    contract.serviceLevels
      .filter(({ property }) => property === 'latency')
      .flatMap(({ element = '' }) => {
        const [name, column] = element.split('.');
        const table = tables.find(
          each => each.source === file && each.name === name,
        );
        return table?.columns.some(each => each.name === column)
          ? [{ table, column }]
          : [];
      }),
  );
}

/**
 * The statement that lets the newest row have happened just now, with all that
 * happened to it in the same distance.
 */
export function refreshSql({ table, column }: FreshColumn): string {
  const name = tableName(table);
  const by = escapeIdentifier(column);
  const isDay = table.columns.some(
    each => each.name === column && baseOf(each.type) === 'date',
  );
  const moved = table.columns.flatMap(each => {
    const base = baseOf(each.type);
    const isMoved = each.name === column || each.key === undefined;
    const quoted = escapeIdentifier(each.name);
    if (!isMoved || !['date', 'timestamptz', 'timestamp'].includes(base)) {
      return [];
    }
    return [
      `${quoted} = ${quoted} + ${base === 'date' ? 'd.days' : 'd.delta'}`,
    ];
  });
  return `UPDATE ${name} t SET ${moved.join(', ')}
    FROM (SELECT ctid AS place, current_date - ${by}::date AS days,
                 ${
                   isDay
                     ? `make_interval(days => current_date - ${by})`
                     : `now() - ${by}`
                 } AS delta
          FROM ${name} WHERE ${by} IS NOT NULL ORDER BY ${by} DESC LIMIT 1) d
    WHERE t.ctid = d.place`;
}
