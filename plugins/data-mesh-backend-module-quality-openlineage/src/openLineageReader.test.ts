import { readJsonHead } from '@backstage-data-mesh/plugin-data-mesh-common';
import {
  describeQualityReader,
  engineFixtures,
} from '@backstage-data-mesh/plugin-data-mesh-node/testUtils';
import { openLineageReader } from '.';
import {
  assertion,
  dataset,
  datasetFacet,
  event,
  events,
  one,
  testEvent,
} from './__testUtils__/artifacts';

const { describeWithFixtures, fixture } = engineFixtures('openlineage');

const NOW = new Date('2026-11-23T12:00:00Z');

const failed = assertion({
  assertion: 'unique',
  success: false,
  name: 'unique_orders_order_id',
  actual: '3',
  expected: '0',
});

const started = (inputs: unknown) =>
  event(inputs, {
    eventType: 'START',
    eventTime: '2026-11-20T05:59:00Z',
  });

describeQualityReader({
  reader: openLineageReader,
  now: NOW,
  samples: [
    { name: 'an event', bytes: one(event([dataset([assertion(), failed])])) },
    {
      name: 'the events of a run',
      bytes: events(
        started([dataset([assertion()])]),
        event([dataset([assertion(), failed], datasetFacet([assertion()]))]),
      ),
    },
    {
      name: 'tests of no dataset',
      bytes: one(
        testEvent([
          { name: 'no orphans', status: 'pass', type: 'custom_sql' },
          { name: 'few rows', status: 'fail', severity: 'warn' },
        ]),
      ),
    },
  ],
  unknownStatus: [
    {
      name: 'an assertion',
      bytes: one(event([dataset([assertion({ success: 'yes' })])])),
    },
    {
      name: 'a test',
      bytes: one(testEvent([{ name: 'no orphans', status: 'great' }])),
    },
    {
      name: 'an event',
      bytes: one(event([dataset([assertion()])], { eventType: 'GREAT' })),
    },
  ],
});

describeWithFixtures(
  'with events of OpenLineage (skipped without fixtures/openlineage in DATA_MESH_FIXTURES)',
  () => {
    describeQualityReader({
      reader: openLineageReader,
      now: NOW,
      samples: [
        'dbt_no_test_metadata_events.json',
        'dbt_test_result_events.json',
        'marquez_event_full.json',
        'structured_logs_postgres_test.json',
        // Read when the tests run, and not where they are skipped.
      ].map(name => ({
        name,
        get bytes() {
          return fixture(name);
        },
      })),
      unknownStatus: [
        {
          name: 'made',
          bytes: one(event([dataset([assertion({ success: null })])])),
        },
      ],
    });
  },
);

const read = (bytes: Uint8Array) =>
  openLineageReader.read([{ bytes }], { now: NOW });

const readOne = async (bytes: Uint8Array) => (await read(bytes))[0];

const outcomesOf = async (bytes: Uint8Array) =>
  (await readOne(bytes)).results.map(each => each.outcome);

const codesOf = async (bytes: Uint8Array) =>
  (await readOne(bytes)).problems.map(each => each.code);

