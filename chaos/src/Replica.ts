import { type ChildProcess, spawn } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { mockCredentials } from '@backstage/backend-test-utils';
import type { BackendOptions } from './backend';

/** An answer; status 0 when the replica did not give one. */
export type Answer = { status: number; body: unknown };

/** A backend in a process of its own, that can be killed and started again. */
export class Replica {
  #child: ChildProcess | undefined;
  #isReady = false;
  #errors = '';

  constructor(
    readonly name: string,
    private readonly options: Omit<BackendOptions, 'port'> & { port: number },
  ) {}

  static async create(
    name: string,
    options: Omit<BackendOptions, 'port'>,
  ): Promise<Replica> {
    return new Replica(name, { ...options, port: await freePort() });
  }

  get isReady(): boolean {
    return this.#isReady;
  }

  async start(): Promise<void> {
    const child = spawn(
      process.execPath,
      [
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
        resolvePackagePath('chaos', 'src/backend.ts'),
        JSON.stringify(this.options),
      ],
      {
        stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
        env: { ...process.env, NODE_ENV: 'production', LOG_LEVEL: 'error' },
      },
    );
    this.#child = child;
    child.stderr!.on('data', chunk => {
      this.#errors = `${this.#errors}${chunk}`.slice(-4_000);
    });
    await new Promise<void>((resolve, reject) => {
      child.on('message', message => {
        if ((message as { ready?: boolean }).ready) {
          resolve();
        }
      });
      child.once('exit', (code, signal) =>
        reject(
          new Error(
            `Replica ${this.name} did not start (${signal ?? code}): ${this.#errors}`,
          ),
        ),
      );
    });
    this.#isReady = true;
    child.once('exit', () => {
      this.#isReady = false;
    });
  }

  /** As a machine dies: nothing is finished, nothing is told. */
  async kill(): Promise<void> {
    const child = this.#child;
    this.#isReady = false;
    if (!child || child.exitCode !== null || child.signalCode !== null) {
      return;
    }
    const gone = new Promise(resolve => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
  }

  /** Asks as somebody. That it dies meanwhile is an answer, too. */
  async call(
    user: string,
    method: 'GET' | 'POST',
    path: string,
    body?: object,
  ): Promise<Answer> {
    try {
      const response = await fetch(
        `http://127.0.0.1:${this.options.port}/api/data-mesh${path}`,
        {
          method,
          body: body && JSON.stringify(body),
          headers: {
            authorization: mockCredentials.user.header(user),
            'content-type': 'application/json',
          },
          signal: AbortSignal.timeout(20_000),
        },
      );
      const text = await response.text();
      return { status: response.status, body: text ? JSON.parse(text) : {} };
    } catch (error) {
      return { status: 0, body: { error: { message: String(error) } } };
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise(resolve => server.close(resolve));
  return port;
}
