import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';

/** Changes parameters of the address; undefined takes one away. */
export type ChangeUrl = (
  changes: Record<string, string | undefined>,
  /** `push` leaves a step for the browser's back button. */
  options?: { push?: boolean },
) => void;

/** The parameters of the address, where a page keeps what it shows. */
export function useUrlState(): [URLSearchParams, ChangeUrl] {
  const [params, setParams] = useSearchParams();
  const change = useCallback<ChangeUrl>(
    (changes, options) => {
      setParams(current => withChanges(current, changes), {
        replace: !options?.push,
      });
    },
    [setParams],
  );
  return [params, change];
}

/** The parameters after some were changed. */
export function withChanges(
  params: URLSearchParams,
  changes: Record<string, string | undefined>,
): URLSearchParams {
  const next = new URLSearchParams(params);
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined || value === '') next.delete(name);
    else next.set(name, value);
  }
  return next;
}
