import { useCallback } from 'react';
import {
  auditReadPermission,
  provisioningReadPermission,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { usePermitted } from '../query/usePermitted';

/** The tabs that only some have a use for, by their paths. */
const RESERVED = new Map([
  ['audit', auditReadPermission],
  ['provisioning', provisioningReadPermission],
]);
const PERMISSIONS = [...RESERVED.values()];

/** Pages to which others lead; a tab each would be too many. */
const WITHOUT_TAB = new Set(['unmatched', 'tokens']);

/**
 * Whether a page has a tab for the reader; those of few have none until it is
 * known. The page stands at its address in any case, and explains itself.
 */
export function useOfferedTab(): (path: string) => boolean {
  const permitted = usePermitted(PERMISSIONS);
  return useCallback(
    path => {
      const permission = RESERVED.get(path);
      return (
        !WITHOUT_TAB.has(path) &&
        (!permission || permitted.has(permission.name))
      );
    },
    [permitted],
  );
}
