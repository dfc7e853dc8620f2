/** How a database writes names that are no plain words. */
export type Dialect = {
  /** Names that need no quotes, reserved words aside. */
  plain: RegExp;
  quote(name: string): string;
  /** How the first rows are asked for. */
  limit: 'limit' | 'top' | 'fetch';
};

const doubled = (open: string, close: string) => (name: string) =>
  open + name.split(close).join(close + close) + close;

const backslashed = (name: string) =>
  `\`${name.replace(/\\/g, '\\\\').replace(/`/g, '\\`')}\``;

/** Databases that fold unquoted names to lower case. */
const LOWER = /^[a-z_][a-z0-9_]*$/;
/** Databases in which the case of unquoted names does not matter. */
const ANY_CASE = /^[A-Za-z][A-Za-z0-9_]*$/;

export const ANSI: Dialect = {
  plain: ANY_CASE,
  quote: doubled('"', '"'),
  limit: 'limit',
};
export const POSTGRES: Dialect = { ...ANSI, plain: LOWER };
export const FETCH_FIRST: Dialect = { ...ANSI, limit: 'fetch' };
/** Oracle knows no way to write a quote within a name. */
export const ORACLE: Dialect = {
  ...FETCH_FIRST,
  quote: name => `"${name.replace(/"/g, '')}"`,
};
export const BACKTICK: Dialect = {
  plain: /^[A-Za-z_][A-Za-z0-9_]*$/,
  quote: doubled('`', '`'),
  limit: 'limit',
};
/** Backslash is an escape character between the backticks. */
export const BACKTICK_ESCAPED: Dialect = { ...BACKTICK, quote: backslashed };
export const BRACKET: Dialect = {
  plain: ANY_CASE,
  quote: doubled('[', ']'),
  limit: 'top',
};

/** Words that no common database takes as a name without quotes. */
const RESERVED = new Set(
  `add all alter analyze and any array as asc at authorization backup begin
  between bigint binary both by call case cast check cluster collate column
  comment commit condition connect constraint create cross cube current
  current_date current_role current_time current_timestamp current_user cursor
  database date day dec decimal declare default delete desc describe distinct
  div do double drop each else end escape except exec execute exists explain
  external false fetch file float for foreign from full function grant group
  grouping having hour identified if ilike immediate in increment index
  initial inner insert int integer intersect interval into is join key keys
  lateral leading left level like limit localtime lock long loop match merge
  minus minute mod mode month natural no not null number numeric of off offset
  on online only open option or order outer over overlaps partition percent
  pivot plan precision primary prior privileges procedure public qualify range
  rank raw read real references regexp rename replace resource return returns
  revoke right rlike role row rowid rownum rows sample schema second select
  session session_user set share show similar size smallint some start system
  system_user table tablesample then time timestamp to top trailing trigger
  true truncate type uid union unique unpivot update use user using validate
  value values varchar view when whenever where window with within year`.split(
    /\s+/,
  ),
);

/** Whether a name can stand in this database's SQL only between quotes. */
export function needsQuotes(name: string, dialect: Dialect): boolean {
  return !dialect.plain.test(name) || RESERVED.has(name.toLowerCase());
}

/** A name as this database's SQL writes it; never more than one name. */
export function identifier(name: string, dialect: Dialect): string {
  return needsQuotes(name, dialect) ? dialect.quote(name) : name;
}

const WORD = /^[A-Za-z_][A-Za-z0-9_$-]*$/;

/**
 * The parts of a table's name. Contracts often write the schema into the
 * physical name; then it is not put in front once more.
 */
export function tablePath(
  parents: ReadonlyArray<string | undefined>,
  table: string,
): string[] {
  const parts = table.split('.');
  if (parts.length > 1 && parts.every(part => WORD.test(part))) {
    const given = parents.filter((part): part is string => Boolean(part));
    const missing = Math.max(0, parents.length + 1 - parts.length);
    return [...given.slice(0, missing), ...parts];
  }
  return [...parents.filter((part): part is string => Boolean(part)), table];
}
