import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import {
  changeSearchState,
  formatSearchState,
  parseSearchState,
  type SearchState,
} from './searchState';

/** Changes the state of the marketplace, and with it the URL. */
export type ChangeSearchState = (
  change: Partial<SearchState>,
  /** `replace` leaves no step for the browser's back button. */
  options?: { replace?: boolean },
) => void;

/** The state of the marketplace as it stands in the URL. */
export function useSearchState(): [SearchState, ChangeSearchState] {
  const [params, setParams] = useSearchParams();
  const state = useMemo(() => parseSearchState(params), [params]);
  const change = useCallback<ChangeSearchState>(
    (changes, options) => {
      setParams(
        current =>
          formatSearchState(
            changeSearchState(parseSearchState(current), changes),
          ),
        options,
      );
    },
    [setParams],
  );
  return [state, change];
}
