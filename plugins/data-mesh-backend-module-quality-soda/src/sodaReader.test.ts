import {
  describeQualityReader,
  engineFixtures,
} from '@backstage-data-mesh/plugin-data-mesh-node/testUtils';
import { sodaReader } from '.';
import {
  check,
  contractCheck,
  scanResults,
  verification,
} from './__testUtils__/artifacts';

const { describeWithFixtures, fixture } = engineFixtures('soda');

const NOW = new Date('2026-11-23T12:00:00Z');

const other = { identities: { v1: 'other' }, name: 'another' };

describeQualityReader({
  reader: sodaReader,
  now: NOW,
  samples: [
    {
      name: 'a scan',
      bytes: scanResults([check(), check({ ...other, outcome: 'fail' })]),
    },
    {
      name: 'a verification',
      bytes: verification([
        contractCheck(),
        contractCheck({ identities: { vc1: 'b' }, outcome: 'warn' }),
        contractCheck({ identities: { vc1: 'c' }, outcome: 'unevaluated' }),
      ]),
    },
  ],
  unknownStatus: [
    { name: 'a scan', bytes: scanResults([check({ outcome: 'great' })]) },
    {
      name: 'a verification',
      bytes: verification([contractCheck({ outcome: null })]),
    },
  ],
});

describeWithFixtures(
  'with files that Soda wrote (skipped without fixtures/soda in DATA_MESH_FIXTURES)',
  () => {
    describeQualityReader({
      reader: sodaReader,
      now: NOW,
      samples: [
        'v3/conveyor_soda_results_success_HAND_EDITED.json',
        'v3/generated_3.5.6_groupby.json',
        'v3/generated_3.5.6_mixed.json',
        'v3/insertScanResults_cloud_payload_3.5.6.json',
        'v4/insertScanResults_mixed.json',
        'v4/insertScanResults_table_missing.json',
        // Read when the tests run, and not where they are skipped.
      ].map(name => ({
        name,
        get bytes() {
          return fixture(name);
        },
      })),
      unknownStatus: [
        { name: 'made', bytes: scanResults([check({ outcome: 1 })]) },
      ],
    });
  },
);

const readOne = async (bytes: Uint8Array) =>
  (await sodaReader.read([{ bytes }], { now: NOW }))[0];

const outcomesOf = async (bytes: Uint8Array) =>
  (await readOne(bytes)).results.map(each => each.outcome);

const codesOf = async (bytes: Uint8Array) =>
  (await readOne(bytes)).problems.map(each => each.code);

describe('the rules that no engine may break', () => {
  it('rule 1: what the scan says as a whole counts for nothing', async () => {
    for (const hasFailures of [true, false]) {
      expect(
        await outcomesOf(
          scanResults([check(), check({ ...other, outcome: 'fail' })], {
            hasFailures,
            hasWarnings: hasFailures,
          }),
        ),
      ).toEqual(['pass', 'fail']);
    }
  });

  it.each([
    ['pass', 'pass'],
    ['warn', 'warn'],
    ['fail', 'fail'],
    ['excluded', 'skipped'],
    ['unevaluated', 'not_evaluated'],
    ['FAIL', 'fail'],
    ['passed', 'not_evaluated'],
    [true, 'not_evaluated'],
    [null, 'not_evaluated'],
  ])('rule 2: %s becomes %s', async (outcome, expected) => {
    expect(await outcomesOf(scanResults([check({ outcome })]))).toEqual([
      expected,
    ]);
    expect(
      await outcomesOf(verification([contractCheck({ outcome })])),
    ).toEqual([expected]);
  });

  it('rule 3: a scan that broke is read for what it has', async () => {
    const report = await readOne(
      scanResults([check()], {
        hasErrors: true,
        logs: [{ level: 'error', message: 'no such column' }],
      }),
    );
    expect(report.results.map(each => each.outcome)).toEqual(['pass']);
    expect(report.problems).toEqual([
      { code: 'engine-error', severity: 'error', message: 'no such column' },
    ]);
  });

  it('rule 4: a result has the time at which the scan ended', async () => {
    const [result] = (await readOne(scanResults([check()]))).results;
    expect(result.executedAt).toBe('2026-11-20T06:00:05.000Z');
  });

  it('rule 5: the table is told for the inbox, and rows and tokens are not', async () => {
    const blocks = [{ type: 'file', rows: [['secret@example.com']] }];
    for (const bytes of [
      scanResults([check({ diagnostics: { value: 0, blocks } })], {
        token: 'a-token-that-must-not-get-out',
        queries: [{ sql: "select 'secret@example.com'" }],
      }),
      verification([contractCheck({ failedRows: blocks }, { blocks })]),
    ]) {
      const report = await readOne(bytes);
      expect(report.results[0].target.physicalName).toMatchObject({
        namespace: 'retail',
        table: 'orders',
      });
      expect(JSON.stringify(report)).not.toMatch(/secret|a-token/);
    }
  });
});

