import { discoveryApiRef, useApi } from '@backstage/core-plugin-api';
import { useCallback, useEffect, useState } from 'react';

export type Persona = {
  ref: string;
  title: string;
  description?: string;
  world: string;
};

export type PersonasState =
  | { status: 'loading' }
  | { status: 'ready'; personas: Persona[] }
  | { status: 'failed'; error: Error };

/** How long to wait before asking again while the catalog is still empty. */
const RETRY_MS = 2000;

/**
 * The personas that the backend offers. The first start of a portal takes some
 * seconds to ingest the example worlds, so an empty answer is asked for again.
 */
export function usePersonas(): PersonasState & { retry: () => void } {
  const discovery = useApi(discoveryApiRef);
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<PersonasState>({ status: 'loading' });
  const retry = useCallback(() => {
    setState({ status: 'loading' });
    setAttempt(n => n + 1);
  }, []);

  useEffect(() => {
    const abort = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    (async () => {
      const baseUrl = await discovery.getBaseUrl('auth');
      const response = await fetch(`${baseUrl}/demo-personas`, {
        signal: abort.signal,
      });
      if (!response.ok) {
        throw new Error(
          `The backend answered ${response.status} ${response.statusText}`,
        );
      }
      const { items } = (await response.json()) as { items: Persona[] };
      setState({ status: 'ready', personas: items });
      if (items.length === 0) {
        timer = setTimeout(() => setAttempt(n => n + 1), RETRY_MS);
      }
    })().catch(error => {
      if (!abort.signal.aborted) {
        setState({ status: 'failed', error });
      }
    });
    return () => {
      abort.abort();
      clearTimeout(timer);
    };
  }, [discovery, attempt]);

  return { ...state, retry };
}
