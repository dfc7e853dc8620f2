import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { formatMapState, parseMapState, type MapState } from './mapState';

/** Changes the state of the map page, and with it the URL. */
export type ChangeMapState = (
  change: Partial<MapState>,
  /** `replace` leaves no step for the browser's back button. */
  options?: { replace?: boolean },
) => void;

/** The state of the map page as it stands in the URL. */
export function useMapState(): [MapState, ChangeMapState] {
  const [params, setParams] = useSearchParams();
  const state = useMemo(() => parseMapState(params), [params]);
  const change = useCallback<ChangeMapState>(
    (changes, options) => {
      setParams(
        current => formatMapState({ ...parseMapState(current), ...changes }),
        options,
      );
    },
    [setParams],
  );
  return [state, change];
}
