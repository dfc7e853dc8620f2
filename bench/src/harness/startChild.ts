import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { resolvePackagePath } from '@backstage/backend-plugin-api';

/** A backend in a process of its own, which does more than its API says. */
export type Child = {
  port: number;
  /** Has the process do something; see its own orders. */
  tell(order: object): Promise<unknown>;
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

/**
 * Starts a script of the bench and waits until it is ready.
 *
 * @param script - below `bench/src`
 * @param options - what it reads from its first argument, beside the port
 */
export async function startChild(
  script: string,
  options: object,
): Promise<Child> {
  const port = await freePort();
  const child = spawn(
    process.execPath,
    [
      // For rooms that measure memory.
      '--expose-gc',
      '--require',
      require.resolve('@backstage/cli/config/nodeTransform.cjs'),
      resolvePackagePath('bench', `src/${script}`),
      JSON.stringify({ ...options, port }),
    ],
    {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: { ...process.env, NODE_ENV: 'production', LOG_LEVEL: 'error' },
    },
  );
  await receive(child, message => 'ready' in message);
  let orders = 0;
  return {
    port,
    async tell(order) {
      const id = ++orders;
      const received = receive(child, message => message.id === id);
      child.send({ id, order });
      const { answer, error } = await received;
      if (error) {
        throw new Error(error);
      }
      return answer;
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

/**
 * In the process that was started: runs it with what the parent says, and ends
 * the process when that fails.
 */
export function runChild<Options>(
  run: (options: Options) => Promise<void>,
): void {
  run(JSON.parse(process.argv[2]) as Options).catch(error => {
    process.stderr.write(`${error?.stack ?? error}\n`);
    process.exit(1);
  });
}

/** In the process that was started: obeys, and says that it is ready. */
export function obeyParent(obey: (order: never) => Promise<unknown>): void {
  process.on('message', (message: { id: number; order: object }) => {
    obey(message.order as never).then(
      answer => process.send!({ id: message.id, answer }),
      error => process.send!({ id: message.id, error: String(error?.stack) }),
    );
  });
  // Without its parent it has no purpose.
  process.on('disconnect', () => process.exit(0));
  process.send!({ ready: true });
}
