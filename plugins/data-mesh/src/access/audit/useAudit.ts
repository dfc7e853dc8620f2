import type { AuditPage } from '@backstage-data-mesh/plugin-data-mesh-common';
import { useAccessQuery, type DataMeshQueryResult } from '../../query';
import { toAuditQuery, type AuditFilters } from './auditFilters';

export const AUDIT_PAGE_SIZE = 50;

/** One page of the log, newest first. */
export function useAuditEntries(
  filters: AuditFilters,
  cursor: string | undefined,
): DataMeshQueryResult<AuditPage> {
  const query = toAuditQuery(filters);
  return useAccessQuery(
    ['audit', query, cursor],
    (client, signal) =>
      client.GET('/audit/entries', {
        params: { query: { ...query, cursor, limit: AUDIT_PAGE_SIZE } },
        signal,
      }),
    { keepPreviousData: true },
  );
}
