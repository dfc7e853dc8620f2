import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';
import {
  SqlStatementError,
  type SqlRow,
  type SqlStatement,
} from '@backstage-data-mesh/plugin-data-mesh-node';
import { fork, type ChildProcess } from 'node:child_process';
import type { QualityFilesOptions } from '../config';
import { describeFailure } from './describeFailure';

const PACKAGE =
  '@backstage-data-mesh/plugin-data-mesh-backend-module-quality-files';

/** Starting takes a fraction of a second, but not on a machine at its limit. */
const START_TIMEOUT_MS = 30_000;

type Answer = { id?: number; rows?: SqlRow[]; failure?: string };

/**
 * DuckDB in a process of its own that can read the given files and nothing
 * else, and write nowhere. Killed after a statement that takes too long.
 */
export class DuckDbProcess {
  private nextId = 1;
  private readonly waiting = new Map<number, (answer: Answer) => void>();

  /** When it ended, for whatever reason. */
  readonly ended: Promise<void>;

  private constructor(
    private readonly child: ChildProcess,
    private readonly statementTimeout: number,
  ) {
    this.ended = new Promise(resolve => child.once('exit', () => resolve()));
    child.on('message', (answer: Answer) => {
      const { id } = answer;
      if (id !== undefined) this.settle(id, answer);
    });
    child.on('exit', () => {
      for (const id of [...this.waiting.keys()]) {
        this.settle(id, { failure: 'Crash' });
      }
    });
  }

  /** @throws ServiceUnavailableError when it does not start */
  static async start(
    files: readonly string[],
    options: Pick<
      QualityFilesOptions,
      'memoryLimit' | 'threads' | 'statementTimeout'
    >,
  ): Promise<DuckDbProcess> {
    const { memoryLimit, threads } = options;
    const child = fork(resolvePackagePath(PACKAGE, 'engine/main.cjs'), {
      // Nothing of the portal gets there: no flags, no secrets, no output.
      execArgv: ['--max-old-space-size=128'],
      env: process.env.SystemRoot ? { SystemRoot: process.env.SystemRoot } : {},
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const answer = await new Promise<Answer>(resolve => {
      const timer = setTimeout(
        () => resolve({ failure: 'Timeout' }),
        START_TIMEOUT_MS,
      );
      const done = (given: Answer) => {
        clearTimeout(timer);
        resolve(given);
      };
      child.once('message', done);
      child.once('exit', () => done({ failure: 'Crash' }));
      child.once('error', () => done({ failure: 'Crash' }));
      child.send({ settings: { memoryLimit, threads }, files });
    });
    if (answer.failure !== undefined) {
      child.kill('SIGKILL');
      throw new ServiceUnavailableError(
        'DuckDB does not start. Is @duckdb/node-api installed for this platform, and is there memory left?',
      );
    }
    return new DuckDbProcess(child, options.statementTimeout);
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  get isAlive(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** @throws SqlStatementError when the statement failed */
  async rows({ text, values }: SqlStatement): Promise<SqlRow[]> {
    const id = this.nextId;
    this.nextId += 1;
    const answer = await new Promise<Answer>(resolve => {
      const timer = setTimeout(() => {
        this.settle(id, { failure: 'Timeout' });
        this.kill();
      }, this.statementTimeout);
      this.waiting.set(id, given => {
        clearTimeout(timer);
        resolve(given);
      });
      if (!this.isAlive) {
        this.settle(id, { failure: 'Crash' });
      } else {
        this.child.send({ id, text, values });
      }
    });
    if (answer.rows === undefined) {
      throw new SqlStatementError(describeFailure(answer.failure));
    }
    return answer.rows;
  }

  kill(): void {
    this.child.kill('SIGKILL');
  }

  private settle(id: number, answer: Answer): void {
    const resolve = this.waiting.get(id);
    this.waiting.delete(id);
    resolve?.(answer);
  }
}
