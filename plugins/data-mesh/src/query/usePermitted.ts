import { useEffect, useState } from 'react';
import { useApiHolder } from '@backstage/core-plugin-api';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import type { auditReadPermission } from '@backstage-data-mesh/plugin-data-mesh-common';

/** A permission that is decided once, not per product. */
type BasicPermission = typeof auditReadPermission;

const NONE: ReadonlySet<string> = new Set();

/**
 * The names of the permissions that the reader has; none until that is known.
 * What it hides is refused by the backend too.
 *
 * @param permissions - the same array whenever it is rendered
 */
export function usePermitted(
  permissions: readonly BasicPermission[],
): ReadonlySet<string> {
  const permissionApi = useApiHolder().get(permissionApiRef);
  const [permitted, setPermitted] = useState(NONE);
  useEffect(() => {
    if (!permissionApi) {
      return undefined;
    }
    let gone = false;
    Promise.all(
      permissions.map(permission =>
        permissionApi.authorize({ permission }).then(
          ({ result }) => result === 'ALLOW',
          // The pages themselves say what is wrong.
          () => false,
        ),
      ),
    ).then(allowed => {
      if (!gone) {
        setPermitted(
          new Set(
            permissions
              .filter((_, index) => allowed[index])
              .map(({ name }) => name),
          ),
        );
      }
    });
    return () => {
      gone = true;
    };
  }, [permissionApi, permissions]);
  return permitted;
}
