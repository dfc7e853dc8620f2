import {
  describeWarehouse,
  SECRET_VALUE,
} from './__testUtils__/describeWarehouse';

describeWarehouse('own checks', checks => {
  const { ask, check } = checks;

  it('breaks no other check with a broken one, nor with one whose value cannot be read', async () => {
    await checks.warehouse.root.query(`
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
    await checks.warehouse.root.query(`
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
      GRANT SELECT ON sales.all_types_seen TO "${checks.warehouse.login}";
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
    await checks.warehouse.root.query(`
      CREATE SCHEMA "Odd Schema";
      CREATE TABLE sales."Orders 2026" (id int);
      CREATE TABLE public.listed (id int);
      GRANT SELECT ON sales."Orders 2026", public.listed TO "${checks.warehouse.login}";
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
      database: checks.warehouse.database,
      schema: 'public',
      table: 'LISTED',
    });
  });

  it('says that it may not read what it may not read', async () => {
    await checks.warehouse.root.query(`
      CREATE TABLE sales.closed (id int, secret int);
      REVOKE SELECT ON sales.closed FROM "${checks.warehouse.login}";
      GRANT SELECT (id) ON sales.closed TO "${checks.warehouse.login}";
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
        await checks.warehouse.root.query(`
          CREATE SCHEMA ${schema};
          CREATE TABLE ${schema}.payroll AS SELECT 1 AS salary;
          GRANT USAGE ON SCHEMA ${schema} TO "${checks.warehouse.login}";
          GRANT SELECT ON ${schema}.payroll TO "${checks.warehouse.login}";
        `);
      }
    });
    afterAll(async () => {
      await checks.warehouse.root.query('DROP SCHEMA hr, "SALES" CASCADE');
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
});
