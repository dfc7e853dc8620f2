import {
  describeQualityReader,
  engineFixtures,
} from '@backstage-data-mesh/plugin-data-mesh-node/testUtils';
import { dbtReader } from '.';
import {
  freshness,
  manifest,
  nodeResult,
  runResults,
  sourceResult,
  sources,
  stub,
} from './__testUtils__/artifacts';

const { describeWithFixtures, fixture } = engineFixtures('dbt');

const NOW = new Date('2026-11-23T12:00:00Z');

const statuses = [
  nodeResult(),
  nodeResult({ unique_id: 'test.shop.unique_orders_id.1', status: 'fail' }),
  nodeResult({ unique_id: 'test.shop.positive.2', status: 'warn' }),
  nodeResult({ unique_id: 'test.shop.broken.3', status: 'error' }),
  nodeResult({ unique_id: 'test.shop.left_out.4', status: 'skipped' }),
  stub({ unique_id: 'test.shop.compiled.5' }),
  nodeResult({ unique_id: 'model.shop.orders', status: 'success' }),
];

describeQualityReader({
  reader: dbtReader,
  now: NOW,
  samples: [
    ...[1, 2, 3, 4, 5, 6].map(version => ({
      name: `run results v${version}`,
      bytes: runResults(statuses, { version }),
    })),
    { name: 'freshness', bytes: freshness([sourceResult()]) },
    {
      name: 'source freshness',
      bytes: sources([
        sourceResult(),
        {
          unique_id: 'source.shop.raw.gone',
          status: 'runtime error',
          error: 'x',
        },
      ]),
    },
  ],
  unknownStatus: [
    {
      name: 'freshness',
      bytes: freshness([sourceResult({ status: 'great' })]),
    },
    {
      name: 'run results',
      bytes: runResults([nodeResult({ status: 'great' })]),
    },
    { name: 'sources', bytes: sources([sourceResult({ status: 'great' })]) },
  ],
});

describeWithFixtures(
  'with files that dbt wrote (skipped without fixtures/dbt in DATA_MESH_FIXTURES)',
  () => {
    describeQualityReader({
      reader: dbtReader,
      now: NOW,
      samples: [
        'jaffle/run_results_v4.json',
        'jaffle/run_results_v6.json',
        'jaffle/run_results_v6_dbt1.11_DOCS_GENERATE.json',
        'openlineage/no_test_metadata/run_results.json',
        'openmetadata/sources_v3_all_statuses.json',
        // Read when the tests run, and not where they are skipped.
      ].map(name => ({
        name,
        get bytes() {
          return fixture(name);
        },
      })),
      unknownStatus: [
        { name: 'made', bytes: runResults([nodeResult({ status: 7 })]) },
      ],
    });
  },
);

const readOne = async (...artifacts: Uint8Array[]) => {
  const [report] = await dbtReader.read(
    artifacts.map(bytes => ({ bytes })),
    { now: NOW },
  );
  return report;
};

const outcomesOf = async (bytes: Uint8Array) =>
  (await readOne(bytes)).results.map(each => each.outcome);

const codesOf = async (bytes: Uint8Array) =>
  (await readOne(bytes)).problems.map(each => each.code);

describe('the rules that no engine may break', () => {
  it('rule 1: what the run says as a whole counts for nothing', async () => {
    for (const which of ['test', 'build', 'run', 'generate', 'compile']) {
      expect(
        await outcomesOf(runResults([nodeResult(), stub()], { which })),
      ).toEqual(['pass', 'not_evaluated']);
    }
  });

  it('rule 2: each status has its own outcome, and an unknown one never passes', async () => {
    expect(await outcomesOf(runResults(statuses))).toEqual([
      'pass',
      'fail',
      'warn',
      'error',
      'skipped',
      'not_evaluated',
    ]);
    for (const status of ['passed', 'partial success', 'no-op', '', null, 1]) {
      const bytes = runResults([nodeResult({ status })]);
      expect(await outcomesOf(bytes)).toEqual(['not_evaluated']);
      expect(await codesOf(bytes)).toContain('unknown-status');
    }
  });

  it('rule 3: a failed run is read like any other', async () => {
    const report = await readOne(
      runResults([
        nodeResult({ unique_id: 'model.shop.orders', status: 'error' }),
        nodeResult({ status: 'skipped', timing: [] }),
        nodeResult({ unique_id: 'test.shop.unique_id.1', status: 'fail' }),
      ]),
    );
    expect(report.results.map(each => each.outcome)).toEqual([
      'skipped',
      'fail',
    ]);
    expect(report.problems).toMatchObject([
      { code: 'engine-error', message: 'model.shop.orders ended with error' },
    ]);
  });

  it('rule 4: a result has the time at which dbt ran it, and a stub says that it is one', async () => {
    const { results } = await readOne(
      runResults([
        nodeResult(),
        nodeResult({ unique_id: 'test.a.b', timing: [] }),
        stub({ unique_id: 'test.a.c' }),
      ]),
    );
    expect(results.map(each => each.executedAt)).toEqual([
      '2026-11-20T06:00:03.250Z',
      '2026-11-20T06:00:09.000Z',
      '2026-11-20T06:00:03.250Z',
    ]);
    expect(results.map(each => each.executed)).toEqual([
      undefined,
      undefined,
      false,
    ]);
  });

  it('rule 5: results without a table are there, and rows, SQL and secrets are not', async () => {
    const report = await readOne(runResults([nodeResult()]));
    expect(report.results[0].target).toEqual({});
    expect(JSON.stringify(report)).not.toMatch(/select|hush/);
  });
});