describe('the rules that no engine may break', () => {
  it('rule 1: how the run ended counts for nothing', async () => {
    for (const eventType of ['COMPLETE', 'FAIL', 'ABORT', 'OTHER']) {
      expect(
        await outcomesOf(
          one(event([dataset([assertion(), failed])], { eventType })),
        ),
      ).toEqual(['pass', 'fail']);
    }
  });

  it.each([
    [{ success: true }, 'pass'],
    [{ success: false }, 'fail'],
    [{ success: false, severity: 'warn' }, 'warn'],
    [{ success: true, severity: 'warn' }, 'pass'],
    [{ success: false, severity: 'error' }, 'fail'],
    [{ success: 'true' }, 'not_evaluated'],
    [{ success: 1 }, 'not_evaluated'],
    [{ success: null }, 'not_evaluated'],
  ])('rule 2: the assertion %j is %s', async (fields, outcome) => {
    expect(
      await outcomesOf(one(event([dataset([assertion(fields)])]))),
    ).toEqual([outcome]);
  });

  it.each([
    [{ status: 'pass' }, 'pass'],
    [{ status: 'fail' }, 'fail'],
    [{ status: 'fail', severity: 'warn' }, 'warn'],
    [{ status: 'skip' }, 'skipped'],
    [{ status: 'passed' }, 'not_evaluated'],
    [{}, 'not_evaluated'],
  ])('rule 2: the test %j is %s', async (fields, outcome) => {
    expect(
      await outcomesOf(one(testEvent([{ name: 'x', ...fields }]))),
    ).toEqual([outcome]);
  });

  it('rule 3: a run that failed is read like any other', async () => {
    expect(
      await outcomesOf(one(event([dataset([failed])], { eventType: 'FAIL' }))),
    ).toEqual(['fail']);
  });

  it('rule 4: of the events of a run the latest counts, in whatever order they come', async () => {
    const early = event([dataset([assertion()])], {
      eventType: 'OTHER',
      eventTime: '2026-11-20T05:00:00Z',
    });
    const late = event([dataset([assertion({ success: false })])]);
    for (const bytes of [events(early, late), events(late, early)]) {
      const report = await readOne(bytes);
      expect(report.results).toMatchObject([
        { outcome: 'fail', executedAt: '2026-11-20T06:00:00.123Z' },
      ]);
    }
  });

  it('rule 5: the dataset is told for the inbox, and texts that could be data are not', async () => {
    const report = await readOne(
      one(
        event([
          dataset([
            assertion({ actual: 'secret@example.com', expected: 'a secret' }),
          ]),
        ]),
      ),
    );
    expect(report.results[0].target).toEqual({
      property: 'order_id',
      physicalName: {
        namespace: 'postgres://warehouse:5432',
        database: 'shop',
        schema: 'sales',
        table: 'orders',
      },
    });
    expect(JSON.stringify(report)).not.toContain('secret');
  });
});

