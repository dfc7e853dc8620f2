import {
  describeQualityReader,
  engineFixtures,
} from '@backstage-data-mesh/plugin-data-mesh-node/testUtils';
import { greatExpectationsReader } from '.';
import {
  checkpointResult,
  described,
  description,
  expectation,
  oldExpectation,
  oldValidationResult,
  validation,
  validationResult,
} from './__testUtils__/artifacts';

const { describeWithFixtures, fixture } = engineFixtures('great-expectations');

const NOW = new Date('2026-11-23T12:00:00Z');

const failed = expectation(
  {
    success: false,
    result: {
      element_count: 10,
      unexpected_count: 1,
      unexpected_percent: 10,
      partial_unexpected_list: ['secret@example.com'],
    },
  },
  { type: 'expect_column_values_to_match_regex' },
);

describeQualityReader({
  reader: greatExpectationsReader,
  now: NOW,
  samples: [
    {
      name: 'a validation of version 1',
      bytes: validationResult([expectation(), failed]),
    },
    {
      name: 'a validation of version 0',
      bytes: oldValidationResult([
        oldExpectation(),
        oldExpectation({
          success: false,
          expectation_config: {
            expectation_type: 'expect_column_to_exist',
            kwargs: { column: 'Sex' },
          },
        }),
      ]),
    },
    {
      name: 'a described checkpoint',
      bytes: description([
        described(),
        described({ success: false, kwargs: { column: 'id' } }),
      ]),
    },
    {
      name: 'a checkpoint',
      bytes: checkpointResult(
        validation([expectation(), failed]),
        validation([expectation()]),
      ),
    },
  ],
  unknownStatus: [
    {
      name: 'version 1',
      bytes: validationResult([expectation({ success: 'maybe' })]),
    },
    {
      name: 'version 0',
      bytes: oldValidationResult([oldExpectation({ success: 1 })]),
    },
    { name: 'described', bytes: description([described({ success: null })]) },
  ],
});

describeWithFixtures(
  'with files that Great Expectations wrote (skipped without fixtures/great-expectations in DATA_MESH_FIXTURES)',
  () => {
    describeQualityReader({
      reader: greatExpectationsReader,
      now: NOW,
      samples: [
        'gx-0.x/profiler_evrs_with_exception.json',
        'gx-0.x/titanic.json',
        'gx-0.x/validation_operator_result_multiple.json',
        'gx-1.2.0-generated/orders_boolean_only.validation_result.json',
        'gx-1.2.0-generated/orders_complete.validation_result.json',
        'gx-1.2.0-generated/orders_mixed.describe.json',
        'gx-1.2.0-generated/orders_mixed.validation_result.json',
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
          bytes: validationResult([expectation({ success: [] })]),
        },
      ],
    });
  },
);

const read = (bytes: Uint8Array) =>
  greatExpectationsReader.read([{ bytes }], { now: NOW });

const readOne = async (bytes: Uint8Array) => (await read(bytes))[0];

const outcomesOf = async (bytes: Uint8Array) =>
  (await readOne(bytes)).results.map(each => each.outcome);

const codesOf = async (bytes: Uint8Array) =>
  (await readOne(bytes)).problems.map(each => each.code);

describe('the rules that no engine may break', () => {
  it('rule 1: the success of a run counts for nothing', async () => {
    for (const success of [true, false, null]) {
      const bytes = new TextEncoder().encode(
        JSON.stringify({ ...validation([failed, expectation()]), success }),
      );
      expect(await outcomesOf(bytes)).toEqual(['fail', 'pass']);
    }
  });

  it('rule 2: an expectation neither true nor false is not evaluated', async () => {
    for (const success of ['true', 1, null, {}, undefined]) {
      const bytes = validationResult([expectation({ success })]);
      expect(await outcomesOf(bytes)).toEqual(['not_evaluated']);
      expect(await codesOf(bytes)).toContain('unknown-status');
    }
  });

  it.each([
    [{ severity: 'critical' }, 'fail'],
    [{ severity: 'warning' }, 'warn'],
    [{ severity: 'info' }, 'warn'],
    [{ meta: { severity: 'warning' } }, 'warn'],
    [{}, 'fail'],
  ])('rule 2: a failure of %j becomes %s', async (config, outcome) => {
    expect(
      await outcomesOf(
        validationResult([expectation({ success: false }, config)]),
      ),
    ).toEqual([outcome]);
  });

  it('rule 3: a validation that failed is read like any other', async () => {
    expect(await outcomesOf(validationResult([failed]))).toEqual(['fail']);
  });

  it('rule 4: a result has the time of its validation', async () => {
    const [result] = (await readOne(validationResult([expectation()]))).results;
    expect(result.executedAt).toBe('2026-11-20T06:00:01.000Z');
    const [old] = (await readOne(oldValidationResult([oldExpectation()])))
      .results;
    expect(old.executedAt).toBe('2020-04-30T19:12:46.763Z');
  });

  it('rule 5: the asset is told for the inbox, and values of the data are not', async () => {
    const report = await readOne(validationResult([failed]));
    expect(report.results[0].target.physicalName).toEqual({
      namespace: 'warehouse',
      schema: 'sales',
      table: 'orders',
    });
    expect(JSON.stringify(report)).not.toContain('secret@example.com');
  });
});

