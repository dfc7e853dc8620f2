import { SqlStatementError } from '@backstage-data-mesh/plugin-data-mesh-node';
import { mockServices } from '@backstage/backend-test-utils';
import net from 'node:net';
import { describeWarehouse, signal } from '../__testUtils__/describeWarehouse';
import { NOW, queryOrder } from '../__testUtils__/queryOrder';
import { PASSWORD } from '../__testUtils__/TestWarehouse';
import type { QualityPostgresTarget } from '../config';
import { Sessions } from './Sessions';

describeWarehouse('sessions that read', checks => {
  const { check, countOrders, read } = checks;

  describe('cannot write', () => {
    beforeAll(async () => {
      // The login may, so that only the transaction holds it back.
      await checks.warehouse.root.query(
        `GRANT ALL ON sales.orders TO "${checks.warehouse.login}"`,
      );
    });
    afterAll(async () => {
      await checks.warehouse.root.query(
        `REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON sales.orders FROM "${checks.warehouse.login}"`,
      );
    });

    it.each([
      ['a DELETE', 'DELETE FROM sales.orders'],
      [
        'a DELETE within a WITH, which PostgreSQL parses as a SELECT',
        'WITH gone AS (DELETE FROM sales.orders RETURNING 1) SELECT count(*) FROM gone',
      ],
      ['a table', 'SELECT 1 AS a INTO sales.copied'],
      ['a TRUNCATE', 'TRUNCATE sales.orders'],
    ])('refuses %s', async (_, text) => {
      await expect(read(text)).rejects.toThrow(
        'The statement would have changed data',
      );
      expect(await countOrders()).toBe(3);
    });

    it('does not let a statement leave the read-only mode', async () => {
      await checks.sessions.read(
        checks.warehouse.target(),
        signal(),
        async session => {
          const rows = (text: string) => session.rows({ text, values: [] });
          await expect(rows('SET TRANSACTION READ WRITE')).rejects.toThrow(
            SqlStatementError,
          );
          await expect(
            rows(`SELECT set_config('transaction_read_only', 'off', true)`),
          ).rejects.toThrow(SqlStatementError);
          await expect(rows('DELETE FROM sales.orders')).rejects.toThrow(
            'The statement would have changed data',
          );
        },
      );
      expect(await countOrders()).toBe(3);
    });
  });

  it('refuses a second statement', async () => {
    await expect(read('SELECT 1; SELECT 2')).rejects.toThrow(
      'The query is no valid SQL',
    );
    await expect(
      read('COMMIT; DELETE FROM sales.orders; SELECT 1'),
    ).rejects.toThrow(SqlStatementError);
    expect(await countOrders()).toBe(3);
  });

  describe('within a time limit', () => {
    const isBusy = async () => {
      const { rows } = await checks.warehouse.root.query(
        `SELECT count(*)::int AS n FROM pg_stat_activity
         WHERE usename = $1 AND state = 'active'`,
        [checks.warehouse.login],
      );
      return rows[0].n;
    };
    const untilIdle = async () => {
      for (;;) {
        if ((await isBusy()) === 0) return;
        await new Promise(resolve => setTimeout(resolve, 20));
      }
    };

    it('cancels a statement that takes too long, and goes on', async () => {
      await checks.sessions.read(
        checks.warehouse.target({ statementTimeout: 100 }),
        signal(),
        async session => {
          await expect(
            session.rows({ text: 'SELECT pg_sleep(60)', values: [] }),
          ).rejects.toThrow('It took too long and was cancelled');
          expect(
            await session.row({ text: 'SELECT 1 AS a', values: [] }),
          ).toEqual({ a: '1' });
        },
      );
    });

    it('lets no statement lift the limit for the next one', async () => {
      await checks.sessions.read(
        checks.warehouse.target({ statementTimeout: 100 }),
        signal(),
        async session => {
          await session.rows({
            text: `SELECT set_config('statement_timeout', '0', true)`,
            values: [],
          });
          await expect(
            session.rows({ text: 'SELECT pg_sleep(60)', values: [] }),
          ).rejects.toThrow('It took too long and was cancelled');
        },
      );
    });

    it('gives up by itself where the server does not, and ends the statement there', async () => {
      const impatient = new Sessions(mockServices.logger.mock(), {
        // Before the limit of the server, as if that had failed.
        clientGrace: -19_800,
      });
      try {
        await expect(
          impatient.read(
            checks.warehouse.target({ statementTimeout: 20_000 }),
            signal(),
            session =>
              session.rows({ text: 'SELECT pg_sleep(60)', values: [] }),
          ),
        ).rejects.toThrow('it does not answer in time');
        await untilIdle();
      } finally {
        await impatient.close();
      }
    });

    it('does not wait for a lock that somebody keeps', async () => {
      await checks.warehouse.root.query(
        'BEGIN; LOCK TABLE sales.orders IN ACCESS EXCLUSIVE MODE',
      );
      try {
        const results = await check(
          `  - name: orders
    quality: [{ metric: rowCount, mustBe: 3 }]`,
          { lockTimeout: 50 },
        );
        expect(results.map(each => [each.type, each.outcome])).toEqual([
          ['schema', 'not_evaluated'],
          ['rowCount', 'error'],
        ]);
        expect(results[1].message).toBe('Somebody else kept the table locked');
      } finally {
        await checks.warehouse.root.query('ROLLBACK');
      }
    });

    it('ends what it does when the portal shuts down', async () => {
      const shutdown = new AbortController();
      const asked = checks.sessions.read(
        checks.warehouse.target(),
        shutdown.signal,
        async session => {
          const answer = session.rows({
            text: 'SELECT pg_sleep(60)',
            values: [],
          });
          shutdown.abort(new Error('shut down'));
          return answer;
        },
      );
      await expect(asked).rejects.toThrow('shut down');
      await untilIdle();
    });

    it('lends no connection again that is still to be cancelled', async () => {
      const shutdown = new AbortController();
      const readPid = async (atEnd?: () => void) => {
        const [{ pid }] = await checks.sessions.read(
          { ...checks.warehouse.target(), maxConnections: 1 },
          atEnd ? shutdown.signal : new AbortController().signal,
          async session => {
            const rows = await session.rows({
              text: 'SELECT pg_backend_pid() AS pid',
              values: [],
            });
            atEnd?.();
            return rows;
          },
        );
        return pid;
      };
      const before = await readPid();
      // It may just end in time, or not.
      await readPid(() => shutdown.abort()).catch(() => undefined);
      expect(await readPid()).not.toBe(before);
    });

    it('begins no more statements when the time of the run is over', async () => {
      const results = await check(
        `  - name: orders
    quality: [{ metric: rowCount, mustBe: 3 }]`,
        { runTimeout: 0 },
      );
      expect(results.map(each => [each.outcome, each.message])).toEqual([
        ['error', 'The checks before it took all the time'],
        ['error', 'The checks before it took all the time'],
      ]);
    });
  });

  describe('what cannot be reached', () => {
    const failing = async (
      connection: Partial<QualityPostgresTarget['connection']>,
    ) => {
      const target = checks.warehouse.target();
      const runner = checks.warehouse.runner({
        connection: { ...target.connection, ...connection },
      });
      return runner
        .run(queryOrder(checks.warehouse.server(), 'SELECT 1'), {
          now: NOW,
          signal: signal(),
        })
        .then(
          () => 'it was reached',
          error =>
            `${error.name}: ${error.message} ${error.stack} ${JSON.stringify(error)}`,
        );
    };

    it('is told without secrets', async () => {
      const wrong = await failing({ password: 'Wr0ng horse' });
      expect(wrong).toMatch(
        /^ServiceUnavailableError: warehouse at .* cannot be reached: the password is wrong/,
      );
      expect(wrong).not.toContain('Wr0ng horse');
      const server = net.createServer().listen(0, '127.0.0.1');
      await new Promise(resolve => server.once('listening', resolve));
      const { port } = server.address() as net.AddressInfo;
      await new Promise(resolve => server.close(resolve));
      const nobody = await failing({ port });
      expect(nobody).toContain('nobody listens there');
      const none = await failing({ database: 'nowhere' });
      expect(none).toContain('the database does not exist');
      const ssl = await failing({ ssl: true });
      expect(ssl).toContain('the connection is not encrypted as configured');
      expect([nobody, none, ssl].join()).not.toContain(PASSWORD);
    });

    it('gives up its connection when the server ends it, and connects anew', async () => {
      const end = checks.sessions.read(
        checks.warehouse.target(),
        signal(),
        async session => {
          const { pid } = await session.row({
            text: 'SELECT pg_backend_pid() AS pid',
            values: [],
          });
          await checks.warehouse.root.query('SELECT pg_terminate_backend($1)', [
            pid,
          ]);
          return session.row({ text: 'SELECT 1', values: [] });
        },
      );
      await expect(end).rejects.toThrow(/cannot be reached/);
      expect(await read('SELECT 1 AS a')).toEqual([{ a: '1' }]);
    });
  });
});
