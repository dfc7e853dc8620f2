import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import {
  formatScorecardState,
  parseScorecardState,
  type ScorecardState,
} from './scorecardState';

/** The state of the scorecards as it stands in the URL, and how to change it. */
export function useScorecardState(): [
  ScorecardState,
  (change: Partial<ScorecardState>, options?: { replace?: boolean }) => void,
] {
  const [params, setParams] = useSearchParams();
  const state = useMemo(() => parseScorecardState(params), [params]);
  const change = useCallback(
    (changes: Partial<ScorecardState>, options?: { replace?: boolean }) =>
      setParams(
        current =>
          formatScorecardState({ ...parseScorecardState(current), ...changes }),
        options,
      ),
    [setParams],
  );
  return [state, change];
}
