import { useEffect, useMemo, useState } from 'react';
import { identityApiRef, useApi } from '@backstage/core-plugin-api';

/**
 * The owners whose products results in an inbox may be meant for: of the
 * reader's own inbox, also the groups that they belong to.
 */
export function useOwnersWithin(inbox: string): string[] {
  const identityApi = useApi(identityApiRef);
  const [reader, setReader] = useState<{ ref: string; owns: string[] }>();
  useEffect(() => {
    let gone = false;
    identityApi.getBackstageIdentity().then(
      ({ userEntityRef, ownershipEntityRefs }) =>
        !gone && setReader({ ref: userEntityRef, owns: ownershipEntityRefs }),
      // Without an identity there are no groups.
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [identityApi]);
  return useMemo(
    () =>
      reader?.ref === inbox ? [...new Set([inbox, ...reader.owns])] : [inbox],
    [reader, inbox],
  );
}
