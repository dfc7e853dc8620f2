import type { LoggerService } from '@backstage/backend-plugin-api';
import { Turns } from '@backstage-data-mesh/plugin-data-mesh-node';
import { PostgresPools } from '@backstage-data-mesh/plugin-data-mesh-node/postgres';
import type { QualityPostgresTarget } from '../config';
import { ReadSession } from './ReadSession';
import { unavailable } from './unavailable';

/** Looks into the targets. */
export class Sessions {
  private readonly pools: PostgresPools;
  /** A pool lets nobody wait for longer than it takes to connect. */
  private readonly turns = new Map<string, Turns>();

  constructor(
    logger: LoggerService,
    /** Milliseconds for the answer to come after the server's own limit. */
    options: { clientGrace?: number } = {},
  ) {
    this.pools = new PostgresPools({
      logger,
      applicationName: 'Data Mesh quality',
      idleTimeout: 10_000,
      ...options,
    });
  }

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
    await this.pools.close();
  }

  private async connected<T>(
    target: QualityPostgresTarget,
    signal: AbortSignal,
    work: (session: ReadSession) => Promise<T>,
  ): Promise<T> {
    const { client, giveBack } = await this.pools
      .borrow(target, signal)
      .catch(error => {
        signal.throwIfAborted();
        throw unavailable(target, error);
      });
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
      // What a broken connection still does is ended as well.
      if (isBroken && !signal.aborted) this.pools.cancel(target, client);
      // What was asked to be cancelled may be cancelled only later.
      giveBack(isBroken || signal.aborted);
    }
  }
}
