/**
 * A value of a statement, beside its text: never a part of it.
 * @public
 */
export type SqlValue = string | number;

/**
 * One statement that reads. Parameters are numbered from 1.
 * @public
 */
export type SqlStatement = {
  text: string;
  values: SqlValue[];
};

/**
 * What statements are written in. Expressions are SQL that is put together by
 * the suite; everything that others wrote is a quoted name or a parameter.
 * @public
 */
export interface SqlDialect {
  readonly id: 'postgres' | 'duckdb';
  /** Of parameters: their type says how they are understood. */
  readonly types: { text: string; number: string };
  /** A quoted name. */
  identifier(name: string): string;
  /** As people see it, times in ISO 8601. */
  asText(column: string): string;
  /** Null where the text of an untyped column is no number. */
  asNumber(column: string, untyped: boolean): string;
  /** Seconds since 1970, in UTC unless the value says otherwise. */
  asSeconds(column: string, untyped: boolean): string;
  /** Whether a regular expression is found in a text. */
  matches(text: string, pattern: string): string;
  /** Whether the text of an untyped column reads as a value of a family. */
  readsAs(
    column: string,
    family: 'number' | 'boolean' | 'date' | 'timestamp' | 'time',
  ): string;
}
