import { useMemo } from 'react';
import type { Mesh } from '@backstage-data-mesh/plugin-data-mesh-common';
import {
  FOLLOW_SCORES,
  useDataMeshQuery,
  type DataMeshQueryResult,
} from '../../../query';
import { isNarrowed, type SearchState } from '../../marketplace/searchState';

/** A whole mesh is large; many do not look at it for its latest score. */
const FOLLOW_SCORES_OF_MESH = { ...FOLLOW_SCORES, restMs: 15_000 };

/** The whole mesh, as far as the caller may read it. */
export function useMesh(options: {
  /** Whether the quality of the products is looked at. */
  followsQuality: boolean;
}): DataMeshQueryResult<Mesh> {
  return useDataMeshQuery(
    ['mesh'],
    (client, signal) => client.GET('/mesh', { signal }),
    { alsoFollow: options.followsQuality ? FOLLOW_SCORES_OF_MESH : undefined },
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
    {
      keepPreviousData: true,
      alsoFollow:
        search.filters.quality || search.filters.maturity
          ? FOLLOW_SCORES_OF_MESH
          : undefined,
    },
  );
  // The same set while it holds the same, so that nothing on the map moves.
  const key = found.data && found.data.products.map(({ ref }) => ref).join(' ');
  const refs = useMemo(
    () =>
      key === undefined ? undefined : new Set(key.split(' ').filter(Boolean)),
    [key],
  );
  return { ...found, data: refs };
}
