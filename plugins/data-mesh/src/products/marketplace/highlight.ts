import type { Match } from '@backstage-data-mesh/plugin-data-mesh-common';

/** A piece of text, marked when it is what was searched for. */
export type Segment = { text: string; marked: boolean };

/**
 * Cuts a text at its highlights (pairs of start and end offset). Offsets that
 * overlap are joined; those outside the text are ignored.
 */
export function toSegments(
  text: string,
  highlights: readonly (readonly number[])[] = [],
): Segment[] {
  const ranges = highlights
    .map(([start, end]) => ({
      start: Math.max(0, start),
      end: Math.min(text.length, end),
    }))
    .filter(({ start, end }) => start < end)
    .sort((a, b) => a.start - b.start);
  const segments: Segment[] = [];
  let position = 0;
  for (const { start, end } of ranges) {
    const from = Math.max(start, position);
    if (from > position) {
      segments.push({ text: text.slice(position, from), marked: false });
    }
    if (end > from) {
      const last = segments.at(-1);
      if (last?.marked && from === position) {
        last.text += text.slice(from, end);
      } else {
        segments.push({ text: text.slice(from, end), marked: true });
      }
      position = end;
    }
  }
  if (position < text.length) {
    segments.push({ text: text.slice(position), marked: false });
  }
  return segments;
}

const EXCERPT_BEFORE = 40;
const EXCERPT_LENGTH = 160;

/**
 * Shortens a long text to the surroundings of its first highlight, cut at
 * spaces where there are any.
 */
export function toExcerpt(segments: Segment[]): Segment[] {
  const length = segments.reduce((sum, { text }) => sum + text.length, 0);
  if (length <= EXCERPT_LENGTH) {
    return segments;
  }
  const firstMarked = segments.findIndex(({ marked }) => marked);
  const start = Math.max(firstMarked, 0);
  const excerpt: Segment[] = [];
  let room = EXCERPT_LENGTH;

  const before = segments
    .slice(0, start)
    .map(({ text }) => text)
    .join('');
  if (before.length > EXCERPT_BEFORE) {
    const tail = before.slice(-EXCERPT_BEFORE);
    const space = tail.indexOf(' ');
    excerpt.push({ text: `…${tail.slice(space + 1)}`, marked: false });
    room -= EXCERPT_BEFORE;
  } else if (before) {
    excerpt.push({ text: before, marked: false });
    room -= before.length;
  }

  for (const segment of segments.slice(start)) {
    if (segment.text.length > room) {
      const head = segment.text.slice(0, Math.max(room, 0));
      const space = head.lastIndexOf(' ');
      const cut = segment.marked || space <= 0 ? head : head.slice(0, space);
      excerpt.push({ text: `${cut}…`, marked: segment.marked });
      break;
    }
    excerpt.push(segment);
    room -= segment.text.length;
  }
  return excerpt;
}

/** How a match reads before its found text. */
export type MatchPlace = {
  /** What was found: "column". */
  kind: string;
  /**
   * Where it is: `orders.`, to which the found name is added, or, when the
   * text is about a column, `orders.email`.
   */
  path?: string;
  /** The text continues the path, as a name in code. */
  isName: boolean;
};

/** Where a match is, so that "column orders.customer_email" can be read. */
export function matchPlace(match: Match): MatchPlace {
  const { kind, text, schema, column } = match;
  const path = schema && !text.startsWith(`${schema}.`) ? `${schema}.` : '';
  if (kind === 'column') {
    return column && column !== text
      ? { kind, path: `${schema ? `${schema}.` : ''}${column}`, isName: false }
      : { kind, path, isName: true };
  }
  if (kind === 'schema') {
    return { kind: 'table', isName: true };
  }
  if (kind === 'port') {
    return { kind: 'output port', isName: true };
  }
  return { kind, isName: kind === 'name' };
}

/**
 * The query that opens the contract of a product at the match; none for what
 * no contract tells.
 */
export function contractQuery(match: Match): URLSearchParams | undefined {
  const { kind, text, port, schema, column } = match;
  if (!port || (kind !== 'column' && kind !== 'schema' && kind !== 'port')) {
    return undefined;
  }
  const query = new URLSearchParams({ port });
  const schemaName = kind === 'schema' ? (schema ?? text) : schema;
  const columnName = kind === 'column' ? (column ?? text) : undefined;
  if (schemaName) {
    query.set('schema', schemaName);
  }
  if (columnName) {
    query.set('column', columnName);
  }
  return query;
}