describe('traps of dbt', () => {
  it('trap: docs generate lists tests as success though none ran', async () => {
    const report = await readOne(
      runResults([stub(), stub({ unique_id: 'test.shop.unique_id.1' })], {
        which: 'generate',
      }),
    );
    expect(report.results.map(each => each.outcome)).toEqual([
      'not_evaluated',
      'not_evaluated',
    ]);
    expect(report.problems.map(each => each.code)).toEqual([
      'not-executed',
      'not-executed',
      'no-checks',
    ]);
  });

  it('trap: a test that passed has no message, and passes all the same', async () => {
    expect(
      await outcomesOf(
        runResults([nodeResult({ message: null, failures: null })]),
      ),
    ).toEqual(['pass']);
  });

  it('trap: version 2 writes statuses with a capital and times with nanoseconds', async () => {
    const report = await readOne(
      sources(
        ['Pass', 'Warn', 'Error'].map((status, index) =>
          sourceResult({
            unique_id: `source.shop.raw.table_${index}`,
            status,
            message: status,
            snapshotted_at: '2026-11-20T06:00:00.123456789Z',
          }),
        ),
      ),
    );
    expect(report.results.map(each => each.outcome)).toEqual([
      'pass',
      'warn',
      'fail',
    ]);
    expect(report.results[0].executedAt).toBe('2026-11-20T06:00:00.123Z');
    expect(
      await outcomesOf(runResults([nodeResult({ status: 'Pass' })])),
    ).toEqual(['pass']);
  });

  it('trap: freshness has two shapes, and only one says when', async () => {
    const report = await readOne(
      sources([
        sourceResult({ status: 'error', max_loaded_at_time_ago_in_s: 259_202 }),
        {
          unique_id: 'source.shop.raw.returns',
          status: 'runtime error',
          error: 'Database Error: no such table',
        },
      ]),
    );
    expect(report.results).toMatchObject([
      {
        name: 'freshness of raw.orders',
        outcome: 'fail',
        dimension: 'timeliness',
        measured: { value: 259_202, unit: 'seconds' },
        threshold: 'warns after 12 hours, fails after 1 day',
      },
      {
        outcome: 'error',
        message: 'Database Error: no such table',
        executedAt: '2026-11-20T06:00:09.000Z',
      },
    ]);
  });

  it('trap: freshness.json tells of models too, and of sources the same as sources.json', async () => {
    const model = { unique_id: 'model.shop.orders', resource_type: 'model' };
    const source = sourceResult({ resource_type: 'source', status: 'Pass' });
    const report = await readOne(
      freshness([source, sourceResult({ ...model, status: 'Error' })]),
    );
    expect(report).toMatchObject({ format: 'dbt-freshness-v0', problems: [] });
    expect(report.results).toMatchObject([
      { name: 'freshness of raw.orders', outcome: 'pass' },
      { name: 'freshness of orders', outcome: 'fail' },
    ]);
    const [same] = (await readOne(sources([sourceResult()]))).results;
    expect(report.results[0].checkKey).toBe(same.checkKey);
    expect(await outcomesOf(freshness([source], 7))).toEqual(['not_evaluated']);
  });

  it('trap: an empty table was loaded in the year 1', async () => {
    const empty = { max_loaded_at: '0001-01-01T00:00:00+00:00' };
    const report = await readOne(
      sources([
        sourceResult({ ...empty, status: 'error' }),
        sourceResult({ ...empty, status: 'pass', unique_id: 'source.a.b.c' }),
      ]),
    );
    expect(report.results.map(each => each.outcome)).toEqual([
      'fail',
      'not_evaluated',
    ]);
    expect(report.results[0].measured).toBeUndefined();
    expect(report.problems.map(each => each.code)).toEqual(['contradiction']);
  });

  it('trap: a result without a unique_id is of no check', async () => {
    const bytes = runResults([nodeResult({ unique_id: '' }), nodeResult()]);
    expect(await outcomesOf(bytes)).toEqual(['pass']);
    expect(await codesOf(bytes)).toEqual(['no-identity']);
  });

  it('trap: unit tests try code on made-up rows, and are no checks of data', async () => {
    const report = await readOne(
      runResults([nodeResult({ unique_id: 'unit_test.shop.orders.adds_up' })]),
    );
    expect(report.results).toEqual([]);
    expect(report.others).toEqual({ unit_test: 1 });
  });
});

