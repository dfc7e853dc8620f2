import type { FacetName } from '@backstage-data-mesh/plugin-data-mesh-common';

export type SortKey =
  'relevance' | 'title' | 'domain' | 'updated' | 'classification' | 'quality';

export type SortOrder = 'asc' | 'desc';

/** What is asked of the index; the pages of an answer share it. */
export type ProductQuery = {
  /** Words that must be found; everything when it holds none. */
  text: string;
  /** Values of a facet are alternatives; facets restrict each other. */
  filters: Partial<Record<FacetName, string[]>>;
  sort: SortKey;
  order: SortOrder;
};

/** What is best, or newest, where the value is largest. */
const BEST_LAST = new Set<SortKey>(['relevance', 'updated', 'quality']);

/** Best, newest and most open first; else from A to Z. */
export function defaultOrder(sort: SortKey): SortOrder {
  return BEST_LAST.has(sort) ? 'desc' : 'asc';
}

/**
 * Where a product stands in the order of a query: its sort value, null when it
 * has none, and its reference. Enough to find the place again when the product
 * is gone.
 */
export type Position = { value: string | number | null; ref: string };

/**
 * Compares positions: those without a value come last in either order, and
 * equal ones are sorted by reference.
 */
export function comparePositions(
  a: Position,
  b: Position,
  order: SortOrder,
): number {
  if (a.value !== b.value) {
    if (a.value === null) return 1;
    if (b.value === null) return -1;
    const ascending = a.value < b.value ? -1 : 1;
    return order === 'asc' ? ascending : -ascending;
  }
  if (a.ref === b.ref) return 0;
  return a.ref < b.ref ? -1 : 1;
}
