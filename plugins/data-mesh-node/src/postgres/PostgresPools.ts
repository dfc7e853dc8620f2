import type { LoggerService } from '@backstage/backend-plugin-api';
import { Client, Pool, type ClientConfig, type PoolClient } from 'pg';
import type { PostgresTarget } from './PostgresTarget';

/**
 * A connection that nobody else uses.
 * @public
 */
export type BorrowedClient = {
  client: PoolClient;
  /**
   * Ends the loan; called once.
   *
   * @param isBroken - whether it may still be at work, or of no more use: it is
   *   closed instead of lent again
   */
  giveBack(isBroken: boolean): void;
};

/**
 * Connections to the targets of a module, made when they are first needed.
 * @public
 */
export class PostgresPools {
  private readonly pools = new Map<string, Pool>();

  constructor(
    private readonly options: {
      logger: LoggerService;
      /** What the database shows of who is connected. */
      applicationName: string;
      /** Milliseconds after which a connection that nobody uses is closed. */
      idleTimeout: number;
      /** Milliseconds for an answer after the server's own limit; 5000 unless set. */
      clientGrace?: number;
    },
  ) {}

  /**
   * Lends a connection. What it does is cancelled in the database when the
   * signal aborts.
   *
   * @throws errors of the driver when the database cannot be reached; the
   *   reason of the signal when it aborted meanwhile
   */
  async borrow(
    target: PostgresTarget,
    signal: AbortSignal,
  ): Promise<BorrowedClient> {
    const client = await this.poolOf(target).connect();
    if (signal.aborted) client.release();
    signal.throwIfAborted();
    // The pool listens to idle ones only, and an error that nobody hears ends
    // the process. The next statement tells of it.
    const onError = () => undefined;
    client.on('error', onError);
    const onAbort = () => this.cancel(target, client);
    signal.addEventListener('abort', onAbort, { once: true });
    return {
      client,
      giveBack(isBroken) {
        signal.removeEventListener('abort', onAbort);
        client.release(isBroken);
        // A connection that is being closed may fail once more.
        if (!isBroken) client.off('error', onError);
      },
    };
  }

  /** Ends what a connection is doing; its transaction fails. */
  cancel(target: PostgresTarget, client: PoolClient): void {
    const { processID } = client as PoolClient & { processID?: number };
    const canceller = new Client(this.settingsOf(target));
    canceller.on('error', () => undefined);
    canceller
      .connect()
      .then(() => canceller.query('SELECT pg_cancel_backend($1)', [processID]))
      .catch(() =>
        // The error of the driver may hold what must not be shown.
        this.options.logger.debug(
          `A statement in ${target.name} was not cancelled`,
        ),
      )
      .finally(() => canceller.end().catch(() => undefined));
  }

  /** Closes all connections; who borrows later opens new ones. */
  async close(): Promise<void> {
    const pools = [...this.pools.values()];
    this.pools.clear();
    await Promise.all(pools.map(pool => pool.end()));
  }

  private poolOf(target: PostgresTarget): Pool {
    let pool = this.pools.get(target.name);
    if (!pool) {
      pool = new Pool({
        ...this.settingsOf(target),
        max: target.maxConnections,
        idleTimeoutMillis: this.options.idleTimeout,
        allowExitOnIdle: true,
      });
      // A connection that breaks while nobody uses it is no news: work that
      // needs one tells.
      pool.on('error', () => undefined);
      this.pools.set(target.name, pool);
    }
    return pool;
  }

  private settingsOf(target: PostgresTarget): ClientConfig {
    const { host, port, database, user, password, ssl } = target.connection;
    const { applicationName, clientGrace = 5_000 } = this.options;
    return {
      host,
      port,
      database,
      user,
      password,
      ssl,
      application_name: applicationName,
      connectionTimeoutMillis: 10_000,
      // The server's own limit comes first; this one is for a dead network, and
      // for a statement that lifted the limit.
      query_timeout: target.statementTimeout + clientGrace,
    };
  }
}