describe('bad input', () => {
  it('lists the checks of another version, and believes none', async () => {
    const report = await readOne(runResults([nodeResult()], { version: 7 }));
    expect(report.format).toBe('dbt-run-results-v7');
    expect(report.results.map(each => each.outcome)).toEqual(['not_evaluated']);
    expect(report.problems).toMatchObject([
      {
        code: 'unknown-version',
        severity: 'error',
        message:
          'Version 7 of dbt-run-results is not known; known are 1 to 6. Its checks are listed, but none is taken as evaluated',
      },
    ]);
  });

  it('says where a cut manifest ends, and reads the results without it', async () => {
    const cut = manifest({ 'model.shop.orders': {} }).subarray(0, -30);
    const report = await readOne(cut, runResults([nodeResult()]));
    expect(report.results.map(each => each.outcome)).toEqual(['pass']);
    expect(report.problems).toMatchObject([{ code: 'truncated' }]);
    expect(report.problems[0].message).toContain(`at byte ${cut.length}`);
  });

  it.each([[{}], ['pass'], [null], [undefined]])(
    'says of results that are %j that they are no list',
    async results => {
      expect(await codesOf(runResults(results))).toEqual(['malformed']);
    },
  );

  it('leaves out what is no result', async () => {
    const bytes = runResults([null, 'pass', [], nodeResult()]);
    expect(await outcomesOf(bytes)).toEqual(['pass']);
    expect(await codesOf(bytes)).toEqual([
      'malformed',
      'malformed',
      'malformed',
    ]);
  });
});

describe('with a manifest', () => {
  const testId = 'test.shop.not_null_orders_order_id.cf6c17daed';
  const test = (fields: object = {}) => ({
    resource_type: 'test',
    name: 'not_null_orders_order_id',
    column_name: 'order_id',
    attached_node: 'model.shop.orders',
    depends_on: { nodes: ['model.shop.orders'] },
    test_metadata: { name: 'not_null', kwargs: {} },
    config: { severity: 'WARN', warn_if: '!= 0', error_if: '> 10' },
    ...fields,
  });
  const orders = (fields: object = {}) => ({
    resource_type: 'model',
    name: 'orders',
    alias: 'orders_v2',
    database: 'shop',
    schema: 'sales',
    ...fields,
  });
  const targetOf = async (nodes: object, sourceNodes?: object) =>
    (await readOne(runResults([nodeResult()]), manifest(nodes, sourceNodes)))
      .results[0];

  it('tells table, column, severity and threshold of a test', async () => {
    expect(
      await targetOf({ [testId]: test(), 'model.shop.orders': orders() }),
    ).toMatchObject({
      name: 'not_null_orders_order_id',
      type: 'not_null',
      dimension: 'completeness',
      severity: 'warning',
      threshold: 'warns if rows != 0, fails if rows > 10',
      target: {
        property: 'order_id',
        physicalName: { database: 'shop', schema: 'sales', table: 'orders_v2' },
      },
    });
  });

  it('tells the table of a test of a source', async () => {
    const result = await targetOf(
      {
        [testId]: test({
          attached_node: null,
          depends_on: { nodes: ['source.shop.raw.orders'] },
        }),
      },
      {
        'source.shop.raw.orders': {
          name: 'orders',
          identifier: 'ORDERS_RAW',
          database: 'landing',
          schema: 'shop',
        },
      },
    );
    expect(result.target.physicalName).toEqual({
      database: 'landing',
      schema: 'shop',
      table: 'ORDERS_RAW',
    });
  });

  it('takes what the team wrote before what it can guess', async () => {
    const { target, dimension } = await targetOf({
      [testId]: test({
        config: {
          meta: { dimension: 'accuracy', data_mesh: { port: 'orders-v2' } },
        },
      }),
      'model.shop.orders': orders({
        meta: {
          data_mesh: {
            product: 'dataproduct:default/orders',
            port: 'orders',
            contract: 'urn:orders',
          },
        },
      }),
    });
    expect(dimension).toBe('accuracy');
    expect(target).toMatchObject({
      productRef: 'dataproduct:default/orders',
      port: 'orders-v2',
      contractId: 'urn:orders',
    });
  });

  it('takes the manifest of the same run before another', async () => {
    const other = new TextEncoder().encode(
      new TextDecoder()
        .decode(
          manifest({
            [testId]: test(),
            'model.shop.orders': orders({ schema: 'wrong' }),
          }),
        )
        .replace('5e2f9f3c', '00000000'),
    );
    const { results } = await readOne(
      other,
      manifest({ [testId]: test(), 'model.shop.orders': orders() }),
      runResults([nodeResult()]),
    );
    expect(results[0].target.physicalName?.schema).toBe('sales');
  });

  it('pauses while it reads a large one', async () => {
    let pauses = 0;
    const large = manifest(
      Object.fromEntries(
        Array.from({ length: 2_000 }, (_, index) => [
          `model.shop.table_${index}`,
          orders({ raw_code: 'select 1 -- '.repeat(100) }),
        ]),
      ),
    );
    await dbtReader.read(
      [{ bytes: large }, { bytes: runResults([nodeResult()]) }],
      {
        now: NOW,
        async pause() {
          pauses++;
        },
      },
    );
    // A pause for every 256 KiB decoded, and for as much that is read.
    expect(pauses).toBeGreaterThanOrEqual(
      2 * Math.floor(large.length / (256 * 1024)),
    );
  });
});
