import { type Action, useAction, useRefetchAccess } from '../../query';

export { isConflict } from '../../query';

/**
 * Does something with requests and grants; afterwards everything about access
 * on the page is asked for again. See {@link useAction}.
 */
export function useAccessAction(): Action {
  return useAction(useRefetchAccess());
}
