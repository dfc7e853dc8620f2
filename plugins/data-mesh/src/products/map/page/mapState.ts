import {
  formatSearchState,
  parseSearchState,
  type SearchState,
} from '../../marketplace/searchState';

/** Everything that decides what the map page shows; it stands in the URL. */
export type MapState = {
  /** Text and facets, under the same names as in the marketplace. */
  search: SearchState;
  /** Id of a colouring; unknown ones fall back to the first. */
  colour?: string;
  /** Reference of the selected product. */
  product?: string;
  view: 'map' | 'list';
  /** What becomes of products that the filter does not keep. */
  others: 'fade' | 'hide';
};

/** Reads the state from a URL's query. */
export function parseMapState(params: URLSearchParams): MapState {
  return {
    search: parseSearchState(narrowing(params)),
    colour: params.get('colour') || undefined,
    product: params.get('product') || undefined,
    view: params.get('view') === 'list' ? 'list' : 'map',
    others: params.get('others') === 'hide' ? 'hide' : 'fade',
  };
}

/** Writes the state as a URL's query; what is the default is left out. */
export function formatMapState(state: MapState): URLSearchParams {
  const params = narrowing(formatSearchState(state.search));
  if (state.colour) params.set('colour', state.colour);
  if (state.product) params.set('product', state.product);
  if (state.view !== 'map') params.set('view', state.view);
  if (state.others !== 'fade') params.set('others', state.others);
  return params;
}

/** Without what only the marketplace's lists have. */
function narrowing(params: URLSearchParams): URLSearchParams {
  const kept = new URLSearchParams(params);
  for (const name of ['view', 'sort', 'order', 'limit', 'cursor', 'page']) {
    kept.delete(name);
  }
  return kept;
}
