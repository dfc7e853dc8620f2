import type { LoggerService } from '@backstage/backend-plugin-api';
import { Turns } from '@backstage-data-mesh/plugin-data-mesh-node';
import { Client, Pool, type ClientConfig, type PoolClient } from 'pg';
import type { QualityPostgresTarget } from '../config';
import { ReadSession } from './ReadSession';
import { unavailable } from './unavailable';

/** Connections to the targets, made when they are first needed. */
export class Sessions {
  private readonly pools = new Map<string, Pool>();
  /** A pool lets nobody wait for longer than it takes to connect. */
  private readonly turns = new Map<string, Turns>();

  constructor(
    private readonly logger: LoggerService,
    /** Milliseconds for the answer to come after the server's own limit. */
    private readonly options = { clientGrace: 5_000 },
  ) {}

  /**
   * Works in one transaction that cannot write and sees the data as of one
   * moment.
   *
   * @throws when the database cannot be reached, or does not answer
   */
  async read<T>(
    target: QualityPostgresTarget,
    signal: AbortSignal,
    work: (session: ReadSession) => Promise<T>,
  ): Promise<T> {
    let turns = this.turns.get(target.name);
    if (!turns) {
      turns = new Turns(target.maxConnections);
      this.turns.set(target.name, turns);
    }
    return turns.take(signal, () => this.connected(target, signal, work));
  }

  async close(): Promise<void> {
    const pools = [...this.pools.values()];
    this.pools.clear();
    await Promise.all(pools.map(pool => pool.end()));
  }

  private async connected<T>(
    target: QualityPostgresTarget,
    signal: AbortSignal,
    work: (session: ReadSession) => Promise<T>,
  ): Promise<T> {
    let client: PoolClient;
    try {
      client = await this.poolOf(target).connect();
    } catch (error) {
      throw unavailable(target, error);
    }
    // The server may end it between two statements: the next one tells.
    const onError = () => undefined;
    client.on('error', onError);
    const onAbort = () => this.cancel(target, client);
    signal.addEventListener('abort', onAbort, { once: true });
    let isBroken = true;
    try {
      await client.query(
        `BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY;
         SET LOCAL statement_timeout = ${target.statementTimeout};
         SET LOCAL lock_timeout = ${target.lockTimeout};
         SET LOCAL idle_in_transaction_session_timeout = ${target.statementTimeout + 60_000};
         SET LOCAL search_path = pg_catalog;
         SET LOCAL TIME ZONE 'UTC';
         SET LOCAL datestyle = 'ISO, YMD'`,
      );
      const result = await work(new ReadSession(client));
      await client.query('ROLLBACK');
      isBroken = false;
      return result;
    } catch (error) {
      signal.throwIfAborted();
      throw unavailable(target, error);
    } finally {
      signal.removeEventListener('abort', onAbort);
      // What a broken connection still does is ended as well.
      if (isBroken && !signal.aborted) this.cancel(target, client);
      client.release(isBroken);
      if (!isBroken) client.off('error', onError);
    }
  }

  private cancel(target: QualityPostgresTarget, client: PoolClient): void {
    const { processID } = client as PoolClient & { processID?: number };
    const canceller = new Client(this.settingsOf(target));
    canceller.on('error', () => undefined);
    canceller
      .connect()
      .then(() => canceller.query('SELECT pg_cancel_backend($1)', [processID]))
      .catch(() =>
        this.logger.debug(`A statement in ${target.name} was not cancelled`),
      )
      .finally(() => canceller.end().catch(() => undefined));
  }

  private poolOf(target: QualityPostgresTarget): Pool {
    let pool = this.pools.get(target.name);
    if (!pool) {
      pool = new Pool({
        ...this.settingsOf(target),
        max: target.maxConnections,
        idleTimeoutMillis: 10_000,
        allowExitOnIdle: true,
      });
      // A connection that breaks while nobody uses it is no news: work that
      // needs one tells.
      pool.on('error', () => undefined);
      this.pools.set(target.name, pool);
    }
    return pool;
  }

  private settingsOf(target: QualityPostgresTarget): ClientConfig {
    const { host, port, database, user, password, ssl } = target.connection;
    return {
      host,
      port,
      database,
      user,
      password,
      ssl,
      application_name: 'Data Mesh quality',
      connectionTimeoutMillis: 10_000,
      // The server's own limit comes first; this one is for a dead network, and
      // for a statement that lifted the limit.
      query_timeout: target.statementTimeout + this.options.clientGrace,
    };
  }
}
