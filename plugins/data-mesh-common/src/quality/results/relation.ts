/**
 * A table, view or the like as an engine names it.
 * @public
 */
export type RelationName = {
  /** Platform or connection, such as `postgres://warehouse:5432`. */
  namespace?: string;
  database?: string;
  schema?: string;
  table: string;
};

const QUOTES: Record<string, string> = { '"': '"', '`': '`', '[': ']' };

/** Longer ones are no name, and no platform has more parts. */
const MAX_LENGTH = 500;
const MAX_PARTS = 4;

/**
 * The parts of a qualified name, such as `"shop"."sales"."orders"`, with
 * double quotes, backticks or brackets, or without quotes; undefined where it
 * is none. Of more than three parts, the first ones together are the database.
 * @public
 */
export function parseRelationName(text: string): RelationName | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  const parts = partsOf(text.trim());
  if (!parts || parts.length === 0 || parts.some(part => part === '')) {
    return undefined;
  }
  const table = parts[parts.length - 1];
  const schema = parts[parts.length - 2];
  const database = parts.slice(0, -2).join('.');
  return {
    ...(database ? { database } : {}),
    ...(schema ? { schema } : {}),
    table,
  };
}

function partsOf(text: string): string[] | undefined {
  const parts: string[] = [];
  let at = 0;
  while (at <= text.length && parts.length < MAX_PARTS) {
    const close = QUOTES[text[at]];
    let part = '';
    if (close) {
      at++;
      for (;;) {
        if (at >= text.length) return undefined;
        if (text[at] === close) {
          if (text[at + 1] !== close) break;
          at++;
        }
        part += text[at++];
      }
      at++;
    } else {
      const end = text.indexOf('.', at);
      part = text.slice(at, end < 0 ? text.length : end);
      at = end < 0 ? text.length : end;
    }
    parts.push(part);
    if (at === text.length) return parts;
    if (text[at] !== '.') return undefined;
    at++;
  }
  return undefined;
}
