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
    exactness: number[];
    score: number;
  }>();
  for (const place of index.matchedFields(found, slot)) {
    matchCount++;
    if (ranked.length < MAX_RANKED) {
      const exactness = found.words.map(word =>
        exactnessOf(place.kind, place.text, word),
      );
      ranked.push({
        ...place,
        exactness,
        score: scoreOf(place.kind, exactness),
      });
    }
  }
  ranked.sort((a, b) => b.score - a.score || a.field - b.field);
  const matches = bestOf(ranked, MAX_MATCHES).map(
    ({ field, kind, text }): Match => {
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
    },
  );
  return { matches, matchCount };
}

/**
 * The best of ranked places, so that each word of the query is seen in one of
 * them as far as there is room; in the order of their rank.
 */
export function bestOf<T extends { exactness: number[] }>(
  ranked: T[],
  room: number,
): T[] {
  const chosen = new Set<T>();
  const unseen = new Set(ranked[0]?.exactness.keys());
  while (chosen.size < room && unseen.size > 0) {
    let best: T | undefined;
    let mostSeen = 0;
    for (const place of ranked) {
      const seen = [...unseen].filter(word => place.exactness[word] > 0).length;
      if (seen > mostSeen) {
        best = place;
        mostSeen = seen;
      }
    }
    if (!best) {
      break;
    }
    chosen.add(best);
    best.exactness.forEach((exactness, word) => {
      if (exactness > 0) {
        unseen.delete(word);
      }
    });
  }
  for (const place of ranked) {
    if (chosen.size >= room) {
      break;
    }
    chosen.add(place);
  }
  return ranked.filter(place => chosen.has(place));
}

/** The score of a place: its words' scores together. */
function scoreOf(kind: number, exactness: number[]): number {
  return exactness.reduce((sum, one) => sum + one, 0) * FIELD_WEIGHTS[kind];
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
