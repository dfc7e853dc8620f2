import type { DataMeshClient } from '@backstage-data-mesh/plugin-data-mesh-common';
import {
  ACCESS_SIGNAL_CHANNEL,
  useDataMeshQuery,
  useRefetch,
  type DataMeshQueryResult,
} from './useDataMeshQuery';

const FIRST_OF_KEY = 'access';

/**
 * Reads requests, grants, tasks and their proof, and stays up to date with
 * them: as {@link useDataMeshQuery}, asked again when the backend tells the
 * person that something of theirs changed.
 */
export function useAccessQuery<T>(
  key: readonly unknown[] | null,
  query: (
    client: DataMeshClient,
    signal: AbortSignal,
  ) => Promise<{ data?: T; error?: unknown; response: Response }>,
  options?: { keepPreviousData?: boolean },
): DataMeshQueryResult<T> {
  return useDataMeshQuery(key && [FIRST_OF_KEY, ...key], query, {
    ...options,
    follow: { channel: ACCESS_SIGNAL_CHANNEL },
  });
}

/** Asks again for all that {@link useAccessQuery} shows, as after a decision. */
export function useRefetchAccess(): () => void {
  return useRefetch(FIRST_OF_KEY);
}
