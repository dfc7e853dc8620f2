import { useMemo } from 'react';
import type { Mesh } from '@backstage-data-mesh/plugin-data-mesh-common';
import { useDataMeshQuery, type DataMeshQueryResult } from '../../../query';
import { isNarrowed, type SearchState } from '../../marketplace/searchState';

/** The whole mesh, as far as the caller may read it. */
export function useMesh(): DataMeshQueryResult<Mesh> {
  return useDataMeshQuery(['mesh'], (client, signal) =>
    client.GET('/mesh', { signal }),
  );
}

/**
 * References of the products that text and facets keep; undefined without a
 * filter, and until the first answer. The backend decides, as it knows the
 * columns that the text is searched in.
 */
export function useMatches(
  search: SearchState,
): DataMeshQueryResult<ReadonlySet<string>> {
  const query = { q: search.q.trim() || undefined, ...search.filters };
  const found = useDataMeshQuery(
    isNarrowed(search) ? ['mesh', query] : null,
    (client, signal) => client.GET('/mesh', { params: { query }, signal }),
    { keepPreviousData: true },
  );
  const refs = useMemo(
    () => found.data && new Set(found.data.products.map(({ ref }) => ref)),
    [found.data],
  );
  return { ...found, data: refs };
}
