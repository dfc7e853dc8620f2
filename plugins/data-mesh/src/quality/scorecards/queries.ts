import type {
  Incident,
  QualityOverview,
  RollUpHistory,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { useQualityQuery, type DataMeshQueryResult } from '../../query';
import { useQueryPages } from '../../query/useQueryPages';

const DAYS = 90;

/** The quality of the mesh, or of a domain with those inside it. */
export function useOverview(
  domain: string | undefined,
): DataMeshQueryResult<QualityOverview> {
  return useQualityQuery(
    ['overview', domain ?? null],
    (client, signal) =>
      client.GET('/quality/overview', {
        params: { query: { domain: domain === undefined ? [] : [domain] } },
        signal,
      }),
    { keepPreviousData: true },
  );
}

/** How a roll-up went, day by day. */
export function useRollUpHistory(
  scope: string,
): DataMeshQueryResult<RollUpHistory> {
  return useQualityQuery(
    ['rollup-history', scope],
    (client, signal) =>
      client.GET('/quality/rollups/history', {
        params: { query: { scope, days: DAYS } },
        signal,
      }),
    { keepPreviousData: true },
  );
}

/** What is not resolved, newest first. */
export function useOngoingIncidents() {
  return useQueryPages<Incident>(
    useQualityQuery,
    ['ongoing-incidents'],
    (client, signal, cursor) =>
      client.GET('/quality/incidents', {
        params: {
          query: { state: ['open', 'acknowledged'], limit: 10, cursor },
        },
        signal,
      }),
  );
}
