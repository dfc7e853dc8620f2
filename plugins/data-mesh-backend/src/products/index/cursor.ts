import { InputError } from '@backstage/errors';
import type { FacetName } from '@backstage-data-mesh/plugin-data-mesh-common';
import { z } from 'zod';
import { FACET_NAMES } from './facets';
import type { Position, ProductQuery } from './query';

/**
 * A place in a list, with all that is needed to go on from there. It stands
 * for a position and not for a number of products, so that products that come
 * or go meanwhile make nobody see one twice or miss one.
 */
export type Cursor = {
  query: ProductQuery;
  facets: FacetName[];
  /** Whether the page ends before the position or begins after it. */
  direction: 'before' | 'after';
  position: Position;
};

// Rises when the form changes; a cursor of another version is refused.
const VERSION = 1;

const facetName = z.enum(FACET_NAMES as [FacetName, ...FacetName[]]);
const filterValues = z.array(z.string().max(300)).max(100);

const cursorSchema = z.strictObject({
  v: z.literal(VERSION),
  q: z.string().max(200),
  f: z.partialRecord(facetName, filterValues),
  s: z.enum([
    'relevance',
    'title',
    'domain',
    'updated',
    'classification',
    'quality',
  ]),
  o: z.enum(['asc', 'desc']),
  c: z.array(facetName).max(20),
  d: z.enum(['before', 'after']),
  p: z.tuple([
    z.union([z.string().max(1000), z.number(), z.null()]),
    z.string().max(300),
  ]),
});

/** Writes a cursor as text for a URL. */
export function encodeCursor(cursor: Cursor): string {
  const { query, facets, direction, position } = cursor;
  const content: z.infer<typeof cursorSchema> = {
    v: VERSION,
    q: query.text,
    f: query.filters,
    s: query.sort,
    o: query.order,
    c: facets,
    d: direction,
    p: [position.value, position.ref],
  };
  return Buffer.from(JSON.stringify(content), 'utf8').toString('base64url');
}

/**
 * Reads a cursor.
 * @throws InputError for anything that {@link encodeCursor} did not write
 */
export function decodeCursor(text: string): Cursor {
  let content: unknown;
  try {
    content = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    throw invalid();
  }
  const { data } = cursorSchema.safeParse(content);
  if (!data) {
    throw invalid();
  }
  return {
    query: { text: data.q, filters: data.f, sort: data.s, order: data.o },
    facets: data.c,
    direction: data.d,
    position: { value: data.p[0], ref: data.p[1] },
  };
}

function invalid() {
  return new InputError(
    'The cursor is not one of this list; start again without a cursor',
  );
}
