import type { Inbox } from '@backstage-data-mesh/plugin-data-mesh-common';
import { useAccessQuery, type DataMeshQueryResult } from '../../query';

export const INBOX_PAGE_SIZE = 20;

/** One page of what waits for the reader, the most urgent first. */
export function useInbox(
  cursor: string | undefined,
): DataMeshQueryResult<Inbox> {
  return useAccessQuery(
    ['inbox', cursor],
    (client, signal) =>
      client.GET('/access/inbox', {
        params: { query: { cursor, limit: INBOX_PAGE_SIZE } },
        signal,
      }),
    { keepPreviousData: true },
  );
}
