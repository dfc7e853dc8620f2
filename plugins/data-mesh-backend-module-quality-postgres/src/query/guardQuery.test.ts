import fc from 'fast-check';
import { guardQuery } from './guardQuery';

describe('the guard of queries', () => {
  it.each([
    'SELECT 1',
    'SELECT count(*) FROM orders WHERE note IS NULL',
    'WITH a AS (SELECT 1) SELECT * FROM a',
    'SELECT 1 UNION ALL SELECT 2',
    'VALUES (1)',
    'TABLE orders',
    "SELECT '; DELETE FROM orders; --'",
    'SELECT count(*) FROM "drop table orders"',
    'SELECT 1 -- a comment; with DELETE FROM orders',
    'SELECT 1 /* ) */',
    "SELECT now() - max(updated_at) < interval '1 day' FROM orders",
    'SELECT count(*) FILTER (WHERE a ~ $re$^x;$re$) FROM orders',
  ])('lets through %s', async query => {
    expect(await guardQuery(query)).toBeUndefined();
  });

  it.each([
    ['', 'no valid SQL'],
    ['-- nothing', 'not one statement'],
    ['SELECT 1; SELECT 2', 'not one statement'],
    ['SELECT 1; DELETE FROM orders', 'not one statement'],
    [
      'SELECT 1) AS a; DELETE FROM orders; SELECT * FROM (SELECT 1',
      'no valid SQL',
    ],
    ['SELECT 1) AS answer LIMIT 2; --', 'no valid SQL'],
    ['DELETE FROM orders', 'no SELECT'],
    ['DELETE FROM orders RETURNING 1', 'no SELECT'],
    [
      'WITH d AS (DELETE FROM orders RETURNING 1) SELECT count(*) FROM d',
      'would change data',
    ],
    [
      'WITH d AS (UPDATE orders SET a = 1 RETURNING 1) SELECT 1',
      'would change data',
    ],
    [
      'WITH d AS (INSERT INTO orders VALUES (1) RETURNING 1) SELECT 1',
      'would change data',
    ],
    [
      'SELECT (WITH d AS (DELETE FROM orders RETURNING 1) SELECT count(*) FROM d)',
      'would change data',
    ],
    ['SELECT 1 INTO copied', 'would write a table or lock rows'],
    ['SELECT * FROM orders FOR UPDATE', 'would write a table or lock rows'],
    [
      'SELECT (SELECT 1 FROM orders FOR SHARE)',
      'would write a table or lock rows',
    ],
    ['COPY orders TO STDOUT', 'no SELECT'],
    ['DO $$ BEGIN END $$', 'no SELECT'],
    ['CALL cleanup()', 'no SELECT'],
    ['EXPLAIN ANALYZE DELETE FROM orders', 'no SELECT'],
    ['SET statement_timeout = 0', 'no SELECT'],
    ['SELECT $1', 'a parameter that nobody fills'],
    ["SELECT set_config('statement_timeout', '0', true)", 'calls set_config'],
    ['SELECT pg_sleep(60)', 'calls pg_sleep'],
    ["SELECT pg_catalog.pg_sleep_for(interval '1 h')", 'calls pg_sleep_for'],
    ["SELECT nextval('s')", 'calls nextval'],
    [
      "SELECT * FROM dblink('', 'DELETE FROM orders') AS t(a int)",
      'calls dblink',
    ],
    ["SELECT pg_read_file('/etc/passwd')", 'calls pg_read_file'],
    ["SELECT query_to_xml('SELECT 1', true, true, '')", 'calls query_to_xml'],
    ["SELECT ts_rewrite('a', 'SELECT t, s FROM x')", 'calls ts_rewrite'],
    ["SELECT * FROM crosstab('SELECT 1') AS t(a int)", 'calls crosstab'],
    ['SELECT pg_terminate_backend(1)', 'calls pg_terminate_backend'],
    ["SELECT lo_import('/etc/passwd')", 'calls lo_import'],
    ['SELECT pg_advisory_lock(1)', 'calls pg_advisory_lock'],
    ['SELECT FROM WHERE', 'no valid SQL'],
    ['not SQL at all', 'no valid SQL'],
  ])('refuses %s', async (query, reason) => {
    expect(await guardQuery(query)).toContain(reason);
  });

  it.each([
    ['SELECT count(*) FROM hr.payroll', 'hr'],
    ['SELECT (SELECT count(*) FROM warehouse.hr.payroll)', 'hr'],
    ['WITH a AS (TABLE hr.payroll) SELECT count(*) FROM a', 'hr'],
    [
      'SELECT count(*) FROM sales.orders JOIN "Sales".orders o ON true',
      'Sales',
    ],
    ['SELECT hr.salary_of(1)', 'hr'],
    ['SELECT count(*) FROM hr.salaries()', 'hr'],
    ['SELECT count(*) FROM pg_stats', 'pg_catalog'],
    ['SELECT count(*) FROM information_schema.columns', 'information_schema'],
  ])('refuses %s where it may name sales alone', async (query, schema) => {
    expect(await guardQuery(query)).toBeUndefined();
    expect(await guardQuery(query, ['sales'])).toContain(
      `names the schema ${schema},`,
    );
    expect(await guardQuery(query, ['sales', schema])).toBeUndefined();
  });

  it.each([
    'SELECT count(*) FROM sales.orders',
    'SELECT sales.twice(1)',
    'SELECT pg_catalog.lower(note) FROM orders',
    'WITH a AS (SELECT 1) SELECT * FROM a',
  ])('lets %s through where it may name sales', async query => {
    expect(await guardQuery(query, ['sales'])).toBeUndefined();
  });

  it('answers for any text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ maxLength: 60 }), async query => {
        expect(typeof ((await guardQuery(query)) ?? '')).toBe('string');
      }),
    );
  });
});
