import { InputError } from '@backstage/errors';
import type {
  FacetName,
  ProductPage,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { decodeCursor, encodeCursor, type Cursor } from '../index/cursor';
import { matchesOf } from '../index/hits';
import {
  defaultOrder,
  type Position,
  type ProductQuery,
  type SortKey,
  type SortOrder,
} from '../index/query';
import { queryWords } from '../index/words';
import { filtersOf } from './filters';
import type { QueryContext } from './context';
import { toSummary } from './toSummary';

/** What is asked of the list of products, as it stands in the URL. */
export type ListRequest = {
  q?: string;
  sort?: SortKey;
  order?: SortOrder;
  limit: number;
  cursor?: string;
  facets?: FacetName[];
} & Partial<Record<FacetName, string[]>>;

/** Finds products by text, facets and sorting, page by page. */
export function listProducts(
  context: QueryContext,
  request: ListRequest,
): ProductPage {
  const { mesh, visibility } = context;
  const cursor =
    request.cursor === undefined ? undefined : decodeCursor(request.cursor);
  const query = cursor?.query ?? toQuery(request);
  const facets = cursor?.facets ?? request.facets ?? [];

  const found = mesh.index.find(query, visibility);
  const total = found.slots.length;
  const [from, to] = range(cursor, request.limit, total, inclusive =>
    mesh.index.countBefore(found, cursor!.position, inclusive),
  );
  const slots = found.slots.subarray(from, to);
  const cursorAt = (direction: Cursor['direction'], position: Position) =>
    encodeCursor({ query, facets, direction, position });
  const positionOf = (place: number) =>
    mesh.index.position(found, found.slots[place]);

  return {
    items: Array.from(slots, slot => ({
      ...toSummary(context, mesh.index.at(slot)),
      ...(found.text && matchesOf(mesh.index, found, slot)),
    })),
    total,
    ...(to < total && { nextCursor: cursorAt('after', positionOf(to - 1)) }),
    ...(from > 0 && {
      previousCursor: cursorAt(
        'before',
        from < total ? positionOf(from) : justAfter(positionOf(total - 1)),
      ),
    }),
    ...(facets.length > 0 && {
      facets: [...new Set(facets)].map(name => found.facets[name]),
    }),
  };
}

/** First and last place of the page, the last one excluded. */
function range(
  cursor: Cursor | undefined,
  limit: number,
  total: number,
  countBefore: (inclusive: boolean) => number,
): [from: number, to: number] {
  if (!cursor) {
    return [0, Math.min(limit, total)];
  }
  if (cursor.direction === 'after') {
    const from = countBefore(true);
    return [from, Math.min(from + limit, total)];
  }
  const to = countBefore(false);
  // When nothing is left before it, the list begins anew.
  return to === 0 ? [0, Math.min(limit, total)] : [Math.max(0, to - limit), to];
}

/** A position behind one and before every other. */
function justAfter(position: Position): Position {
  return { ...position, ref: `${position.ref}\uffff` };
}

function toQuery(request: ListRequest): ProductQuery {
  const text = request.q ?? '';
  const hasWords = queryWords(text).length > 0;
  const sort = request.sort ?? (hasWords ? 'relevance' : 'title');
  if (sort === 'relevance' && !hasWords) {
    throw new InputError(
      "Sorting by relevance needs a text to search for; give 'q' or sort by title",
    );
  }
  return {
    text,
    filters: filtersOf(request),
    sort,
    order: request.order ?? defaultOrder(sort),
  };
}
