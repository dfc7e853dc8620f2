import { fetchJson, postJson } from '../harness/fetchJson';
import { startChild } from '../harness/startChild';
import type { Answers, BackendOptions, Order } from './backend';

/** A running backend under test. */
export type RunningBackend = {
  /** GET below `/api`; answers the parsed body. */
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body?: object): Promise<T>;
  /** Applies a new description to one product of the generated mesh. */
  change(name: string, description: string): Promise<void>;
  memory(): Promise<Answers['memory']>;
  stop(): Promise<void>;
};

/** Starts the backend in a process of its own and waits until it listens. */
export async function startBackend(
  options: Omit<BackendOptions, 'port' | 'token'>,
): Promise<RunningBackend> {
  const token = 'a-token-for-the-benchmark-only';
  const headers = { authorization: `Bearer ${token}` };
  const child = await startChild('products/backend.ts', { ...options, token });
  const tell = <O extends Order>(order: O) =>
    child.tell(order) as Promise<Answers[O['type']]>;
  return {
    get: path => fetchJson(child.port, path, { headers }),
    post: (path, body = {}) => postJson(child.port, path, headers, body),
    change: (name, description) => tell({ type: 'change', name, description }),
    memory: () => tell({ type: 'memory' }),
    stop: child.stop,
  };
}