describe('traps of Soda', () => {
  it('trap: one bad column takes all checks of its query with it', async () => {
    const report = await readOne(
      scanResults([], {
        hasErrors: true,
        hasFailures: false,
        logs: [{ level: 'error', message: 'column "x" does not exist' }],
      }),
    );
    expect(report.results).toEqual([]);
    expect(report.problems).toMatchObject([
      { code: 'engine-error', message: 'column "x" does not exist' },
    ]);
    expect(await codesOf(scanResults([], { hasErrors: true }))).toEqual([
      'engine-error',
    ]);
  });

  it('trap: an unevaluated check has the value 0', async () => {
    const [result] = (
      await readOne(verification([contractCheck({ outcome: 'unevaluated' })]))
    ).results;
    expect(result.outcome).toBe('not_evaluated');
    expect(result.measured).toBeUndefined();
  });

  it('trap: thresholds tell what violates a check', async () => {
    const thresholdOf = async (diagnostics: object) =>
      (await readOne(scanResults([check({ diagnostics })]))).results[0]
        .threshold;
    expect(await thresholdOf({ value: 5, fail: { lessThanOrEqual: 0 } })).toBe(
      'fails if ≤ 0',
    );
    expect(
      await thresholdOf({
        value: 5,
        warn: { greaterThan: 1 },
        fail: { greaterThan: 400, lessThan: 100 },
      }),
    ).toBe('warns if > 1, fails if > 400 or < 100');
    expect(await thresholdOf({ value: 0, fail: {} })).toBeUndefined();
  });

  it('trap: age is measured in milliseconds', async () => {
    const [old] = (
      await readOne(
        scanResults([
          check({
            definition: 'checks for orders:\n  freshness(created_at) < 1d',
            diagnostics: {
              value: 114_666,
              measure: 'time',
              fail: { greaterThanOrEqual: 86_400_000 },
            },
          }),
        ]),
      )
    ).results;
    expect(old.measured).toEqual({ value: 114.666, unit: 'seconds' });
    expect(old.threshold).toBe('fails if ≥ 86400 s');
    const [contract] = (
      await readOne(
        verification([
          contractCheck({
            checkType: 'freshness',
            diagnostics: { value: 695_000, v4: { type: 'freshness' } },
          }),
        ]),
      )
    ).results;
    expect(contract.measured).toEqual({ value: 695, unit: 'seconds' });
  });

  it('trap: no percent of an empty table is missing', async () => {
    const bytes = scanResults(
      [
        check({ name: 'missing_percent(id) = 0' }),
        check({
          ...other,
          name: 'row_count = 0',
          definition: 'checks for orders:\n  row_count = 0',
        }),
      ],
      {
        metrics: [
          {
            identity: 'metric-nightly-retail-orders-row_count',
            metricName: 'row_count',
            value: 0,
          },
        ],
      },
    );
    expect(await outcomesOf(bytes)).toEqual(['not_evaluated', 'pass']);
    expect(await codesOf(bytes)).toEqual(['nothing-tested']);
    expect(
      await outcomesOf(
        verification([contractCheck({}, { checkRowsTested: 0 })]),
      ),
    ).toEqual(['not_evaluated']);
  });

  it('trap: a contract that is not valid has no list of checks', async () => {
    const report = await readOne(
      verification(undefined, {
        hasErrors: true,
        logs: [{ level: 'error', message: 'Duplicate columns' }],
      }),
    );
    expect(report.results).toEqual([]);
    expect(report.problems).toMatchObject([{ message: 'Duplicate columns' }]);
  });

  it('trap: a check for each group has one identity for all of them', async () => {
    const group = (distinctLabel: string) =>
      check({ group: { name: 'orders per currency', distinctLabel } });
    const report = await readOne(scanResults([group('USD'), group('EUR')]));
    expect(new Set(report.results.map(each => each.checkKey)).size).toBe(2);
    expect(report.problems).toEqual([]);
  });
});

describe('bad input', () => {
  it('leaves out what is no check', async () => {
    const bytes = scanResults([
      null,
      check(),
      check({ identities: {}, identity: null }),
    ]);
    expect(await outcomesOf(bytes)).toEqual(['pass']);
    expect(await codesOf(bytes)).toEqual(['malformed', 'no-identity']);
  });

  it('says of checks that are no list that they are not', async () => {
    expect(await codesOf(scanResults({}))).toEqual(['malformed']);
  });

  it('recognises the same scan when it comes again', async () => {
    const runId = async (bytes: Uint8Array) => (await readOne(bytes)).runId;
    const first = await runId(scanResults([check()]));
    expect(await runId(scanResults([check()]))).toBe(first);
    expect(await runId(scanResults([check({ outcome: 'fail' })]))).not.toBe(
      first,
    );
    expect(
      await runId(
        scanResults([check()], {
          scanStartTimestamp: '2026-11-21T06:00:00+00:00',
        }),
      ),
    ).not.toBe(first);
  });

  it('takes what the team wrote into the attributes of a check', async () => {
    const [result] = (
      await readOne(
        scanResults([
          check({
            resourceAttributes: [
              { name: 'dimension', value: 'accuracy' },
              { name: 'severity', value: 'critical' },
              { name: 'data_product', value: 'dataproduct:default/orders' },
              { name: 'output_port', value: 'orders' },
            ],
          }),
        ]),
      )
    ).results;
    expect(result).toMatchObject({
      dimension: 'accuracy',
      severity: 'critical',
      target: { productRef: 'dataproduct:default/orders', port: 'orders' },
    });
  });
});
