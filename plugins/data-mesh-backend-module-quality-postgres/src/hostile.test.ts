import {
  expectedChecks,
  type Contract,
  type QualityRule,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { escapeIdentifier, escapeLiteral } from 'pg';
import fc from 'fast-check';
import { NOW } from './__testUtils__/queryOrder';
import { SERVER, TestWarehouse } from './__testUtils__/TestWarehouse';
import { guardQuery } from './query/guardQuery';

jest.setTimeout(120_000);

/** What breaks out of quotes, comments, patterns and parameters. */
const NASTY = [
  `'`,
  `"`,
  `''`,
  `""`,
  `\\`,
  `\\'`,
  `--`,
  `/*`,
  `*/`,
  `;`,
  `$1`,
  `$$`,
  `$a$`,
  `%s`,
  `{object}`,
  `) FROM (`,
  `; DROP TABLE sales.kept; --`,
  `' OR '1'='1`,
  `" FROM sales.kept; --`,
  `\n`,
  `\t`,
  `\u2028`,
  `é`,
  `😀`,
  ` `,
  `.`,
];
const text = fc
  .array(fc.oneof(fc.constantFrom(...NASTY), fc.string({ maxLength: 4 })), {
    minLength: 1,
    maxLength: 5,
  })
  .map(parts => parts.join('').replaceAll('\0', '').slice(0, 40))
  // PostgreSQL cuts longer names, and has none that are empty.
  .filter(
    name =>
      name !== '' &&
      Buffer.byteLength(name) <= 60 &&
      // No half of a surrogate pair, which UTF-8 cannot write.
      Buffer.from(name).toString() === name,
  );

const run = SERVER ? describe : describe.skip;

run('names and values of any kind on a real PostgreSQL', () => {
  let warehouse: TestWarehouse;
  beforeAll(async () => {
    warehouse = await TestWarehouse.create();
    await warehouse.root.query('CREATE TABLE sales.kept (id int)');
  });
  afterAll(async () => warehouse.destroy());

  it('stay names and values', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(text, {
          minLength: 2,
          maxLength: 2,
          selector: each => each.toLowerCase(),
        }),
        // Dots between words join a schema to a table.
        text.filter(name => !/^[\w$-]+(\.[\w$-]+)+$/.test(name)),
        fc.uniqueArray(text, { minLength: 3, maxLength: 3 }),
        async ([column, other], table, [value, second, third]) => {
          const q = escapeIdentifier;
          const relation = `sales.${q(table)}`;
          await warehouse.root.query(`
            CREATE TABLE ${relation} (${q(column)} text, ${q(other)} int);
            INSERT INTO ${relation} VALUES
              (${escapeLiteral(value)}, 1), (${escapeLiteral(value)}, 1),
              (${escapeLiteral(second)}, 2), (${escapeLiteral(third)}, NULL);
          `);
          try {
            const results = await judge(table, column, other, [value, second]);
            // All of it was worked out by hand, whatever the names are.
            expect(results).toEqual({
              rowCount: 4,
              nullValues: 1,
              missingValues: 3,
              invalidValues: 1,
              duplicateValues: 1,
              schema: 0,
            });
          } finally {
            await warehouse.root.query(`DROP TABLE ${relation}`);
          }
        },
      ),
      { numRuns: 60 },
    );
    const { rows } = await warehouse.root.query(
      `SELECT to_regclass('sales.kept') IS NOT NULL AS kept`,
    );
    expect(rows).toEqual([{ kept: true }]);
  });

  it('nor does a query change anything that the guard lets through', async () => {
    const word = fc.constantFrom(
      'SELECT 1',
      'SELECT * FROM a',
      'SELECT count(*) FROM sales.kept',
      'WITH a AS (',
      'WITH a AS (SELECT 1)',
      'INSERT INTO sales.kept VALUES (1) RETURNING 1',
      'DELETE FROM sales.kept RETURNING 1',
      'UPDATE sales.kept SET id = 2 RETURNING id',
      'CREATE TABLE sales.made AS SELECT 1',
      ' INTO sales.made ',
      ' FOR UPDATE ',
      ')',
      '(',
      ';',
      '--',
      '\n',
      '/*',
      '*/',
      "'",
      ' UNION ',
      ' FROM ',
    );
    let ran = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(word, { minLength: 1, maxLength: 7 }),
        async words => {
          const query = words.join(' ');
          if ((await guardQuery(query)) !== undefined) return;
          ran += 1;
          // Where nothing holds it back: a superuser, and no read-only mode.
          const { root } = warehouse;
          await root.query('BEGIN');
          const failed = await root.query(query).then(
            () => false,
            () => true,
          );
          const { rows } = failed
            ? { rows: [{ wrote: false }] }
            : await root.query(
                'SELECT pg_current_xact_id_if_assigned() IS NOT NULL AS wrote',
              );
          await root.query('ROLLBACK');
          expect([query, rows[0].wrote]).toEqual([query, false]);
        },
      ),
      { numRuns: 2000 },
    );
    expect(ran).toBeGreaterThan(20);
  });

  async function judge(
    table: string,
    column: string,
    other: string,
    values: string[],
  ) {
    const none: Pick<QualityRule, 'type' | 'operator' | 'threshold'> = {
      operator: 'mustBe',
      threshold: [0],
      type: 'library',
    };
    const contract: Contract = {
      apiVersion: 'v3.1.0',
      schemas: [
        {
          name: 'table',
          physicalName: table,
          quality: [{ ...none, title: 'rows', metric: 'rowCount' }],
          properties: [
            {
              name: 'text',
              path: 'text',
              physicalName: column,
              logicalType: 'string',
              required: false,
              unique: false,
              quality: [
                {
                  ...none,
                  title: 'missing',
                  metric: 'missingValues',
                  arguments: { missingValues: values },
                },
                {
                  ...none,
                  title: 'invalid',
                  metric: 'invalidValues',
                  arguments: { validValues: values, pattern: '' },
                },
                { ...none, title: 'duplicates', metric: 'duplicateValues' },
              ],
            },
            {
              name: 'number',
              path: 'number',
              physicalName: other,
              logicalType: 'integer',
              required: false,
              unique: false,
              quality: [{ ...none, title: 'nulls', metric: 'nullValues' }],
            },
          ],
        },
      ],
      servers: [],
      serviceLevels: [],
      roles: [],
      support: [],
      team: [],
      tags: [],
    };
    const report = await warehouse.runner().run(
      {
        product: 'dataproduct:default/orders',
        port: 'main',
        contract,
        server: warehouse.server(),
        expected: expectedChecks(contract, 'main'),
        runId: 'run-1',
      },
      { now: NOW, signal: new AbortController().signal },
    );
    return Object.fromEntries(
      report.results.map(each => [
        each.type,
        each.measured?.value ?? each.message,
      ]),
    );
  }
});
