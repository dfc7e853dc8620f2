import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import type { BackendMessage, BackendOptions } from './backend';

/** A running backend under test. */
export type RunningBackend = {
  /** GET below `/api`; answers the parsed body. */
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body?: object): Promise<T>;
  /** Applies a new description to one product of the generated mesh. */
  change(name: string, description: string): Promise<void>;
  memory(): Promise<{ rssMb: number; heapMb: number }>;
  stop(): Promise<void>;
};

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        resolve(typeof address === 'object' ? address!.port : 0),
      );
    });
  });
}

function answer<T extends BackendMessage['type']>(
  child: ChildProcess,
  type: T,
): Promise<Extract<BackendMessage, { type: T }>> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null) =>
      reject(new Error(`The backend ended with status ${code}`));
    const onMessage = (message: unknown) => {
      const received = message as BackendMessage;
      if (received.type === type) {
        child.off('message', onMessage);
        child.off('exit', onExit);
        resolve(received as Extract<BackendMessage, { type: T }>);
      }
    };
    child.on('message', onMessage);
    child.once('exit', onExit);
  });
}

/** Starts the backend in a process of its own and waits until it listens. */
export async function startBackend(
  options: Omit<BackendOptions, 'port' | 'token'>,
): Promise<RunningBackend> {
  const port = await freePort();
  const token = 'a-token-for-the-benchmark-only';
  const child = spawn(
    process.execPath,
    [
      '--expose-gc',
      '--require',
      require.resolve('@backstage/cli/config/nodeTransform.cjs'),
      resolvePackagePath('bench', 'src/products/backend.ts'),
      JSON.stringify({ ...options, port, token }),
    ],
    {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: { ...process.env, NODE_ENV: 'production', LOG_LEVEL: 'warn' },
    },
  );
  await answer(child, 'ready');

  const request = async <T>(pathname: string, init?: RequestInit) => {
    const response = await fetch(`http://127.0.0.1:${port}/api${pathname}`, {
      ...init,
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
      },
    });
    const text = await response.text();
    if (!response.ok) {
      throw new Error(`${pathname}: ${response.status} ${text.slice(0, 500)}`);
    }
    return JSON.parse(text) as T;
  };

  return {
    get: pathname => request(pathname),
    post: (pathname, body = {}) =>
      request(pathname, { method: 'POST', body: JSON.stringify(body) }),
    async change(name, description) {
      const changed = answer(child, 'changed');
      child.send({ type: 'change', name, description });
      await changed;
    },
    async memory() {
      const memory = answer(child, 'memory');
      child.send({ type: 'memory' });
      const { rssMb, heapMb } = await memory;
      return { rssMb, heapMb };
    },
    async stop() {
      if (child.exitCode === null) {
        const ended = new Promise(resolve => child.once('exit', resolve));
        child.kill('SIGTERM');
        const hard = setTimeout(() => child.kill('SIGKILL'), 15_000);
        await ended;
        clearTimeout(hard);
      }
    },
  };
}
