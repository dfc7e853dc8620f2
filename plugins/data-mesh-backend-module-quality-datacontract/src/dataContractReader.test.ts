import {
  describeQualityReader,
  engineFixtures,
} from '@backstage-data-mesh/plugin-data-mesh-node/testUtils';
import { dataContractReader } from '.';
import {
  check,
  oldCheck,
  oldRun,
  published,
  run,
  scheduled,
} from './__testUtils__/artifacts';

const { describeWithFixtures, fixture } = engineFixtures('datacontract');

const NOW = new Date('2026-11-23T12:00:00Z');

const failed = check({
  key: 'orders__email__field_regex',
  type: 'field_regex',
  name: 'Check that field email matches',
  field: 'email',
  result: 'failed',
  failedSamples: [{ email: 'secret@example.com' }],
});

describeQualityReader({
  reader: dataContractReader,
  now: NOW,
  samples: [
    { name: 'a published run', bytes: published([check(), failed]) },
    {
      name: 'a run of version 0.9',
      bytes: oldRun([oldCheck(), oldCheck({ result: 'error', field: 'x' })]),
    },
    {
      name: 'the runs of a scheduler',
      bytes: scheduled(
        run([check(), failed]),
        run([check({ result: 'warning' })], { runId: 'another' }),
      ),
    },
  ],
  unknownStatus: [
    { name: 'a run', bytes: published([check({ result: 'ok' })]) },
    { name: 'version 0.9', bytes: oldRun([oldCheck({ result: 'pass' })]) },
  ],
});

describeWithFixtures(
  'with files that the Data Contract CLI wrote (skipped without fixtures/datacontract in DATA_MESH_FIXTURES)',
  () => {
    describeQualityReader({
      reader: dataContractReader,
      now: NOW,
      samples: [
        {
          name: 'airflow_provider_results_v1.0.17.json',
          // Read when the tests run, and not where they are skipped.
          get bytes() {
            return fixture('airflow_provider_results_v1.0.17.json');
          },
        },
      ],
      unknownStatus: [
        { name: 'made', bytes: published([check({ result: 1 })]) },
      ],
    });
  },
);

const readOne = async (bytes: Uint8Array) =>
  (await dataContractReader.read([{ bytes }], { now: NOW }))[0];

const outcomesOf = async (bytes: Uint8Array) =>
  (await readOne(bytes)).results.map(each => each.outcome);

const codesOf = async (bytes: Uint8Array) =>
  (await readOne(bytes)).problems.map(each => each.code);

describe('the rules that no engine may break', () => {
  it('rule 1: the result of a run counts for nothing', async () => {
    for (const result of ['passed', 'failed', 'unknown', null]) {
      expect(
        await outcomesOf(published([check(), failed], { result })),
      ).toEqual(['pass', 'fail']);
    }
  });

  it.each([
    ['passed', 'pass', []],
    ['warning', 'warn', []],
    ['failed', 'fail', []],
    ['error', 'error', ['no-checks']],
    ['info', 'skipped', ['no-checks']],
    ['skipped', 'skipped', ['no-checks']],
    ['unknown', 'not_evaluated', ['no-checks']],
    ['pass', 'not_evaluated', ['unknown-status', 'no-checks']],
    [null, 'not_evaluated', ['unknown-status', 'no-checks']],
    [true, 'not_evaluated', ['unknown-status', 'no-checks']],
  ])('rule 2: %s becomes %s', async (result, outcome, codes) => {
    const bytes = published([check({ result })]);
    expect(await outcomesOf(bytes)).toEqual([outcome]);
    expect(await codesOf(bytes)).toEqual(codes);
  });

  it('rule 3: a run that broke is read for what it has', async () => {
    const report = await readOne(
      published(
        [
          check(),
          {
            type: 'general',
            name: 'Test Data Contract',
            result: 'error',
            reason: 'connection refused',
            engine: 'datacontract',
          },
        ],
        { logs: [{ level: 'ERROR', message: 'connection refused' }] },
      ),
    );
    expect(report.results.map(each => each.outcome)).toEqual(['pass', 'error']);
    expect(report.problems).toMatchObject([
      { code: 'engine-error', message: 'connection refused' },
    ]);
  });

  it('rule 4: a result has the time at which its run ended', async () => {
    const [result] = (await readOne(published([check()]))).results;
    expect(result.executedAt).toBe('2026-11-20T06:00:05.123Z');
  });

  it('rule 5: contract and table are told for the inbox, and rows are not', async () => {
    const report = await readOne(
      published([failed], { dataProductId: 'shop', outputPortId: 'orders' }),
    );
    expect(report.results[0].target).toEqual({
      productRef: 'shop',
      port: 'orders',
      contractId: 'orders',
      schema: 'orders',
      property: 'email',
      physicalName: { namespace: 'production', table: 'orders' },
    });
    expect(JSON.stringify(report)).not.toMatch(/secret|SELECT/);
  });
});

