import { useCallback, useEffect, useRef, useState } from 'react';
import { alertApiRef, useApi } from '@backstage/core-plugin-api';
import type { DataMeshClient } from '@backstage-data-mesh/plugin-data-mesh-common';
import { dataMeshApiRef } from '../api';
import { DataMeshRequestError, toRequestError } from './DataMeshRequestError';

/** What the client answers to an action. */
type Answer<T> = { data?: T; error?: unknown; response: Response };

/** See {@link useAction}. */
export type Action = {
  /** Whether an answer is on its way; the next action waits for it. */
  busy: boolean;
  /** Of the last action, until the next one or a reset. */
  error: Error | undefined;
  /**
   * Does something; resolves to the answer, or to undefined when it was
   * refused or another action is under way.
   */
  run: <T>(
    action: (client: DataMeshClient) => Promise<Answer<T>>,
    options?: { success?: string },
  ) => Promise<T | undefined>;
  reset: () => void;
};

/**
 * Changes something: one action at a time, so that a double click does nothing
 * twice; says that it was done.
 *
 * @param refetch - asks again for what may be another now: afterwards, and when
 *   somebody else was faster (409). The same function whenever it is rendered.
 */
export function useAction(refetch: () => void): Action {
  const client = useApi(dataMeshApiRef);
  const alertApi = useApi(alertApiRef);
  const underWay = useRef(false);
  const mounted = useRef(true);
  const [state, setState] = useState<{ busy: boolean; error?: Error }>({
    busy: false,
  });
  useEffect(() => {
    mounted.current = true;
    return () => {
      mounted.current = false;
    };
  }, []);

  const run = useCallback<Action['run']>(
    async (action, options) => {
      if (underWay.current) {
        return undefined;
      }
      underWay.current = true;
      setState({ busy: true });
      let error: Error | undefined;
      try {
        const answer = await action(client);
        if (answer.error !== undefined || !answer.response.ok) {
          throw toRequestError(answer.error, answer.response);
        }
        refetch();
        if (options?.success) {
          alertApi.post({
            message: options.success,
            severity: 'success',
            display: 'transient',
          });
        }
        return answer.data;
      } catch (caught) {
        error = caught instanceof Error ? caught : new Error(String(caught));
        if (isConflict(error)) {
          refetch();
        }
        return undefined;
      } finally {
        underWay.current = false;
        if (mounted.current) {
          setState({ busy: false, error });
        }
      }
    },
    [client, alertApi, refetch],
  );
  const reset = useCallback(() => setState({ busy: false }), []);
  return { ...state, error: state.error, run, reset };
}

/** Whether somebody else was faster, or the state no longer allows it. */
export function isConflict(error: Error | undefined): boolean {
  return error instanceof DataMeshRequestError && error.statusCode === 409;
}
