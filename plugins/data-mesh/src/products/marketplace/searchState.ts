import type { FacetName } from '@backstage-data-mesh/plugin-data-mesh-common';

/** The facets of the marketplace, in the order in which they are shown. */
export const FACET_NAMES = [
  'domain',
  'type',
  'lifecycle',
  'classification',
  'quality',
  'maturity',
  'technology',
  'owner',
  'tag',
] as const satisfies readonly FacetName[];

/** What a list can be sorted by, and the order that one expects first. */
export const SORTS = {
  relevance: 'desc',
  title: 'asc',
  domain: 'asc',
  updated: 'desc',
  classification: 'asc',
  quality: 'desc',
} as const;

export type Sort = keyof typeof SORTS;
export type Order = 'asc' | 'desc';

export const PAGE_SIZES = [20, 50, 100] as const;
const DEFAULT_PAGE_SIZE = PAGE_SIZES[0];

export type View = 'cards' | 'table';

export type Filters = Partial<Record<FacetName, string[]>>;

/** Everything that decides what the marketplace shows; it stands in the URL. */
export type SearchState = {
  q: string;
  filters: Filters;
  /** Absent: by relevance with a text, else by title. */
  sort?: Sort;
  order?: Order;
  limit: number;
  view: View;
  /** Where the page begins; absent for the first one. */
  cursor?: string;
  /** Number of the page from 1, only to be shown. */
  page: number;
};

/** Longest text that the backend searches for. */
export const MAX_TEXT_LENGTH = 200;

/** Reads the state from a URL's query; what is not understood is left out. */
export function parseSearchState(params: URLSearchParams): SearchState {
  const filters: Filters = {};
  for (const name of FACET_NAMES) {
    const values = [...new Set(params.getAll(name).filter(Boolean))];
    if (values.length > 0) {
      filters[name] = values;
    }
  }
  const sort = params.get('sort') ?? '';
  const order = params.get('order');
  const limit = Number(params.get('limit'));
  const cursor = params.get('cursor') || undefined;
  const page = Number(params.get('page'));
  return {
    q: (params.get('q') ?? '').slice(0, MAX_TEXT_LENGTH),
    filters,
    sort: Object.hasOwn(SORTS, sort) ? (sort as Sort) : undefined,
    order: order === 'asc' || order === 'desc' ? order : undefined,
    limit: PAGE_SIZES.find(size => size === limit) ?? DEFAULT_PAGE_SIZE,
    view: params.get('view') === 'table' ? 'table' : 'cards',
    cursor,
    page: cursor && Number.isInteger(page) && page > 1 ? page : 1,
  };
}

/** Writes the state as a URL's query; what is the default is left out. */
export function formatSearchState(state: SearchState): URLSearchParams {
  const params = new URLSearchParams();
  if (state.q) {
    params.set('q', state.q);
  }
  for (const name of FACET_NAMES) {
    for (const value of state.filters[name] ?? []) {
      params.append(name, value);
    }
  }
  if (state.sort) {
    params.set('sort', state.sort);
  }
  if (state.order) {
    params.set('order', state.order);
  }
  if (state.limit !== DEFAULT_PAGE_SIZE) {
    params.set('limit', String(state.limit));
  }
  if (state.view !== 'cards') {
    params.set('view', state.view);
  }
  if (state.cursor) {
    params.set('cursor', state.cursor);
    if (state.page > 1) {
      params.set('page', String(state.page));
    }
  }
  return params;
}

/**
 * Applies a change. A change of what is listed, or of its order, begins at the
 * first page again.
 */
export function changeSearchState(
  state: SearchState,
  change: Partial<SearchState>,
): SearchState {
  const keepsPage = Object.keys(change).every(key =>
    ['view', 'cursor', 'page'].includes(key),
  );
  return {
    ...state,
    ...(keepsPage ? {} : { cursor: undefined, page: 1 }),
    ...change,
  };
}

/** Adds a value to a facet's filter, or takes it away. */
export function toggleFilter(
  filters: Filters,
  name: FacetName,
  value: string,
): Filters {
  const values = filters[name] ?? [];
  const next = values.includes(value)
    ? values.filter(other => other !== value)
    : [...values, value];
  return { ...filters, [name]: next.length > 0 ? next : undefined };
}

/** Whether anything narrows the list down. */
export function isNarrowed(state: SearchState): boolean {
  return state.q.trim() !== '' || countFilters(state.filters) > 0;
}

/** How many values are chosen, over all facets. */
export function countFilters(filters: Filters): number {
  return FACET_NAMES.reduce(
    (count, name) => count + (filters[name]?.length ?? 0),
    0,
  );
}

/** The sorting in force, defaults filled in. */
export function effectiveSort(state: SearchState): {
  sort: Sort;
  order: Order;
} {
  const hasText = state.q.trim() !== '';
  const wanted =
    state.sort === 'relevance' && !hasText ? undefined : state.sort;
  const sort = wanted ?? (hasText ? 'relevance' : 'title');
  return { sort, order: (wanted && state.order) || SORTS[sort] };
}