describe('traps of the Data Contract CLI', () => {
  it('trap: JUnit makes warnings into skipped tests, and is not read', async () => {
    const bytes = new TextEncoder().encode(
      '<?xml version="1.0"?><testsuites><testcase name="x"><skipped/></testcase></testsuites>',
    );
    expect(await dataContractReader.read([{ bytes }], { now: NOW })).toEqual(
      [],
    );
  });

  it('trap: keys of checks are not unique, and only the first gets the result', async () => {
    const rowCount = (fields: object) =>
      check({
        key: 'orders__row_count',
        type: 'row_count',
        field: undefined,
        ...fields,
      });
    const report = await readOne(
      published([
        rowCount({ name: 'at least 1000 rows' }),
        rowCount({ name: 'at most 9000 rows', result: 'unknown' }),
      ]),
    );
    expect(report.results.map(each => each.outcome)).toEqual([
      'pass',
      'not_evaluated',
    ]);
    expect(new Set(report.results.map(each => each.checkKey)).size).toBe(2);
    expect(report.problems).toEqual([]);
  });

  it('trap: a rule that compares with nothing passes', async () => {
    const bytes = published([
      check(
        { type: 'row_count' },
        { metric: 'row_count', threshold: undefined },
      ),
    ]);
    expect(await outcomesOf(bytes)).toEqual(['not_evaluated']);
    expect(await codesOf(bytes)).toEqual(['no-threshold', 'no-checks']);
  });

  it('trap: no percent of an empty table is wrong', async () => {
    const bytes = published([check({}, { row_count: 0, percent: 0 })]);
    expect(await outcomesOf(bytes)).toEqual(['not_evaluated']);
    expect(await codesOf(bytes)).toEqual(['nothing-tested', 'no-checks']);
  });

  it('trap: an empty table has a number of rows, and it is 0', async () => {
    expect(
      await outcomesOf(
        published([
          check(
            { type: 'row_count' },
            { metric: 'row_count', value: 0, row_count: undefined },
          ),
        ]),
      ),
    ).toEqual(['pass']);
  });

  it('trap: a valid contract is no good data', async () => {
    const lint = (result: string) => ({
      type: 'lint',
      name: 'Data contract is syntactically valid',
      result,
      engine: 'datacontract',
    });
    const report = await readOne(published([lint('passed')]));
    expect(report.results).toEqual([]);
    expect(report.others).toEqual({ lint: 1 });
    expect(await codesOf(published([lint('failed')]))).toEqual([
      'engine-error',
    ]);
  });

  it('trap: what a query of one’s own returns can be a value of the data', async () => {
    const report = await readOne(
      published([check({}, { metric: 'custom_sql', value: 'secret' })]),
    );
    expect(report.results[0].measured).toBeUndefined();
    expect(JSON.stringify(report)).not.toContain('secret');
  });

  it('trap: ids of checks are new in every run', async () => {
    const keyOf = async (id: string) =>
      (await readOne(published([check({ id })]))).results[0].checkKey;
    expect(await keyOf('one')).toBe(await keyOf('two'));
  });

  it('trap: a run can test a part of the rows, and is another check then', async () => {
    const keyOf = async (filters: unknown) =>
      (await readOne(published([check()], { filters }))).results[0].checkKey;
    const all = await keyOf(undefined);
    expect(await keyOf({ orders: 'day = current_date' })).not.toBe(all);
    expect(await keyOf({ customers: 'day = current_date' })).toBe(all);
  });
});

describe('bad input', () => {
  it('leaves out what is no check', async () => {
    const bytes = published([null, check(), {}, check({ type: 7 })]);
    expect(await outcomesOf(bytes)).toEqual(['pass']);
    expect(await codesOf(bytes)).toEqual([
      'malformed',
      'no-identity',
      'no-identity',
    ]);
  });

  it('says of a run without checks that it has none', async () => {
    expect(await codesOf(published([]))).toEqual(['no-checks']);
    expect(await codesOf(published(null))).toEqual(['malformed']);
  });

  it('tells freshness in seconds', async () => {
    const [result] = (
      await readOne(
        published([
          check({
            type: 'servicelevel_freshness',
            diagnostics: {
              metric: 'freshness',
              age_seconds: 79_200,
              threshold_seconds: 86_400,
            },
          }),
        ]),
      )
    ).results;
    expect(result).toMatchObject({
      outcome: 'pass',
      dimension: 'timeliness',
      measured: { value: 79_200, unit: 'seconds' },
      threshold: 'younger than 86400 s',
    });
  });
});
