import { mockCredentials } from '@backstage/backend-test-utils';
import { fetchJson, postJson } from '../harness/fetchJson';
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
  const headersOf = (user: string) => ({
    authorization: mockCredentials.user.header(user),
  });
  return {
    get: (user, path) =>
      fetchJson(child.port, path, { headers: headersOf(user) }),
    post: (user, path, body) =>
      postJson(child.port, path, headersOf(user), body),
    tell: <O extends Order>(order: O) =>
      child.tell(order) as Promise<Answers[O['type']]>,
    stop: child.stop,
  };
}
