import { useEffect, useState } from 'react';
import type {
  AccessOrderDraft,
  AccessPreview,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { type DataMeshQueryResult, useAccessQuery } from '../../query';

/** So long nothing must change before it is asked for. */
const PAUSE_MS = 350;

/** What would happen to a request; asked for when the form is at rest. */
export function usePreview(
  draft: AccessOrderDraft,
): DataMeshQueryResult<AccessPreview> {
  const key = JSON.stringify(draft);
  const [settled, setSettled] = useState(key);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(key), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [key]);
  const result = useAccessQuery(
    ['preview', settled],
    (client, signal) =>
      client.POST('/access/requests/preview', {
        body: JSON.parse(settled) as AccessOrderDraft,
        signal,
      }),
    { keepPreviousData: true },
  );
  return {
    ...result,
    isPreviousData: result.isPreviousData || settled !== key,
  };
}
