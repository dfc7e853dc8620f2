import { useCallback, useState } from 'react';
import type { Decidable } from '../request/useDecide';

const toVersion = ({ id, version }: Decidable): [string, number] => [
  id,
  version,
];

/**
 * Hides what was decided until the backend has said so too. A request that
 * comes back to the same person for a later step has a later version, and
 * shows again.
 */
export function useDecided(): {
  isLeft: (request: Decidable) => boolean;
  markDecided: (requests: readonly Decidable[]) => void;
} {
  const [decided, setDecided] = useState<ReadonlyMap<string, number>>(
    new Map(),
  );
  const isLeft = useCallback(
    ({ id, version }: Decidable) => version > (decided.get(id) ?? -1),
    [decided],
  );
  const markDecided = useCallback((requests: readonly Decidable[]) => {
    setDecided(known => new Map([...known, ...requests.map(toVersion)]));
  }, []);
  return { isLeft, markDecided };
}
