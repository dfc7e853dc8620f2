import { mockCredentials } from '@backstage/backend-test-utils';
import { startChild } from '../harness/startChild';
import type { Answers, BackendOptions, Order } from './backend';

/** A running backend under test. */
export type RunningBackend = {
  /** GET below `/api` as somebody; answers the parsed body. */
  get<T>(user: string, path: string): Promise<T>;
  post<T>(user: string, path: string, body: object): Promise<T>;
  /** Has the process do something that the API does not. */
  tell<O extends Order>(order: O): Promise<Answers[O['type']]>;
  stop(): Promise<void>;
};

/** Starts the backend in a process of its own and waits until it listens. */
export async function startBackend(
  options: Omit<BackendOptions, 'port'>,
): Promise<RunningBackend> {
  const child = await startChild('access/backend.ts', options);

  const request = async <T>(
    user: string,
    pathname: string,
    init?: RequestInit,
  ) => {
    const response = await fetch(
      `http://127.0.0.1:${child.port}/api${pathname}`,
      {
        ...init,
        headers: {
          authorization: mockCredentials.user.header(user),
          'content-type': 'application/json',
        },
      },
    );
    const text = await response.text();
    if (!response.ok) {
      throw new Error(`${pathname}: ${response.status} ${text.slice(0, 500)}`);
    }
    return JSON.parse(text) as T;
  };

  return {
    get: (user, pathname) => request(user, pathname),
    post: (user, pathname, body) =>
      request(user, pathname, { method: 'POST', body: JSON.stringify(body) }),
    tell: <O extends Order>(order: O) =>
      child.tell(order) as Promise<Answers[O['type']]>,
    stop: child.stop,
  };
}
