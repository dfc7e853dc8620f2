import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { mockCredentials } from '@backstage/backend-test-utils';
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

type Message = { id?: number; answer?: unknown; error?: string };

/** Waits for the one message that is meant. */
function receive(
  child: ChildProcess,
  isMeant: (message: Message) => boolean,
): Promise<Message> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null) =>
      reject(new Error(`The backend ended with status ${code}`));
    const onMessage = (received: unknown) => {
      const message = received as Message;
      if (isMeant(message)) {
        child.off('message', onMessage);
        child.off('exit', onExit);
        resolve(message);
      }
    };
    child.on('message', onMessage);
    child.once('exit', onExit);
  });
}

/** Starts the backend in a process of its own and waits until it listens. */
export async function startBackend(
  options: Omit<BackendOptions, 'port'>,
): Promise<RunningBackend> {
  const port = await freePort();
  const child = spawn(
    process.execPath,
    [
      '--require',
      require.resolve('@backstage/cli/config/nodeTransform.cjs'),
      resolvePackagePath('bench', 'src/access/backend.ts'),
      JSON.stringify({ ...options, port }),
    ],
    {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: { ...process.env, NODE_ENV: 'production', LOG_LEVEL: 'error' },
    },
  );
  await receive(child, message => 'ready' in message);

  const request = async <T>(
    user: string,
    pathname: string,
    init?: RequestInit,
  ) => {
    const response = await fetch(`http://127.0.0.1:${port}/api${pathname}`, {
      ...init,
      headers: {
        authorization: mockCredentials.user.header(user),
        'content-type': 'application/json',
      },
    });
    const text = await response.text();
    if (!response.ok) {
      throw new Error(`${pathname}: ${response.status} ${text.slice(0, 500)}`);
    }
    return JSON.parse(text) as T;
  };

  let orders = 0;
  return {
    get: (user, pathname) => request(user, pathname),
    post: (user, pathname, body) =>
      request(user, pathname, { method: 'POST', body: JSON.stringify(body) }),
    async tell<O extends Order>(order: O) {
      const id = ++orders;
      const received = receive(child, message => message.id === id);
      child.send({ id, order });
      const { answer, error } = await received;
      if (error) {
        throw new Error(error);
      }
      return answer as Answers[O['type']];
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
