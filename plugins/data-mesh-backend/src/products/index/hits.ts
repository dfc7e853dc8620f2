import type { Match } from '@backstage-data-mesh/plugin-data-mesh-common';
import { FIELD_KINDS, type FieldKind } from '../projection/types';
import {
  eachTerm,
  exactnessIn,
  exactnessOfParts,
  FIELD_WEIGHTS,
} from './fieldTerms';
import { highlightsIn } from './highlights';
import type { FoundProducts, ProductIndex } from './ProductIndex';
import type { Chunk } from './words';

/** So many places are shown of each product. */
const MAX_MATCHES = 3;

/** More places than this are counted, but not compared with each other. */
const MAX_RANKED = 500;

const API_KINDS: Record<FieldKind, Match['kind']> = {
  name: 'name',
  title: 'title',
  description: 'description',
  tag: 'tag',
  port: 'port',
  'port-title': 'port',
  'port-description': 'description',
  schema: 'schema',
  'schema-alias': 'schema',
  'schema-description': 'description',
  column: 'column',
  'column-alias': 'column',
  'column-description': 'description',
};

const PORT = FIELD_KINDS.indexOf('port');
const SCHEMA = FIELD_KINDS.indexOf('schema');
const COLUMN = FIELD_KINDS.indexOf('column');

/**
 * The best places of a product in which words of the query were found, and the
 * number of all of them.
 */
export function matchesOf(
  index: ProductIndex,
  found: FoundProducts,
  slot: number,
): { matches: Match[]; matchCount: number } {
  let matchCount = 0;
  const ranked = new Array<{
    field: number;
    kind: number;
    text: string;
    score: number;
  }>();
  for (const place of index.matchedFields(found, slot)) {
    matchCount++;
    if (ranked.length < MAX_RANKED) {
      ranked.push({
        ...place,
        score: scoreOf(place.kind, place.text, found.words),
      });
    }
  }
  ranked.sort((a, b) => b.score - a.score || a.field - b.field);
  const matches = ranked
    .slice(0, MAX_MATCHES)
    .map(({ field, kind, text }): Match => {
      const port = kind >= PORT ? index.textBefore(field, PORT) : undefined;
      const schema =
        kind >= SCHEMA ? index.textBefore(field, SCHEMA) : undefined;
      const column =
        kind > COLUMN ? index.textBefore(field, COLUMN) : undefined;
      return {
        kind: API_KINDS[FIELD_KINDS[kind]],
        text,
        ...(port !== undefined && { port }),
        ...(schema !== undefined && { schema }),
        ...(column !== undefined && { column }),
        highlights: highlightsIn(kind, text, found.words),
      };
    });
  return { matches, matchCount };
}

/** The score of a place: its words' scores together. */
function scoreOf(kind: number, text: string, words: Chunk[]): number {
  let sum = 0;
  for (const word of words) {
    sum += exactnessOf(kind, text, word);
  }
  return sum * FIELD_WEIGHTS[kind];
}

/** How exactly a word is found in a text; 0 for not at all. */
export function exactnessOf(kind: number, text: string, word: Chunk): number {
  let joined = 0;
  const parts = new Array<number>(word.parts.length).fill(0);
  eachTerm(kind, text, (term, whole) => {
    joined = Math.max(joined, exactnessIn(term, whole, word.joined));
    word.parts.forEach((part, nth) => {
      parts[nth] = Math.max(parts[nth], exactnessIn(term, whole, part));
    });
  });
  const worst = Math.min(...parts);
  return parts.length > 1 && worst > 0
    ? Math.max(joined, exactnessOfParts(worst))
    : joined;
}
