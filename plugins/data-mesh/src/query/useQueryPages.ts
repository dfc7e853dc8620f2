import { useState } from 'react';
import type { DataMeshClient } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { DataMeshQueryResult } from './useDataMeshQuery';

/** One page of the API. */
type Page<T> = { items: T[]; nextCursor?: string; total?: number };

/** The pages shown so far, as one. */
export type Pages<T, P extends Page<T> = Page<T>> = {
  items: T[];
  hasMore: boolean;
  total?: number;
  /** The first of them as it came, for what it says beside the items. */
  first: P;
};

/** Reads one answer; such as `useAccessQuery`. */
type UseQuery<T> = (
  key: readonly unknown[] | null,
  query: (
    client: DataMeshClient,
    signal: AbortSignal,
  ) => Promise<{ data?: T; error?: unknown; response: Response }>,
  options: { keepPreviousData: true },
) => DataMeshQueryResult<T>;

/** Beyond these somebody should narrow what they look for. */
const MAX_PAGES = 20;

/**
 * A list of the API from its beginning, longer by a page whenever it is asked
 * for. All pages are read anew together, so that none repeats or skips what
 * moved meanwhile.
 *
 * @param useQuery - the same hook whenever it is rendered
 * @param key - as for that hook; another key begins with one page again
 */
export function useQueryPages<T, P extends Page<T> = Page<T>>(
  useQuery: UseQuery<Pages<T, P>>,
  key: readonly unknown[] | null,
  readPage: (
    client: DataMeshClient,
    signal: AbortSignal,
    cursor: string | undefined,
  ) => Promise<{ data?: P; error?: unknown; response: Response }>,
): { result: DataMeshQueryResult<Pages<T, P>>; loadMore?: () => void } {
  const id = JSON.stringify(key);
  const [asked, setAsked] = useState({ id, pages: 1 });
  const pages = asked.id === id ? asked.pages : 1;
  const result = useQuery(
    key && [...key, pages],
    async (client, signal) => {
      const items: T[] = [];
      let cursor: string | undefined;
      let first: P | undefined;
      for (let page = 0; ; page += 1) {
        const answer = await readPage(client, signal, cursor);
        if (answer.error !== undefined || !answer.data) {
          return { ...answer, data: undefined };
        }
        first ??= answer.data;
        items.push(...answer.data.items);
        cursor = answer.data.nextCursor;
        if (cursor === undefined || page + 1 >= pages) {
          const { total } = answer.data;
          return {
            data: { items, hasMore: cursor !== undefined, total, first },
            response: answer.response,
          };
        }
      }
    },
    { keepPreviousData: true },
  );
  const more = result.data?.hasMore && pages < MAX_PAGES;
  return {
    result,
    loadMore: more ? () => setAsked({ id, pages: pages + 1 }) : undefined,
  };
}