describe('traps of Great Expectations', () => {
  it('trap: a description of a checkpoint has bare NaN in it', async () => {
    const bytes = description([described()]);
    expect(new TextDecoder().decode(bytes)).toContain('[NaN,NaN]');
    expect(await outcomesOf(bytes)).toEqual(['pass']);
  });

  it.each([
    ['flat', { raised_exception: true, exception_message: 'no such column' }],
    [
      'nested',
      {
        "('column_values.nonnull.condition', 'a1b2', ())": {
          raised_exception: true,
          exception_message: 'no such column',
          exception_traceback: 'Traceback: row 17: secret@example.com',
        },
      },
    ],
  ])(
    'trap: an exception is an error and not a failure (%s)',
    async (_, info) => {
      const report = await readOne(
        validationResult([
          expectation({ success: false, exception_info: info }),
          expectation({ success: true, exception_info: info }, { type: 'x' }),
        ]),
      );
      expect(report.results).toMatchObject([
        { outcome: 'error', message: 'no such column' },
        { outcome: 'error' },
      ]);
      expect(JSON.stringify(report)).not.toContain('Traceback');
    },
  );

  it('trap: an empty suite is a success of 0 expectations', async () => {
    const report = await readOne(validationResult([]));
    expect(report.results).toEqual([]);
    expect(report.problems.map(each => each.code)).toEqual(['no-checks']);
  });

  it('trap: an empty batch has no nulls', async () => {
    const bytes = validationResult([
      expectation({
        result: {
          element_count: 0,
          unexpected_count: 0,
          unexpected_percent: null,
        },
      }),
    ]);
    expect(await outcomesOf(bytes)).toEqual(['not_evaluated']);
    expect(await codesOf(bytes)).toEqual(['nothing-tested', 'no-checks']);
  });

  it('trap: BOOLEAN_ONLY leaves the result empty, and its verdict is one', async () => {
    expect(
      await outcomesOf(validationResult([expectation({ result: {} })])),
    ).toEqual(['pass']);
  });

  it('trap: observed values can be lists of data', async () => {
    const report = await readOne(
      validationResult([
        expectation({ result: { observed_value: ['secret@example.com'] } }),
        expectation(
          { result: { observed_value: 'Mr. Secret' } },
          { type: 'x' },
        ),
        expectation({ result: { observed_value: 30.4 } }, { type: 'y' }),
      ]),
    );
    expect(JSON.stringify(report)).not.toMatch(/secret/i);
    expect(report.results[2].measured).toEqual({ value: 30.4 });
  });

  it('trap: ids of expectations change with each run of an ephemeral context', async () => {
    const keys = await Promise.all(
      ['one', 'two'].map(
        async id =>
          (await readOne(validationResult([expectation({}, { id })])))
            .results[0].checkKey,
      ),
    );
    expect(keys[0]).toBe(keys[1]);
  });

  it('trap: a suite can hold an expectation twice with other arguments', async () => {
    const report = await readOne(
      validationResult(
        [{ mostly: 0.7 }, {}].map(more =>
          expectation({}, { kwargs: { column: 'status', ...more } }),
        ),
      ),
    );
    const [loose, strict] = report.results;
    expect(loose.checkKey).not.toBe(strict.checkKey);
    expect(loose.threshold).toBe('in 70 % of rows');
  });

  it('trap: a checkpoint gives all its validations one run id', async () => {
    const batch = (month: string) =>
      validation([expectation()], {
        active_batch_definition: {
          datasource_name: 'warehouse',
          data_asset_name: 'sales.orders',
          batch_identifiers: { month },
        },
      });
    const bytes = new TextEncoder().encode(
      JSON.stringify({ run_results: { a: batch('01'), b: batch('02') } }),
    );
    const reports = await read(bytes);
    expect(new Set(reports.map(each => each.runId)).size).toBe(2);
    expect(new Set(reports.map(each => each.results[0].checkKey)).size).toBe(1);
  });

  it('trap: a description has no run id, and is recognised when it comes again', async () => {
    const [first] = await read(description([described()]));
    const [second] = await read(description([described()]));
    const [other] = await read(description([described({ success: false })]));
    expect(second.runId).toBe(first.runId);
    expect(other.runId).not.toBe(first.runId);
  });
});

describe('bad input', () => {
  it('leaves out what is no result, and what names no expectation', async () => {
    const bytes = validationResult([
      expectation(),
      null,
      'pass',
      expectation({}, { type: null }),
    ]);
    expect(await outcomesOf(bytes)).toEqual(['pass']);
    expect(await codesOf(bytes)).toEqual([
      'malformed',
      'malformed',
      'no-identity',
    ]);
  });

  it('says so when a suite is said to be evaluated and is not there', async () => {
    const bytes = new TextEncoder().encode(
      JSON.stringify({
        ...validation([]),
        statistics: { evaluated_expectations: 12 },
      }),
    );
    expect(await codesOf(bytes)).toEqual(['contradiction', 'no-checks']);
  });

  it('gives no link that is not to a page', async () => {
    const linkTo = async (url: string) =>
      (
        await readOne(
          new TextEncoder().encode(
            JSON.stringify({ ...validation([expectation()]), result_url: url }),
          ),
        )
      ).results[0].link;
    expect(await linkTo('https://app.greatexpectations.io/x')).toBe(
      'https://app.greatexpectations.io/x',
    );
    expect(await linkTo('file:///etc/passwd')).toBeUndefined();
  });
});
