import {
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { useApi } from '@backstage/core-plugin-api';
import type { DataMeshClient } from '@backstage-data-mesh/plugin-data-mesh-common';
import { dataMeshApiRef } from '../api';
import { toRequestError } from './DataMeshRequestError';
import { QueryStore, type QueryState } from './QueryStore';
import { useFollow, type FollowOptions } from './useFollow';

/** Signal channel on which the backend tells that the registry changed. */
export const REGISTRY_SIGNAL_CHANNEL = 'data-mesh:registry';

/** Signal channel on which the backend tells of requests, grants and tasks. */
export const ACCESS_SIGNAL_CHANNEL = 'data-mesh:access';

/** Signal channel on which the backend tells whose quality changed. */
export const QUALITY_SIGNAL_CHANNEL = 'data-mesh:quality';

const FOLLOW_REGISTRY: FollowOptions = { channel: REGISTRY_SIGNAL_CHANNEL };

const stores = new WeakMap<DataMeshClient, QueryStore>();

function storeOf(client: DataMeshClient): QueryStore {
  let store = stores.get(client);
  if (!store) {
    store = new QueryStore();
    stores.set(client, store);
  }
  return store;
}

/**
 * Asks again for everything on the page whose key begins with the given word,
 * as after something was changed.
 */
export function useRefetch(firstOfKey: string): () => void {
  const client = useApi(dataMeshApiRef);
  return useCallback(
    () => storeOf(client).refetchAll(JSON.stringify([firstOfKey]).slice(0, -1)),
    [client, firstOfKey],
  );
}

const NO_REQUEST: QueryState<never> = { loading: false };

/** The result of {@link useDataMeshQuery}. */
export type DataMeshQueryResult<T> = QueryState<T> & {
  /** `data` answers an earlier key, kept by `keepPreviousData`. */
  isPreviousData: boolean;
  /** Asks again at once. */
  refetch: () => void;
};

/**
 * Reads from the data-mesh backend and stays up to date.
 *
 * Components that use the same key share one request and its answer. The
 * request is aborted when the last of them goes away, and repeated when the
 * backend signals a change of the registry (without the signals plugin it is
 * simply not repeated).
 *
 * @param key - identifies the request: everything that `query` depends on, as
 *   JSON values. `null` asks nothing.
 * @param query - makes the request, passing on the abort signal, e.g.
 *   `(client, signal) => client.GET('/domains', { signal })`.
 */
export function useDataMeshQuery<T>(
  key: readonly unknown[] | null,
  query: (
    client: DataMeshClient,
    signal: AbortSignal,
  ) => Promise<{ data?: T; error?: unknown; response: Response }>,
  options?: {
    /** Show the last answer while that of a new key is on its way. */
    keepPreviousData?: boolean;
    /** When to ask again; when the registry changed, by default. */
    follow?: FollowOptions;
    /** When to ask again beside that. */
    alsoFollow?: FollowOptions;
  },
): DataMeshQueryResult<T> {
  const client = useApi(dataMeshApiRef);
  const store = useMemo(() => storeOf(client), [client]);
  const id = key === null ? undefined : JSON.stringify(key);

  const latestQuery = useRef(query);
  useEffect(() => {
    latestQuery.current = query;
  });

  const subscribe = useCallback(
    (listener: () => void) => {
      if (id === undefined) {
        return () => {};
      }
      // The query of this key: the ref may belong to another key by the time
      // that the store asks again.
      const queryOfKey = latestQuery.current;
      return store.subscribe<T>(
        id,
        async signal => {
          const answer = await queryOfKey(client, signal);
          if (answer.error !== undefined || !answer.response.ok) {
            throw toRequestError(answer.error, answer.response);
          }
          return answer.data as T;
        },
        listener,
      );
    },
    [client, store, id],
  );
  const getSnapshot = useCallback(
    (): QueryState<T> => (id === undefined ? NO_REQUEST : store.get<T>(id)),
    [store, id],
  );
  const state = useSyncExternalStore(subscribe, getSnapshot);

  const { follow = FOLLOW_REGISTRY, alsoFollow } = options ?? {};
  useFollow(store, id, follow);
  useFollow(store, alsoFollow && id, alsoFollow ?? follow);

  const refetch = useCallback(() => {
    if (id !== undefined) {
      store.refetch(id);
    }
  }, [store, id]);

  const [previous, setPrevious] = useState<T | undefined>();
  if (state.data !== undefined && state.data !== previous) {
    setPrevious(state.data);
  }
  const keep =
    options?.keepPreviousData === true &&
    state.data === undefined &&
    state.error === undefined &&
    id !== undefined;

  return {
    ...state,
    data: keep ? previous : state.data,
    isPreviousData: keep && previous !== undefined,
    refetch,
  };
}
