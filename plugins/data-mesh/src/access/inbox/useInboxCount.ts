import { useAccessQuery } from '../../query';

/**
 * How much waits for the reader; each count stops at 100.
 * @public
 */
export type InboxCounts = {
  requests: number;
  tasks: number;
};

/**
 * How much waits for the reader to decide or to do. It follows the signals of
 * the backend; nothing is known while it loads or when it cannot be asked.
 *
 * @public
 */
export function useInboxCount(): InboxCounts | undefined {
  const { data } = useAccessQuery(['inbox-count'], (client, signal) =>
    client.GET('/access/inbox/count', { signal }),
  );
  return data;
}
