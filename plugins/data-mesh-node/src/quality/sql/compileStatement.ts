import type {
  Measured,
  PhysicalColumn,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { ResolvedCheck } from './resolveChecks';
import type { SqlDialect, SqlStatement } from './SqlDialect';
import {
  numberOf,
  StatementWriter,
  type Reader,
  type SqlRow,
} from './StatementWriter';

/** Values of an untyped column that do not read as what was promised. */
export type Misfit = {
  column: PhysicalColumn;
  family: 'number' | 'boolean' | 'date' | 'timestamp' | 'time';
};

/** One statement for many checks of one table. */
export type CompiledStatement = SqlStatement & {
  /** What it says of each check, in their order. */
  read(row: SqlRow): Measured[];
  readMisfits(row: SqlRow): number[];
};

/**
 * Compiles checks to one SELECT: all counts in one pass over the table, and
 * one more for each check for duplicates.
 *
 * @param relation - SQL that stands for the table, quoted
 */
export function compileStatement(
  dialect: SqlDialect,
  relation: string,
  checks: readonly ResolvedCheck[],
  misfits: readonly Misfit[] = [],
): CompiledStatement {
  const writer = new StatementWriter(dialect, relation);
  // What several rules count is counted once.
  const counted = new Map<string, Reader>();
  const readers = checks.map((check, index) => {
    const key = JSON.stringify([check.check.measure, check.columns]);
    const reader = counted.get(key) ?? writer.add(check, `m${index}`);
    counted.set(key, reader);
    return reader;
  });
  misfits.forEach(({ column, family }, index) => {
    const name = writer.column(column);
    writer.count(
      `x${index}`,
      `${name} IS NOT NULL AND NOT ${dialect.readsAs(name, family)}`,
    );
  });
  return {
    ...writer.statement(),
    read: row => readers.map(read => read(row)),
    readMisfits: row => misfits.map((_, index) => numberOf(row[`x${index}`])),
  };
}
