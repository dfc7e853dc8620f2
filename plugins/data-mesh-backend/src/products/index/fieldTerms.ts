import { FIELD_KINDS, type FieldKind } from '../projection/types';
import { chunksOf } from './words';

/**
 * How much a place counts. What names the product counts more than what is
 * in it, and prose counts least.
 */
const WEIGHTS: Record<FieldKind, number> = {
  name: 20,
  title: 20,
  tag: 14,
  port: 11,
  'port-title': 11,
  schema: 8,
  'schema-alias': 8,
  column: 6,
  'column-alias': 6,
  description: 3,
  'port-description': 3,
  'schema-description': 3,
  'column-description': 2,
};

/** Weights by the number of the field's kind. */
export const FIELD_WEIGHTS = Uint8Array.from(
  FIELD_KINDS,
  kind => WEIGHTS[kind],
);

const IS_PROSE = FIELD_KINDS.map(kind => kind.endsWith('description'));

/** Longer names are not joined to one term: nobody types them in one word. */
const MAX_CHUNKS_JOINED = 4;

/** How exactly a word was found. With a weight it makes a score of at most 240. */
export const Exactness = {
  /** Inside of a term. */
  Inside: 3,
  /** At the start of a term. */
  Start: 7,
  /** It is a term. */
  Term: 10,
  /** It is the whole text. */
  Whole: 12,
} as const;

/** Shorter words are only found at the start of a term. */
export const MIN_LENGTH_INSIDE = 3;

/**
 * What a field is found by: the parts of its chunks, each chunk joined, and
 * for names all chunks joined.
 *
 * @param add - Gets each term at least once, and whether it is the whole text.
 */
export function eachTerm(
  kind: number,
  text: string,
  add: (term: string, whole: boolean) => void,
): void {
  const chunks = chunksOf(text);
  const whole = isOneName(kind, chunks.length)
    ? chunks.map(chunk => chunk.joined).join('')
    : undefined;
  for (const chunk of chunks) {
    for (const part of chunk.parts) {
      if (part !== whole) {
        add(part, false);
      }
    }
    if (chunk.parts.length > 1 && chunk.joined !== whole) {
      add(chunk.joined, false);
    }
  }
  if (whole !== undefined) {
    add(whole, true);
  }
}

/** Whether a text of so many chunks is also found when written in one word. */
export function isOneName(kind: number, chunks: number): boolean {
  return !IS_PROSE[kind] && chunks > 0 && chunks <= MAX_CHUNKS_JOINED;
}

/**
 * How exactly a part of a query is found in a term: 0 for not at all. The one
 * place that says what "found" means; the index makes it fast.
 */
export function exactnessIn(
  term: string,
  whole: boolean,
  wanted: string,
): number {
  if (term === wanted) {
    return whole ? Exactness.Whole : Exactness.Term;
  }
  if (term.startsWith(wanted)) {
    return Exactness.Start;
  }
  return wanted.length >= MIN_LENGTH_INSIDE && term.includes(wanted)
    ? Exactness.Inside
    : 0;
}

/**
 * The score of a chunk that was not found in one piece, but all of its parts
 * in the same text: a little less than the worst of them.
 */
export function exactnessOfParts(worst: number): number {
  return Math.min(worst, Exactness.Term) - 1;
}
