import { plural } from '../../products/components';
import type { InboxCounts } from './useInboxCount';

/** The backend counts no further. */
const MOST = 100;

/** The number beside "Approvals"; none when nothing waits. */
export function countBadge(
  counts: InboxCounts | undefined,
): string | undefined {
  const total = (counts?.requests ?? 0) + (counts?.tasks ?? 0);
  if (total === 0) return undefined;
  return total >= MOST ? '99+' : String(total);
}

/** The same for those who do not see it. */
export function countWords(counts: InboxCounts | undefined): string {
  const part = (count: number, one: string, many: string) =>
    count >= MOST ? `at least ${MOST} ${many}` : plural(count, one, many);
  const parts = [
    counts?.requests &&
      part(counts.requests, 'request to decide', 'requests to decide'),
    counts?.tasks && part(counts.tasks, 'task to do', 'tasks to do'),
  ].filter(Boolean);
  return parts.length === 0 ? '' : parts.join(', ');
}
