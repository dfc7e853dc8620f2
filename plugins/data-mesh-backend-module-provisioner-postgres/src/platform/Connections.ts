import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  PostgresPools,
  type PostgresTarget,
} from '@backstage-data-mesh/plugin-data-mesh-node/postgres';
import type { PoolClient } from 'pg';
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

/** Connections to the targets, made when they are first needed. */
export class Connections {
  private readonly pools: PostgresPools;

  constructor(logger: LoggerService) {
    this.pools = new PostgresPools({
      logger,
      applicationName: 'Data Mesh access',
      idleTimeout: 30_000,
    });
  }

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
    await this.pools.close();
  }

  private async once<T>(
    target: PostgresTarget,
    { signal, readOnly }: Work,
    run: (client: PoolClient) => Promise<T>,
  ): Promise<T> {
    signal.throwIfAborted();
    const { client, giveBack } = await this.pools.borrow(target, signal);
    let isBroken = false;
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
      await client.query('ROLLBACK').catch(() => {
        isBroken = true;
      });
      throw error;
    } finally {
      giveBack(isBroken || signal.aborted);
    }
  }
}
