import type {
  Facet,
  ProductPage,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import {
  FOLLOW_SCORES,
  useDataMeshQuery,
  type DataMeshQueryResult,
} from '../../query';
import { useOwnerTitles } from './useOwnerTitles';
import { effectiveSort, FACET_NAMES, type SearchState } from './searchState';

/** The products of the page that the state asks for. */
export function useProducts(
  state: SearchState,
): DataMeshQueryResult<ProductPage> {
  const { cursor, limit } = state;
  // A cursor carries the query, so nothing else may decide what is fetched.
  const query = cursor
    ? { cursor, limit }
    : { ...narrowing(state), ...effectiveSort(state), limit };
  return useDataMeshQuery(
    ['products', query],
    (client, signal) => client.GET('/products', { params: { query }, signal }),
    { keepPreviousData: true, alsoFollow: FOLLOW_SCORES },
  );
}

/**
 * The facets for the state. They do not change from page to page, nor with the
 * sorting, so they are asked for once for all pages.
 */
export function useFacets(state: SearchState): DataMeshQueryResult<Facet[]> {
  const query = { ...narrowing(state), facets: [...FACET_NAMES], limit: 1 };
  const result = useDataMeshQuery(
    ['product-facets', query],
    async (client, signal) => {
      const answer = await client.GET('/products', {
        params: { query },
        signal,
      });
      return { ...answer, data: answer.data && (answer.data.facets ?? []) };
    },
    { keepPreviousData: true, alsoFollow: FOLLOW_SCORES },
  );
  return { ...result, data: useOwnerTitles(result.data) };
}

function narrowing(state: SearchState) {
  return { q: state.q.trim() || undefined, ...state.filters };
}
