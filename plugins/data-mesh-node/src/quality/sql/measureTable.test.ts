import {
  expectedChecks,
  planOwnChecks,
  type Contract,
  type OwnCheck,
  type QualityRule,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { duckdbDialect } from './duckdbDialect';
import { measureTable, type SqlTable } from './measureTable';
import { postgresDialect } from './postgresDialect';
import type { SqlDialect, SqlStatement } from './SqlDialect';
import { SqlStatementError } from './SqlStatementError';
import type { SqlRow } from './StatementWriter';

/** What must never get into the text of a statement. */
const WRITTEN_BY_OTHERS = `x'; DROP TABLE orders; --`;

const rule = (given: Partial<QualityRule>): QualityRule => ({
  type: 'library',
  title: 'a rule',
  operator: 'mustBe',
  threshold: [0],
  ...given,
});

const inBothUnits = (given: Partial<QualityRule>) =>
  ['rows', 'percent'].map(unit => rule({ ...given, unit }));

/** A contract with every metric, and both service levels of a table. */
const CONTRACT: Contract = {
  apiVersion: 'v3.1.0',
  schemas: [
    {
      name: 'orders',
      quality: [
        rule({ metric: 'rowCount' }),
        ...inBothUnits({
          metric: 'duplicateValues',
          arguments: { properties: ['id', 'note'] },
        }),
      ],
      properties: [
        {
          ...property('id', 'integer'),
          quality: [
            ...inBothUnits({ metric: 'nullValues' }),
            ...inBothUnits({ metric: 'duplicateValues' }),
          ],
        },
        {
          ...property('note', 'string'),
          quality: [
            ...inBothUnits({
              metric: 'missingValues',
              arguments: { missingValues: [null, WRITTEN_BY_OTHERS] },
            }),
            ...inBothUnits({
              metric: 'invalidValues',
              arguments: {
                validValues: [WRITTEN_BY_OTHERS],
                pattern: WRITTEN_BY_OTHERS,
              },
            }),
          ],
        },
        property('seen_at', 'timestamp'),
      ],
    },
  ],
  serviceLevels: ['latency', 'retention'].map(name => ({
    property: name,
    element: 'orders.seen_at',
    value: 1,
    unit: 'd',
  })),
  servers: [],
  roles: [],
  support: [],
  team: [],
  tags: [],
};

const [PLANNED] = planOwnChecks(
  CONTRACT,
  expectedChecks(CONTRACT, 'main'),
).tables;

function property(name: string, logicalType: string) {
  return {
    name,
    path: name,
    logicalType,
    required: false,
    unique: false,
    quality: [],
  };
}

/** A table that takes down what it is asked, and counts nothing. */
function open(
  dialect: SqlDialect,
  isBroken: (statement: SqlStatement) => boolean = () => false,
) {
  const asked: SqlStatement[] = [];
  const table: SqlTable = {
    dialect,
    relation: '"sales"."orders"',
    columns: [
      { name: 'id', type: 'int', family: 'number' },
      { name: 'note', type: 'text', family: 'string' },
      { name: 'seen_at', type: 'timestamp', family: 'timestamp' },
    ],
    async query(statement) {
      asked.push(statement);
      if (isBroken(statement)) throw new SqlStatementError('It broke');
      // Whatever a column is called, it is 7.
      return new Proxy<SqlRow>({}, { get: () => 7 });
    },
  };
  const measure = (checks: readonly OwnCheck[] = PLANNED.checks) =>
    measureTable(table, PLANNED.schema, checks);
  return { asked, measure };
}

describe.each([postgresDialect, duckdbDialect])(
  'all promises about a table, in $id',
  dialect => {
    it('are measured by one SELECT, whatever they are', async () => {
      const { asked, measure } = open(dialect);
      const { measured } = await measure();
      expect(PLANNED.checks.map(({ measure: { kind } }) => kind)).toEqual(
        expect.arrayContaining([
          'rowCount',
          'nullValues',
          'missingValues',
          'invalidValues',
          'duplicateValues',
          'freshness',
          'retention',
        ]),
      );
      expect(measured).toHaveLength(PLANNED.checks.length);
      expect(new Set(measured.map(({ status }) => status))).toEqual(
        new Set(['measured']),
      );
      expect(asked).toHaveLength(1);
      expect(asked[0].text).toMatch(/^SELECT /);
      expect(asked[0].text).not.toContain(';');
    });

    it('have what others wrote beside the statement, and not in it', async () => {
      const { asked, measure } = open(dialect);
      await measure();
      const [{ text, values }] = asked;
      expect(values).toContain(WRITTEN_BY_OTHERS);
      expect(text).not.toContain('DROP');
      const parameters = [...text.matchAll(/\$(\d+)::/g)].map(([, nth]) =>
        Number(nth),
      );
      expect(parameters.sort((a, b) => a - b)).toEqual(
        values.map((_, index) => index + 1),
      );
    });

    it('are counted once where several rules ask for the same', async () => {
      const { asked, measure } = open(dialect);
      await measure();
      const [{ text }] = asked;
      expect(text.match(/ GROUP BY /g)).toHaveLength(2);
      expect(text.match(/"id" IS NULL/g)).toHaveLength(1);
    });

    it('are measured without the broken one, in few more statements', async () => {
      const { asked, measure } = open(dialect, ({ values }) =>
        values.includes(1_000_000),
      );
      const [nulls] = PLANNED.checks.filter(
        each => each.measure.kind === 'nullValues',
      );
      const broken: OwnCheck = {
        ...nulls,
        measure: { kind: 'missingValues', column: 'id', values: [1_000_000] },
      };
      const others = Array.from({ length: 255 }, (_, nth): OwnCheck => ({
        ...nulls,
        measure: { kind: 'missingValues', column: 'id', values: [nth] },
      }));
      const { measured } = await measure([
        ...others.slice(0, 100),
        broken,
        ...others.slice(100),
      ]);
      expect(
        measured.flatMap((each, nth) =>
          each.status === 'measured' ? [] : [[nth, each]],
        ),
      ).toEqual([[100, { status: 'error', reason: 'It broke' }]]);
      // Two halves for each of the eight times that 256 is divided.
      expect(asked).toHaveLength(1 + 2 * 8);
    });
  },
);
