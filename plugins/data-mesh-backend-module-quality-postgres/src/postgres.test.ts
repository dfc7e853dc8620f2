import type { CheckResult } from '@backstage-data-mesh/plugin-data-mesh-common';
import { SqlStatementError } from '@backstage-data-mesh/plugin-data-mesh-node';
import { qualityOrderOf } from '@backstage-data-mesh/plugin-data-mesh-node/testUtils';
import { mockServices } from '@backstage/backend-test-utils';
import net from 'node:net';
import { NOW, queryOrder } from './__testUtils__/queryOrder';
import { PASSWORD, SERVER, TestWarehouse } from './__testUtils__/TestWarehouse';
import type { QualityPostgresTarget } from './config';
import { Sessions } from './platform/Sessions';

jest.setTimeout(120_000);

const SECRET_VALUE = 'very private';

/** Makes roles and takes locks, which SQLite does not have. */
const run = SERVER ? describe : describe.skip;

run('own checks on a real PostgreSQL, with a login that can only read', () => {
  let warehouse: TestWarehouse;
  let sessions: Sessions;

  beforeAll(async () => {
    warehouse = await TestWarehouse.create();
    sessions = new Sessions(mockServices.logger.mock());
    await warehouse.root.query(`
      CREATE TABLE sales.orders (id int, note text);
      INSERT INTO sales.orders VALUES (1, 'a'), (2, NULL), (3, '${SECRET_VALUE}');
    `);
  });
  afterAll(async () => {
    await sessions.close();
    await warehouse.destroy();
  });

  const signal = () => new AbortController().signal;
  const check = async (
    schemas: string,
    overrides: Partial<QualityPostgresTarget> = {},
  ): Promise<CheckResult[]> => {
    const order = qualityOrderOf(warehouse.server(), schemas);
    const runner = warehouse.runner(overrides);
    const report = await runner.run(order, { now: NOW, signal: signal() });
    return report.results;
  };
  const ask = async (
    query: string,
    overrides: Partial<QualityPostgresTarget> = {},
  ) => {
    const report = await warehouse
      .runner({ allowSql: true, ...overrides })
      .run(queryOrder(warehouse.server(), query), {
        now: NOW,
        signal: signal(),
      });
    const result = report.results.find(each => each.type === 'sql');
    return [result?.outcome, result?.measured?.value ?? result?.message];
  };
  /** As a runner that lost its way, with a statement of any kind. */
  const read = (text: string, overrides: Partial<QualityPostgresTarget> = {}) =>
    sessions.read(warehouse.target(overrides), signal(), session =>
      session.rows({ text, values: [] }),
    );
  const countOrders = async () => {
    const { rows } = await warehouse.root.query(
      'SELECT count(*)::int AS n FROM sales.orders',
    );
    return rows[0].n;
  };

  describe('cannot write', () => {
    beforeAll(async () => {
      // The login may, so that only the transaction holds it back.
      await warehouse.root.query(
        `GRANT ALL ON sales.orders TO "${warehouse.login}"`,
      );
    });
    afterAll(async () => {
      await warehouse.root.query(
        `REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON sales.orders FROM "${warehouse.login}"`,
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
      await sessions.read(warehouse.target(), signal(), async session => {
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
      });
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
      const { rows } = await warehouse.root.query(
        `SELECT count(*)::int AS n FROM pg_stat_activity
         WHERE usename = $1 AND state = 'active'`,
        [warehouse.login],
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
      await sessions.read(
        warehouse.target({ statementTimeout: 100 }),
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
      await sessions.read(
        warehouse.target({ statementTimeout: 100 }),
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
            warehouse.target({ statementTimeout: 20_000 }),
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
      await warehouse.root.query(
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
        await warehouse.root.query('ROLLBACK');
      }
    });

    it('ends what it does when the portal shuts down', async () => {
      const shutdown = new AbortController();
      const asked = sessions.read(
        warehouse.target(),
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

  it('breaks no other check with a broken one, nor with one whose value cannot be read', async () => {
    await warehouse.root.query(`
      CREATE VIEW sales.broken AS
        SELECT id, note, CASE WHEN id = 3 THEN note ELSE '1' END::int AS number
        FROM sales.orders;
    `);
    const results = await check(`  - name: broken
    quality:
      - { metric: rowCount, mustBe: 3 }
      - { metric: duplicateValues, mustBe: 0, arguments: { properties: [id] } }
    properties:
      - { name: id, logicalType: integer, quality: [{ metric: nullValues, mustBe: 0 }] }
      - { name: number, logicalType: integer, quality: [{ metric: nullValues, mustBe: 0 }] }
      - name: note
        logicalType: string
        quality:
          - { metric: invalidValues, mustBe: 0, arguments: { pattern: '[' } }
          - { metric: nullValues, mustBe: 1 }`);
    expect(
      results.map(each => [each.type, each.target.property, each.outcome]),
    ).toEqual([
      ['schema', undefined, 'pass'],
      ['rowCount', undefined, 'pass'],
      ['duplicateValues', undefined, 'pass'],
      ['nullValues', 'id', 'pass'],
      ['nullValues', 'number', 'error'],
      ['invalidValues', 'note', 'error'],
      ['nullValues', 'note', 'pass'],
    ]);
    expect(results[4].message).toBe('A value cannot be read as its type');
    expect(results[5].message).toBe(
      'The pattern is no regular expression of PostgreSQL',
    );
    // PostgreSQL quotes the value in its own message.
    expect(JSON.stringify(results)).not.toContain(SECRET_VALUE);
  });

  it('knows domains, enumerations, arrays, composites and views by what they are', async () => {
    await warehouse.root.query(`
      CREATE DOMAIN sales.short AS varchar(20);
      CREATE DOMAIN sales.code AS sales.short CHECK (VALUE <> '');
      CREATE TYPE sales.state AS ENUM ('open', 'shipped');
      CREATE TYPE sales.place AS (city text, zip text);
      CREATE TABLE sales.all_types (
        a sales.code, b sales.state, c text[], d sales.place, e jsonb,
        f uuid, g timestamp(3), h time, i double precision, j bytea,
        k sales.code[], l date, m char(2), n inet);
      INSERT INTO sales.all_types (a, b, m) VALUES ('x', 'open', 'D');
      CREATE MATERIALIZED VIEW sales.all_types_seen AS SELECT * FROM sales.all_types;
      GRANT SELECT ON sales.all_types_seen TO "${warehouse.login}";
    `);
    const promised: Array<[string, string, string?]> = [
      ['a', 'string'],
      ['b', 'string'],
      ['c', 'array'],
      ['d', 'object'],
      ['e', 'object'],
      ['f', 'string', 'uuid'],
      ['g', 'timestamp', 'TIMESTAMP(3) WITHOUT TIME ZONE'],
      ['h', 'time'],
      ['i', 'number', 'DOUBLE PRECISION'],
      ['j', 'string', 'bytea'],
      ['k', 'array', 'varchar(20)[]'],
      ['L', 'date'],
      ['m', 'string', 'character(2)'],
      ['n', 'string', 'inet'],
    ];
    const properties = promised.map(
      ([name, logicalType, physicalType]) =>
        `      - { name: ${name}, logicalType: ${logicalType}${physicalType ? `, physicalType: '${physicalType}'` : ''} }`,
    );
    const results = await check(
      ['all_types', 'ALL_TYPES_SEEN']
        .map(
          name => `  - name: ${name}
    properties:
${properties.join('\n')}`,
        )
        .join('\n'),
    );
    expect(results.map(each => [each.outcome, each.message])).toEqual([
      ['pass', 'All 14 columns are as promised'],
      ['pass', 'All 14 columns are as promised'],
    ]);
    const [values] = (
      await check(`  - name: all_types
    properties:
      - name: b
        logicalType: string
        quality:
          - { metric: invalidValues, mustBe: 0, arguments: { validValues: [open] } }
      - { name: e, logicalType: object, quality: [{ metric: nullValues, mustBe: 1 }] }
      - name: c
        logicalType: array
        quality:
          - { metric: invalidValues, mustBe: 0, arguments: { pattern: x } }`)
    ).slice(1);
    expect(values.outcome).toBe('pass');
  });

  it('finds tables by their physical names, in other schemas too', async () => {
    await warehouse.root.query(`
      CREATE SCHEMA "Odd Schema";
      CREATE TABLE sales."Orders 2026" (id int);
      CREATE TABLE public.listed (id int);
      GRANT SELECT ON sales."Orders 2026", public.listed TO "${warehouse.login}";
    `);
    const results = await check(`  - name: a
    physicalName: Orders 2026
    quality: [{ metric: rowCount, mustBe: 0 }]
  - name: b
    physicalName: public.LISTED
    quality: [{ metric: rowCount, mustBe: 0 }]
  - name: c
    physicalName: sales.nowhere
    quality: [{ metric: rowCount, mustBe: 0 }]`);
    expect(
      results.map(each => [each.type, each.outcome, each.message]),
    ).toEqual([
      ['schema', 'not_evaluated', 'The contract promises no columns'],
      ['rowCount', 'pass', undefined],
      ['schema', 'not_evaluated', 'The contract promises no columns'],
      ['rowCount', 'pass', undefined],
      ['schema', 'fail', 'The table sales.nowhere does not exist'],
      ['rowCount', 'not_evaluated', 'The table sales.nowhere does not exist'],
    ]);
    expect(results[3].target.physicalName).toEqual({
      database: warehouse.database,
      schema: 'public',
      table: 'LISTED',
    });
  });

  it('says that it may not read what it may not read', async () => {
    await warehouse.root.query(`
      CREATE TABLE sales.closed (id int, secret int);
      REVOKE SELECT ON sales.closed FROM "${warehouse.login}";
      GRANT SELECT (id) ON sales.closed TO "${warehouse.login}";
      INSERT INTO sales.closed VALUES (1, 2);
    `);
    const results = await check(`  - name: closed
    properties:
      - { name: id, logicalType: integer, quality: [{ metric: nullValues, mustBe: 0 }] }
      - { name: secret, logicalType: integer, quality: [{ metric: nullValues, mustBe: 0 }] }`);
    expect(results.map(each => [each.outcome, each.message])).toEqual([
      ['pass', 'All 2 columns are as promised'],
      ['pass', '0 of 1 row without a value'],
      ['error', "The portal's login may not read this"],
    ]);
  });

  describe('with a list of schemas', () => {
    const COUNTED = `  - name: payroll
    physicalName: hr.payroll
    quality: [{ metric: rowCount, mustBe: 1 }]`;
    const ORDERS = `  - name: orders
    quality: [{ metric: rowCount, mustBe: 3 }]`;
    const outcomes = async (schemas: string, allowed: string[]) =>
      (await check(schemas, { schemas: allowed })).map(each => [
        each.outcome,
        each.message,
      ]);

    beforeAll(async () => {
      // The login may read them, so that only the list holds it back.
      for (const schema of ['hr', '"SALES"']) {
        await warehouse.root.query(`
          CREATE SCHEMA ${schema};
          CREATE TABLE ${schema}.payroll AS SELECT 1 AS salary;
          GRANT USAGE ON SCHEMA ${schema} TO "${warehouse.login}";
          GRANT SELECT ON ${schema}.payroll TO "${warehouse.login}";
        `);
      }
    });
    afterAll(async () => {
      await warehouse.root.query('DROP SCHEMA hr, "SALES" CASCADE');
    });

    it('looks at no table outside of it, and says so, whether there is one or not', async () => {
      const refused = [
        'not_evaluated',
        'The schema hr is not among those that the portal checks; see dataMesh.quality.postgres.targets[].schemas',
      ];
      expect(await outcomes(COUNTED, ['sales'])).toEqual([refused, refused]);
      expect(
        await outcomes(COUNTED.replace('hr.payroll', 'hr.nowhere'), ['sales']),
      ).toEqual([refused, refused]);
      expect(await outcomes(COUNTED, [])).toEqual([refused, refused]);
      expect((await outcomes(ORDERS, ['sales']))[1][0]).toBe('pass');
      expect((await outcomes(COUNTED, ['sales', 'hr']))[1][0]).toBe('pass');
    });

    it('does not take a schema for another whose name differs in case', async () => {
      const other = COUNTED.replace('hr.', 'SALES.');
      expect((await outcomes(other, ['SALES']))[1][0]).toBe('pass');
      expect((await outcomes(other, ['sales']))[1]).toEqual([
        'not_evaluated',
        'The table SALES.payroll does not exist',
      ]);
    });

    it('runs no query that names others', async () => {
      const schemas = ['sales'];
      expect(await ask('SELECT count(*) FROM {object}', { schemas })).toEqual([
        'pass',
        3,
      ]);
      expect(
        await ask('SELECT 2 + count(*) FROM hr.payroll', { schemas }),
      ).toEqual([
        'not_evaluated',
        'The query names the schema hr, which is not among those that the portal checks',
      ]);
      expect(
        await ask('SELECT 2 + count(*) FROM hr.payroll', {
          schemas: ['sales', 'hr'],
        }),
      ).toEqual(['pass', 3]);
    });
  });

  describe('queries of contracts', () => {
    it('are not run unless the configuration allows it', async () => {
      expect(
        await ask('SELECT count(*) FROM {object}', { allowSql: false }),
      ).toEqual([
        'not_evaluated',
        'Queries of contracts are not allowed in this database; see dataMesh.quality.postgres.targets[].allowSql',
      ]);
    });

    it.each([
      ['SELECT count(*) FROM {object}', 'pass', 3],
      ['select count(*) from orders;', 'pass', 3],
      ['SELECT count(*) FROM ${table} -- of all', 'pass', 3],
      ['WITH a AS (SELECT 3.0 AS n) SELECT n FROM a', 'pass', 3],
      ['VALUES (3)', 'pass', 3],
      ['SELECT count(*) FROM {object} WHERE id > 1', 'fail', 2],
      ['SELECT max(id)::float8 / 2 FROM {object}', 'fail', 1.5],
      [
        'SELECT id FROM {object}',
        'not_evaluated',
        'The query answers with several rows, and one number is needed',
      ],
      [
        'SELECT 1, 2',
        'not_evaluated',
        'The query answers with several columns, and one number is needed',
      ],
      [
        'SELECT note FROM {object} WHERE id = 3',
        'not_evaluated',
        'What was measured is no number',
      ],
      [
        'SELECT id FROM {object} WHERE id = 9',
        'not_evaluated',
        'The query answered with nothing',
      ],
      [
        'SELECT max(id) FROM {object} WHERE id = 9',
        'not_evaluated',
        'The query answered with nothing',
      ],
      [
        'SELECT {property} FROM {object}',
        'not_evaluated',
        'The query speaks of a column, and the rule names none',
      ],
      [
        'SELECT note::int FROM {object} WHERE id = 3',
        'error',
        'A value cannot be read as its type',
      ],
      ['SELECT count(*) FROM nowhere', 'error', 'A table does not exist'],
      ['SELECT 1/0', 'error', 'Something is divided by zero'],
    ])('%s: %s, %s', async (query, outcome, said) => {
      expect(await ask(query)).toEqual([outcome, said]);
    });

    it('take no longer than allowed', async () => {
      expect(
        await ask('SELECT count(*) FROM generate_series(1, 1000000000) AS a', {
          statementTimeout: 100,
        }),
      ).toEqual(['error', 'It took too long and was cancelled']);
    });
  });

  describe('what cannot be reached', () => {
    const failing = async (
      connection: Partial<QualityPostgresTarget['connection']>,
    ) => {
      const target = warehouse.target();
      const runner = warehouse.runner({
        connection: { ...target.connection, ...connection },
      });
      return runner
        .run(queryOrder(warehouse.server(), 'SELECT 1'), {
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
      const end = sessions.read(warehouse.target(), signal(), async session => {
        const { pid } = await session.row({
          text: 'SELECT pg_backend_pid() AS pid',
          values: [],
        });
        await warehouse.root.query('SELECT pg_terminate_backend($1)', [pid]);
        return session.row({ text: 'SELECT 1', values: [] });
      });
      await expect(end).rejects.toThrow(/cannot be reached/);
      expect(await read('SELECT 1 AS a')).toEqual([{ a: '1' }]);
    });
  });
});
