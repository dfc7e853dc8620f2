import { useState } from 'react';
import { storageApiRef, useApi } from '@backstage/core-plugin-api';

const KEY = 'inbox-keys';

/**
 * Whether single keys do something; who talks to the computer or trembles
 * turns them off (WCAG 2.1.4). Kept with the settings of the person.
 */
export function useKeysEnabled(): [boolean, (enabled: boolean) => void] {
  const bucket = useApi(storageApiRef).forBucket('data-mesh');
  const [enabled, setEnabled] = useState(
    () => bucket.snapshot<boolean>(KEY).value !== false,
  );
  return [
    enabled,
    next => {
      setEnabled(next);
      bucket.set(KEY, next);
    },
  ];
}
