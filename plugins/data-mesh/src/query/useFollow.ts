import { useEffect, useRef } from 'react';
import { useApiHolder } from '@backstage/core-plugin-api';
import { signalApiRef } from '@backstage/plugin-signals-react';
import type { JsonObject } from '@backstage/types';
import type { QueryStore } from './QueryStore';

/** When to ask again; see {@link useFollow}. */
export type FollowOptions = {
  /** Signal channel of the backend. */
  channel: string;
  /** Whether a message is about what was asked; all are by default. */
  concerns?: (message: JsonObject) => boolean;
  /**
   * Asks only while somebody can see the page, and when they see it again
   * after that many milliseconds, in which a signal may have been lost.
   */
  seenAfterMs?: number;
  /** Signals ask at most once in that time. */
  restMs?: number;
  /** So long after a signal an answer may not know of the change yet. */
  settleMs?: number;
};

/**
 * Asks again for a key when the backend tells that something changed; without
 * the signals plugin, only when somebody comes back to the page.
 */
export function useFollow(
  store: QueryStore,
  id: string | undefined,
  options: FollowOptions,
): void {
  const { channel, seenAfterMs, restMs, settleMs } = options;
  const signals = useApiHolder().get(signalApiRef);
  const concerns = useRef(options.concerns);
  useEffect(() => {
    concerns.current = options.concerns;
  });

  useEffect(() => {
    if (id === undefined) {
      return undefined;
    }
    let missed = false;
    const hidden = () =>
      seenAfterMs !== undefined && document.visibilityState === 'hidden';
    // Not by a state, which holds only the last of two messages.
    const subscription = signals?.subscribe(channel, message => {
      if (concerns.current?.(message) === false) {
        return;
      }
      if (hidden()) missed = true;
      else store.refetchSoon(id, restMs, settleMs);
    });
    const seen = () => {
      if (seenAfterMs === undefined || hidden()) {
        return;
      }
      if (missed || store.isOlder(id, seenAfterMs)) {
        missed = false;
        store.refetchSoon(id);
      }
    };
    document.addEventListener('visibilitychange', seen);
    window.addEventListener('online', seen);
    return () => {
      subscription?.unsubscribe();
      document.removeEventListener('visibilitychange', seen);
      window.removeEventListener('online', seen);
    };
  }, [signals, store, id, channel, seenAfterMs, restMs, settleMs]);
}
