import type {
  ContractValue,
  Measured,
  PhysicalColumn,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { ResolvedCheck, ResolvedColumn } from './resolveChecks';
import type { SqlDialect, SqlStatement, SqlValue } from './SqlDialect';

/**
 * The row that a statement answers; counts of 64 bits come as text.
 * @public
 */
export type SqlRow = Readonly<Record<string, string | number | bigint | null>>;

/** What a row says of a check. */
export type Reader = (row: SqlRow) => Measured;

/** Collects what one SELECT counts in a table. */
export class StatementWriter {
  private readonly values: SqlValue[] = [];
  private readonly counts = [`count(*) AS "rows"`];
  private readonly joined: string[] = [];

  constructor(
    private readonly dialect: SqlDialect,
    private readonly relation: string,
  ) {}

  /** Aliases are ours, so they need no escaping. */
  add({ check: { measure }, columns }: ResolvedCheck, alias: string): Reader {
    const [first] = columns;
    switch (measure.kind) {
      case 'rowCount':
        return row => measured(row, row.rows);
      case 'nullValues':
        this.count(alias, `${this.column(first)} IS NULL`);
        return row => measured(row, row[alias]);
      case 'missingValues': {
        const isNull = `${this.column(first)} IS NULL`;
        const isListed = this.isOneOf(first, measure.values);
        this.count(alias, `${isNull} OR ${isListed}`);
        return row => measured(row, row[alias]);
      }
      case 'invalidValues': {
        const name = this.column(first);
        const valid = [
          ...(measure.values ? [this.isOneOf(first, measure.values)] : []),
          ...(measure.pattern === undefined
            ? []
            : [this.matches(first, measure.pattern)]),
        ].join(' AND ');
        this.count(
          alias,
          `${name} IS NOT NULL AND NOT coalesce(${valid}, FALSE)`,
        );
        this.counts.push(`count(${name}) AS "${alias}_tested"`);
        return row => ({
          ...measured(row, row[alias]),
          tested: numberOf(row[`${alias}_tested`]),
        });
      }
      case 'duplicateValues':
        this.countDuplicates(columns, alias);
        return row => ({
          ...measured(row, row[alias]),
          tested: numberOf(row[`${alias}_tested`]),
          failed: numberOf(row[`${alias}_failed`]),
        });
      case 'freshness':
      case 'retention': {
        const time = this.dialect.asSeconds(this.column(first), first.untyped);
        const extreme = measure.kind === 'freshness' ? 'max' : 'min';
        this.counts.push(`${extreme}(${time}) AS "${alias}"`);
        return row => measured(row, row[alias]);
      }
      default:
        throw new TypeError(`${measure.kind} is no measure of a table`);
    }
  }

  column({ name }: PhysicalColumn): string {
    return `t.${this.dialect.identifier(name)}`;
  }

  count(alias: string, condition: string): void {
    this.counts.push(`count(*) FILTER (WHERE ${condition}) AS "${alias}"`);
  }

  statement(): SqlStatement {
    const from = `(SELECT ${this.counts.join(', ')} FROM ${this.relation} AS t) AS r`;
    return {
      text: `SELECT * FROM ${[from, ...this.joined].join(' CROSS JOIN ')}`,
      values: this.values,
    };
  }

  private countDuplicates(columns: ResolvedColumn[], alias: string): void {
    const names = columns.map(column => this.column(column));
    const filled = names.map(name => `${name} IS NOT NULL`).join(' AND ');
    const groups = `SELECT count(*) AS n FROM ${this.relation} AS t WHERE ${filled} GROUP BY ${names.join(', ')}`;
    const counts = [
      `count(*) FILTER (WHERE n > 1) AS "${alias}"`,
      `coalesce(sum(n) FILTER (WHERE n > 1), 0) AS "${alias}_failed"`,
      `coalesce(sum(n), 0) AS "${alias}_tested"`,
    ];
    this.joined.push(
      `(SELECT ${counts.join(', ')} FROM (${groups}) AS g) AS ${alias}_groups`,
    );
  }

  private matches(column: ResolvedColumn, pattern: string): string {
    const text = this.dialect.asText(this.column(column));
    return this.dialect.matches(
      text,
      this.bind(pattern, this.dialect.types.text),
    );
  }

  /** Values that a column of that type cannot hold are in none of its rows. */
  private isOneOf(
    column: ResolvedColumn,
    values: readonly ContractValue[],
  ): string {
    const { dialect } = this;
    const name = this.column(column);
    const { text, number } = dialect.types;
    switch (column.family) {
      case 'number':
        return this.isIn(
          dialect.asNumber(name, column.untyped),
          values.map(toNumber).filter(Number.isFinite),
          number,
        );
      case 'timestamp':
        return this.isIn(
          dialect.asSeconds(name, column.untyped),
          values.map(toSeconds).filter(Number.isFinite),
          number,
        );
      case 'boolean':
        return this.isIn(
          `lower(${dialect.asText(name)})`,
          values.map(value => String(value).toLowerCase()),
          text,
        );
      default:
        return this.isIn(dialect.asText(name), values.map(String), text);
    }
  }

  private isIn(
    expression: string,
    values: readonly SqlValue[],
    type: string,
  ): string {
    const list = [...new Set(values)].map(value => this.bind(value, type));
    return list.length === 0
      ? 'FALSE'
      : `${expression} IN (${list.join(', ')})`;
  }

  private bind(value: SqlValue, type: string): string {
    this.values.push(value);
    return `$${this.values.length}::${type}`;
  }
}

function measured(
  row: SqlRow,
  value: SqlRow[string] | undefined,
): Extract<Measured, { status: 'measured' }> {
  return {
    status: 'measured',
    rows: numberOf(row.rows),
    value: value === null ? null : numberOf(value),
  };
}

export function numberOf(value: SqlRow[string] | undefined): number {
  return value === null ? Number.NaN : Number(value);
}

function toNumber(value: ContractValue): number {
  if (typeof value === 'boolean') return Number.NaN;
  return typeof value === 'string' && value.trim() === ''
    ? Number.NaN
    : Number(value);
}

/** As the databases read it: without an offset it is UTC. */
function toSeconds(value: ContractValue): number {
  const parts =
    /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+-]\d\d:?\d\d)?)?$/i.exec(
      String(value).trim(),
    );
  if (!parts) return Number.NaN;
  const [, date, time = '00:00', offset = 'Z'] = parts;
  return Date.parse(`${date}T${time}${offset}`) / 1000;
}
