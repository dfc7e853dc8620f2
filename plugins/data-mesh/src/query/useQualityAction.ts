import { type Action, useAction } from './useAction';
import { useRefetchQuality } from './useQualityQuery';

/**
 * Does something with checks, incidents, tokens or the inbox of results;
 * afterwards everything about quality on the page is asked for again. See
 * {@link useAction}.
 */
export function useQualityAction(): Action {
  return useAction(useRefetchQuality());
}