describe('traps of OpenLineage', () => {
  it('trap: producers write an assertion twice, for the run and for the dataset', async () => {
    const report = await readOne(
      one(event([dataset([assertion()], datasetFacet([assertion()]))])),
    );
    expect(report.results).toHaveLength(1);
    expect(report.problems).toEqual([]);
    expect(
      await outcomesOf(
        one(event([dataset([], datasetFacet([assertion(), failed]))])),
      ),
    ).toEqual(['pass', 'fail']);
  });

  it('trap: the start of a run already lists results', async () => {
    const bytes = one(started([dataset([assertion()])]));
    expect(await outcomesOf(bytes)).toEqual([]);
    expect(await codesOf(bytes)).toEqual(['unfinished-run', 'no-checks']);
    expect(
      await outcomesOf(
        events(
          started([dataset([assertion()])]),
          event([dataset([assertion({ success: false })])]),
        ),
      ),
    ).toEqual(['fail']);
  });

  it('trap: a failure whose severity is warn is a warning', async () => {
    expect(
      await outcomesOf(
        one(
          event([dataset([assertion({ success: false, severity: 'warn' })])]),
        ),
      ),
    ).toEqual(['warn']);
  });

  it('trap: version 1-0 of the facet names neither test nor severity', async () => {
    const [result] = (
      await readOne(
        one(
          event([
            dataset([
              { assertion: 'not_null', success: true, column: 'order_id' },
            ]),
          ]),
        ),
      )
    ).results;
    expect(result).toMatchObject({
      name: 'not_null(order_id)',
      dimension: 'completeness',
      severity: undefined,
      outcome: 'pass',
    });
  });

  it('trap: without names, two assertions cannot be told apart, and none is lost', async () => {
    const plain = { assertion: 'accepted_values', column: 'status' };
    const report = await readOne(
      one(
        event([
          dataset([
            { ...plain, success: true },
            { ...plain, success: false },
          ]),
        ]),
      ),
    );
    expect(report.results.map(each => each.outcome)).toEqual(['pass', 'fail']);
    expect(report.problems).toMatchObject([{ code: 'repeated-check' }]);
  });

  it('trap: a test of the run is also an assertion of a dataset', async () => {
    const report = await readOne(
      one(
        testEvent(
          [
            { name: 'not_null_orders_order_id', status: 'pass' },
            { name: 'no orphans', status: 'pass' },
          ],
          [dataset([assertion()])],
        ),
      ),
    );
    expect(
      report.results.map(each => [each.name, each.target.physicalName?.table]),
    ).toEqual([
      ['not_null_orders_order_id', 'orders'],
      ['no orphans', undefined],
    ]);
  });

  it('trap: the Python client sorts keys, so that a run is named after all its inputs', async () => {
    const { eventTime, eventType, job, run } = event([]);
    const columns = Array.from({ length: 5000 }, (_, nth) => ({
      name: `column_${nth}`,
      type: 'character varying',
    }));
    const sorted = one({
      eventTime,
      eventType,
      inputs: [{ facets: { schema: { fields: columns } } }, dataset([failed])],
      job,
      run,
    });
    expect(sorted.length).toBeGreaterThan(200_000);
    expect(openLineageReader.sniff(readJsonHead(sorted))).toBe(
      'openlineage-events',
    );
    expect(await outcomesOf(sorted)).toEqual(['fail']);
    expect(await read(one({ eventTime, eventType, inputs: [] }))).toEqual([]);
  });

  it('trap: metrics judge nothing', async () => {
    const report = await readOne(
      one(
        event([
          {
            namespace: 'a',
            name: 'b',
            inputFacets: { dataQualityMetrics: { rowCount: 0 } },
          },
        ]),
      ),
    );
    expect(report.results).toEqual([]);
    expect(report.others).toEqual({ metrics: 1 });
  });

  it('trap: Great Expectations had a facet of its own', async () => {
    const report = await readOne(
      one(
        event([
          dataset([], {
            inputFacets: {
              greatExpectations_assertions: {
                assertions: [
                  {
                    expectationType: 'expect_column_values_to_be_unique',
                    success: true,
                    column: 'id',
                  },
                ],
              },
            },
          }),
        ]),
      ),
    );
    expect(report.results).toMatchObject([
      { outcome: 'pass', dimension: 'uniqueness' },
    ]);
  });

  it.each([
    ['s3://lake', 'orders/2026.parquet', { table: 'orders/2026.parquet' }],
    ['kafka://broker:9092', 'orders.v2', { table: 'orders.v2' }],
    ['bigquery', 'p.d.t', { database: 'p', schema: 'd', table: 't' }],
  ])('trap: in %s the name %s is %j', async (namespace, name, relation) => {
    const [result] = (
      await readOne(one(event([dataset([assertion()], { namespace, name })])))
    ).results;
    expect(result.target.physicalName).toEqual({ namespace, ...relation });
  });
});

describe('bad input', () => {
  it('leaves out what is no event, and what names no check', async () => {
    const bytes = events(
      event([dataset([assertion(), { success: true }, null])]),
      { hello: 'world' },
      null,
    );
    expect(await outcomesOf(bytes)).toEqual(['pass']);
    expect(await codesOf(bytes)).toEqual([
      'no-identity',
      'no-identity',
      'malformed',
    ]);
  });

  it('evaluates nothing in an event of no type', async () => {
    const bytes = one(event([dataset([assertion()])], { eventType: null }));
    expect(await outcomesOf(bytes)).toEqual(['not_evaluated']);
    expect(await codesOf(bytes)).toContain('unknown-status');
  });

  it('makes a report of each run', async () => {
    const reports = await read(
      events(
        event([dataset([assertion()])]),
        event([dataset([failed])], { run: { runId: 'another' } }),
      ),
    );
    expect(reports.map(report => [report.runId, report.engineVersion])).toEqual(
      [
        ['f69a6e9b-9bac-4c9a-9cf6-eacb70ecc9a9', 'dbt 1.10.15'],
        ['another', undefined],
      ],
    );
  });
});
