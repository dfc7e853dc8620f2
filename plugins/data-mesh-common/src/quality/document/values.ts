/** An object of a document that somebody else wrote: anything may be missing. */
export type Fields = Record<string, unknown>;

/** Longer texts are cut: messages of engines can be whole stack traces. */
const MAX_TEXT = 1000;

/** Great Expectations also writes `20200430T191246.763896Z`. */
const COMPACT = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(?=\D|$)/;

const TIME =
  /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(?::(\d\d)(?:[.,](\d{1,12}))?)?\s*(Z|UTC|[+-]\d\d(?::?\d\d)?)?$/i;

/**
 * A field, looked up without the prototype.
 * @public
 */
export function field(value: unknown, ...path: string[]): unknown {
  let current = value;
  for (const key of path) {
    if (!isFields(current) || !Object.hasOwn(current, key)) return undefined;
    current = current[key];
  }
  return current;
}

/**
 * The object, or undefined.
 * @public
 */
export function fieldsOf(value: unknown): Fields | undefined {
  return isFields(value) ? value : undefined;
}

/**
 * The list; empty for everything else.
 * @public
 */
export function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/**
 * A text that can be stored and shown: bounded, without the characters that
 * databases refuse; undefined for an empty one and for everything else.
 * @public
 */
export function textOf(value: unknown, max = MAX_TEXT): string | undefined {
  if (typeof value !== 'string') return undefined;
  const text = cleaned(value.length > max ? cut(value, max) : value).trim();
  return text === '' ? undefined : text;
}

/**
 * A finite number, also one written as text; undefined for everything else.
 * @public
 */
export function numberOf(value: unknown): number | undefined {
  const number =
    typeof value === 'string' &&
    /^\s*-?\d+(\.\d+)?([eE][+-]?\d+)?\s*$/.test(value)
      ? Number(value)
      : value;
  return typeof number === 'number' && Number.isFinite(number)
    ? number
    : undefined;
}

/**
 * A number of rows; undefined for everything else, such as -1 for "unknown".
 * @public
 */
export function countOf(value: unknown): number | undefined {
  const number = numberOf(value);
  return number !== undefined && number >= 0 && Number.isSafeInteger(number)
    ? number
    : undefined;
}

/**
 * A moment as ISO 8601 in UTC with milliseconds. Times without a zone are taken
 * as UTC, which is what engines mean by them; undefined for everything else,
 * and before 1970, which engines write for "never".
 * @public
 */
export function timeOf(value: unknown): string | undefined {
  const match =
    typeof value === 'string' && value.length < 64
      ? TIME.exec(value.trim().replace(COMPACT, '$1-$2-$3T$4:$5:$6'))
      : null;
  if (!match) return undefined;
  const [, date, clock, seconds = '00', fraction = '', zone = 'Z'] = match;
  const time = Date.parse(
    `${date}T${clock}:${seconds}.${fraction.padEnd(3, '0').slice(0, 3)}${zoneOf(
      zone,
    )}`,
  );
  return Number.isNaN(time) || time < 0
    ? undefined
    : new Date(time).toISOString();
}

function zoneOf(zone: string): string {
  const match = /^([+-]\d\d):?(\d\d)?$/.exec(zone);
  return match ? `${match[1]}:${match[2] ?? '00'}` : 'Z';
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Cuts between characters, not inside of one. */
function cut(text: string, max: number): string {
  const end = /[\uD800-\uDBFF]/.test(text[max - 2]) ? max - 2 : max - 1;
  return `${text.slice(0, end)}…`;
}

/** PostgreSQL stores no NUL, and lone surrogates are no text. */
function cleaned(text: string): string {
  return text
    .replaceAll(/[\uD800-\uDBFF][\uDC00-\uDFFF]|[\uD800-\uDFFF]/g, pair =>
      pair.length === 2 ? pair : '\uFFFD',
    )
    .replaceAll(/\p{Cc}/gu, char => (/[\n\t]/.test(char) ? char : ' '));
}
