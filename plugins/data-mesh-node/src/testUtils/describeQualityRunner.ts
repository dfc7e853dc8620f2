import {
  expectedChecks,
  type CheckResult,
  type Contract,
  type ContractServer,
  type ContractSchema,
  type QualityReport,
  type QualityRule,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { QualityRunner, QualityRunOrder } from '../quality';
import {
  AGE_CASES,
  CASE_NOW,
  COMPARED,
  COUNTED_CASES,
  OTHER_CASES,
  QUALITY_CASE_TABLES,
  type QualityCaseTable,
} from './qualityCases';

/**
 * What the suite needs of a runner.
 * @public
 */
export type QualityRunnerContract = {
  /**
   * Makes a platform with the tables, empty ones included.
   *
   * @returns a runner, and the server that a contract names to mean the platform
   */
  open(tables: readonly QualityCaseTable[]): Promise<{
    runner: QualityRunner;
    server: ContractServer;
    close(): Promise<void>;
  }>;
};

const PORT = 'main';

/** Values of rows, none of which may get into a report. */
const VALUES_OF_ROWS = ['anna', 'Emil', 'dora', 'quoted', 'XX', '99.9'];

/**
 * Tests that a runner of checks judges as the contract says: every metric with
 * every comparison, in rows and in percent, on rows that were counted by hand.
 *
 * ```ts
 * describeQualityRunner('my platform', { open: tables => fill(tables) });
 * ```
 * @public
 */
export function describeQualityRunner(
  title: string,
  contract: QualityRunnerContract,
): void {
  describe(`own checks: ${title}`, () => {
    let opened: Awaited<ReturnType<QualityRunnerContract['open']>>;
    let report: QualityReport;
    let results: ReadonlyMap<string | undefined, CheckResult>;
    const promised = expectedChecks(caseContract(), PORT);
    const keyOf = new Map(
      promised.map(each => [
        each.kind === 'rule' ? each.rule.id : each.level.driver,
        each.ruleKey,
      ]),
    );

    beforeAll(async () => {
      opened = await contract.open(QUALITY_CASE_TABLES);
      report = await run(caseContract());
      results = new Map(
        report.results.map(result => [result.ruleKey, result] as const),
      );
    }, 120_000);
    afterAll(async () => opened?.close());

    async function run(given: Contract, runId = 'run-1') {
      return opened.runner.run(orderOf(given, opened.server, runId), {
        now: CASE_NOW,
        signal: new AbortController().signal,
      });
    }
    function resultOf(id: string): CheckResult | undefined {
      return results.get(keyOf.get(id));
    }

    it('supports its own server, and no other', () => {
      expect(opened.runner.supports(opened.server)).toBe(true);
      expect(
        opened.runner.supports({
          type: opened.server.type,
          settings: {
            host: 'elsewhere.example',
            database: 'elsewhere',
            path: '/elsewhere/data.csv',
          },
        }),
      ).toBe(false);
      expect(opened.runner.supports({ type: 'kafka', settings: {} })).toBe(
        false,
      );
    });

    it('answers every promise once, and says of each schema whether it is as promised', () => {
      const keys = promised.map(each => each.ruleKey);
      const answered = report.results.flatMap(each => each.ruleKey ?? []);
      expect(answered.sort()).toEqual(keys.sort());
      expect(
        report.results
          .filter(each => each.ruleKey === undefined)
          .map(each => [each.type, each.target.schema]),
      ).toEqual([
        ['schema', 'people'],
        ['schema', 'nobody'],
        ['schema', 'sparse'],
      ]);
      expect(new Set(report.results.map(each => each.checkKey)).size).toBe(
        report.results.length,
      );
    });

    describe.each(
      COUNTED_CASES.map(
        (each, index) =>
          [
            `${each.metric} ${JSON.stringify(each.arguments ?? {})} of ${each.table}.${each.column ?? '*'}`,
            each,
            index,
          ] as const,
      ),
    )('%s', (_, each, index) => {
      const units = each.percent === undefined ? ['rows'] : ['rows', 'percent'];
      it.each(units)('is what was counted by hand, in %s', unit => {
        const inPercent = unit === 'percent';
        const seen = COMPARED.map((compared, nth) => {
          const result = resultOf(countedId(index, unit, nth));
          return [
            ...compared,
            result?.outcome,
            result?.measured?.value,
            result?.rowsTested,
            result?.failedRows,
          ];
        });
        const countsRows = each.metric !== 'rowCount';
        expect(seen).toEqual(
          COMPARED.map(([operator, bounds, outcome]) => [
            operator,
            bounds,
            outcome,
            outcome,
            inPercent ? each.percent : each.count,
            countsRows ? (each.tested ?? 2) : undefined,
            countsRows ? (each.failed ?? each.count) : undefined,
          ]),
        );
      });
    });

    it.each(
      AGE_CASES.map(
        (each, index) =>
          [
            `${each.property} of ${each.element} in ${each.value} ${each.unit}`,
            each,
            index,
          ] as const,
      ),
    )('measures the %s', (_, each, index) => {
      const { outcome, measured } = resultOf(`age-${index}`) ?? {};
      expect({ outcome, measured }).toEqual({
        outcome: each.outcome,
        measured:
          each.seconds === undefined
            ? undefined
            : { value: each.seconds, unit: 'seconds' },
      });
    });

    it.each(
      OTHER_CASES.map((each, index) => [each.title, each, index] as const),
    )('judges %s', (_, each, index) => {
      const result = resultOf(`other-${index}`);
      expect(result?.outcome).toBe(each.outcome);
      // Who wonders why is told.
      expect(result?.message ?? '').not.toBe('');
    });

    it('says of an empty table that it is empty', () => {
      const index = OTHER_CASES.findIndex(each => each.table === 'nobody');
      expect(resultOf(`other-${index}`)?.message).toBe('The table is empty');
    });

    it('finds the columns and types as promised', () => {
      const schema = (name: string) =>
        report.results.find(
          each => each.type === 'schema' && each.target.schema === name,
        );
      expect(schema('people')).toMatchObject({
        outcome: 'pass',
        dimension: 'conformity',
        message: 'All 9 columns are as promised',
      });
    });

    it('names columns that are missing or of another type, and goes on with the others', async () => {
      const given = caseContract();
      const people = schemaOf(given, 'people');
      people.properties = people.properties.map(property =>
        property.name === 'country'
          ? { ...property, logicalType: 'integer' }
          : property,
      );
      people.properties.push(propertyOf('gone', 'string'));
      const changed = await run(given);
      const result = changed.results.find(
        each => each.type === 'schema' && each.target.schema === 'people',
      );
      expect(result).toMatchObject({
        outcome: 'fail',
        measured: { value: 2 },
        message: expect.stringMatching(
          /^2 of 10 columns: country is promised as integer.*; gone is missing$/,
        ),
      });
      expect(result?.checkKey).toBe(
        report.results.find(
          each => each.type === 'schema' && each.target.schema === 'people',
        )?.checkKey,
      );
      expect(
        changed.results.find(each => each.ruleKey && each.type === 'rowCount')
          ?.outcome,
      ).toBe('pass');
    });

    it('says so when a whole table is missing, and evaluates the others', async () => {
      const given = caseContract();
      given.schemas.push({
        ...schemaOf(given, 'people'),
        name: 'nowhere',
        physicalName: undefined,
      });
      const changed = await run(given);
      const nowhere = changed.results.filter(
        each => each.target.schema === 'nowhere',
      );
      expect(nowhere.length).toBeGreaterThan(2);
      expect(
        new Set(
          nowhere.map(each => [each.type === 'schema', each.outcome].join()),
        ),
      ).toEqual(new Set(['true,fail', 'false,not_evaluated']));
      const outcomes = (given_: QualityReport) =>
        given_.results
          .filter(each => each.target.schema !== 'nowhere')
          .map(each => each.outcome);
      expect(outcomes(changed)).toEqual(outcomes(report));
    });

    it('gives a check the same key in every run', async () => {
      const again = await run(caseContract(), 'run-2');
      expect(again.runId).toBe('run-2');
      expect(again.results.map(each => each.checkKey)).toEqual(
        report.results.map(each => each.checkKey),
      );
    });

    it('brings no values of rows along', () => {
      const text = JSON.stringify(
        // What the contract itself says is not of the rows.
        report.results.map(({ name: _, ...rest }) => rest),
      );
      expect(VALUES_OF_ROWS.filter(value => text.includes(value))).toEqual([]);
    });

    it('does not begin when it was aborted before', async () => {
      await expect(
        opened.runner.run(orderOf(caseContract(), opened.server, 'run-3'), {
          now: CASE_NOW,
          signal: AbortSignal.abort(new Error('shut down')),
        }),
      ).rejects.toThrow('shut down');
    });
  });
}

function orderOf(
  contract: Contract,
  server: ContractServer,
  runId: string,
): QualityRunOrder {
  return {
    product: 'dataproduct:default/people',
    port: PORT,
    contract,
    server,
    expected: expectedChecks(contract, PORT),
    runId,
  };
}

function countedId(index: number, unit: string, nth: number): string {
  return `counted-${index}-${unit}-${nth}`;
}

/** All cases in one contract. */
function caseContract(): Contract {
  const contract: Contract = {
    apiVersion: 'v3.1.0',
    id: 'people-contract',
    version: '1.0.0',
    schemas: QUALITY_CASE_TABLES.map(({ name, columns }) => ({
      name,
      quality: [],
      properties: columns.map(column => propertyOf(column.name, column.type)),
    })),
    servers: [],
    serviceLevels: AGE_CASES.map(
      ({ property, element, value, unit }, index) => ({
        property,
        element,
        value,
        unit,
        driver: `age-${index}`,
      }),
    ),
    roles: [],
    support: [],
    team: [],
    tags: [],
  };
  const add = (
    { table, column }: { table: string; column?: string },
    rule: Partial<QualityRule>,
  ) => {
    const schema = schemaOf(contract, table);
    const place =
      column === undefined
        ? schema
        : schema.properties.find(each => each.name === column)!;
    place.quality.push({
      type: 'library',
      title: `rule ${rule.id}`,
      ...rule,
    });
  };
  COUNTED_CASES.forEach((each, index) => {
    for (const unit of each.percent === undefined
      ? ['rows']
      : ['rows', 'percent']) {
      const base = unit === 'percent' ? each.percent! : each.count;
      COMPARED.forEach(([operator, bounds], nth) =>
        add(each, {
          id: countedId(index, unit, nth),
          metric: each.metric,
          arguments: each.arguments,
          unit,
          operator,
          threshold: bounds.map(bound => base + bound),
        }),
      );
    }
  });
  OTHER_CASES.forEach((each, index) =>
    add(each, { ...each.rule, id: `other-${index}` }),
  );
  return contract;
}

function schemaOf(contract: Contract, name: string): ContractSchema {
  return contract.schemas.find(each => each.name === name)!;
}

function propertyOf(name: string, logicalType: string) {
  return {
    name,
    path: name,
    logicalType,
    required: false,
    unique: false,
    quality: [],
  };
}
