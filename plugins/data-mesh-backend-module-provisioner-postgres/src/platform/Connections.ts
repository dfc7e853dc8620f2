import type { LoggerService } from '@backstage/backend-plugin-api';
import { Client, type ClientConfig, Pool, type PoolClient } from 'pg';
import type { PostgresTarget } from '../config';
import { isRetriable, toProvisionerError } from './errors';

/**
 * Who works in a database takes this lock first: PostgreSQL answers "tuple
 * concurrently updated" to grants on the same table at the same time. It holds
 * for one database, over all portals that work in it.
 */
const ADVISORY_LOCK = '7263512904115001';
const TRIES = 6;

/** How a call works on a database. */
export type Work = {
  signal: AbortSignal;
  /** Nothing is changed: no lock is taken. */
  readOnly?: boolean;
};

function settingsOf(target: PostgresTarget): ClientConfig {
  const { host, port, database, user, password, ssl } = target.connection;
  return {
    host,
    port,
    database,
    user,
    password,
    ssl,
    application_name: 'Data Mesh access',
    connectionTimeoutMillis: 10_000,
    // The server's own limit comes first; this one is for a dead network.
    query_timeout: target.statementTimeout + 5_000,
  };
}

/** Connections to the targets, made when they are first needed. */
export class Connections {
  private readonly pools = new Map<string, Pool>();

  constructor(private readonly logger: LoggerService) {}

  /**
   * Runs work in one transaction, one at a time in a database. Tries again
   * when others were in the way.
   *
   * @throws TargetUnavailableError when the database cannot be reached
   */
  async transact<T>(
    target: PostgresTarget,
    work: Work,
    run: (client: PoolClient) => Promise<T>,
  ): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.once(target, work, run);
      } catch (error) {
        work.signal.throwIfAborted();
        if (attempt >= TRIES || !isRetriable(error)) {
          throw toProvisionerError(error, target);
        }
      }
    }
  }

  async close(): Promise<void> {
    const pools = [...this.pools.values()];
    this.pools.clear();
    await Promise.all(pools.map(pool => pool.end()));
  }

  private async once<T>(
    target: PostgresTarget,
    { signal, readOnly }: Work,
    run: (client: PoolClient) => Promise<T>,
  ): Promise<T> {
    signal.throwIfAborted();
    const client = await this.poolOf(target).connect();
    // The pool listens to idle ones only, and an error that nobody hears ends
    // the process. The next statement tells of it.
    const onError = () => undefined;
    client.on('error', onError);
    const onAbort = () => this.cancel(target, client);
    signal.addEventListener('abort', onAbort, { once: true });
    let broken: Error | undefined;
    try {
      await client.query(readOnly ? 'BEGIN READ ONLY' : 'BEGIN');
      await client.query(
        `SET LOCAL statement_timeout = ${target.statementTimeout}`,
      );
      if (!readOnly) {
        await client.query('SELECT pg_advisory_xact_lock($1)', [ADVISORY_LOCK]);
        await client.query(`SET LOCAL lock_timeout = ${target.lockTimeout}`);
      }
      const result = await run(client);
      signal.throwIfAborted();
      await client.query('COMMIT');
      return result;
    } catch (error) {
      await client.query('ROLLBACK').catch(failed => {
        broken = failed;
      });
      throw error;
    } finally {
      signal.removeEventListener('abort', onAbort);
      client.off('error', onError);
      client.release(broken ?? signal.aborted);
    }
  }

  /** Ends what a connection is doing; the transaction is rolled back. */
  private cancel(target: PostgresTarget, client: PoolClient): void {
    const { processID } = client as PoolClient & { processID?: number };
    const canceller = new Client(settingsOf(target));
    canceller
      .connect()
      .then(() => canceller.query('SELECT pg_cancel_backend($1)', [processID]))
      .catch(error =>
        this.logger.debug('A statement could not be cancelled', error),
      )
      .finally(() => canceller.end().catch(() => undefined));
  }

  private poolOf(target: PostgresTarget): Pool {
    let pool = this.pools.get(target.name);
    if (!pool) {
      pool = new Pool({
        ...settingsOf(target),
        max: target.maxConnections,
        idleTimeoutMillis: 30_000,
        allowExitOnIdle: true,
      });
      // A connection that breaks while nobody uses it is no news: work that
      // needs one tells.
      pool.on('error', () => undefined);
      this.pools.set(target.name, pool);
    }
    return pool;
  }
}
