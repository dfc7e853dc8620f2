export const encode = (text: string) => new TextEncoder().encode(text);

/** Python's encoder writes NaN as it is. */
const write = (value: unknown) =>
  encode(JSON.stringify(value).replaceAll('"<NaN>"', 'NaN'));

export const NAN = '<NaN>';

/** A result of a validation, as version 1 writes it. */
export const expectation = (fields: object = {}, config: object = {}) => ({
  success: true,
  expectation_config: {
    type: 'expect_column_values_to_not_be_null',
    id: '480e21d6-849b-45c9-bac9-c753d371e4ba',
    kwargs: { batch_id: 'warehouse-sales.orders', column: 'customer_id' },
    meta: {},
    ...config,
  },
  result: {
    element_count: 2000,
    unexpected_count: 0,
    unexpected_percent: 0,
    partial_unexpected_list: [],
  },
  exception_info: {
    raised_exception: false,
    exception_message: null,
    exception_traceback: null,
  },
  meta: {},
  ...fields,
});

/** Likewise, as version 0 writes it. */
export const oldExpectation = (fields: object = {}) => ({
  success: true,
  expectation_config: {
    expectation_type: 'expect_column_to_exist',
    kwargs: { column: 'Age', result_format: 'SUMMARY' },
    meta: {},
  },
  result: {},
  ...fields,
});

export const validation = (results: unknown, meta: object = {}) => ({
  success: true,
  results,
  suite_name: 'orders',
  suite_parameters: {},
  statistics: {
    evaluated_expectations: Array.isArray(results) ? results.length : 0,
    success_percent: null,
  },
  meta: {
    great_expectations_version: '1.2.0',
    run_id: { run_name: 'nightly', run_time: '2026-11-20T06:00:00+00:00' },
    validation_time: '2026-11-20T06:00:01+00:00',
    active_batch_definition: {
      datasource_name: 'warehouse',
      data_asset_name: 'sales.orders',
      batch_identifiers: {},
    },
    ...meta,
  },
});

export const validationResult = (results: unknown, meta?: object) =>
  write(validation(results, meta));

export const oldValidationResult = (results: unknown) =>
  write({
    success: true,
    evaluation_parameters: {},
    results,
    statistics: { evaluated_expectations: 1 },
    meta: {
      'great_expectations.__version__': '0.11.8',
      expectation_suite_name: 'titanic',
      run_id: '20200430T191246.763896Z',
      batch_kwargs: { datasource: 'files', path: '/data/titanic.csv' },
    },
  });

/** As `CheckpointResult.describe()` writes it. */
export const description = (expectations: unknown) =>
  write({
    success: true,
    statistics: { evaluated_validations: 1 },
    validation_results: [
      {
        success: true,
        statistics: { evaluated_expectations: 1 },
        expectations,
        result_url: null,
      },
    ],
  });

export const described = (fields: object = {}) => ({
  expectation_type: 'expect_column_values_to_not_be_null',
  success: true,
  kwargs: { batch_id: 'warehouse-sales.orders', column: 'customer_id' },
  result: { element_count: 2000, partial_unexpected_list: [NAN, NAN] },
  ...fields,
});

/** As checkpoints write it. */
export const checkpointResult = (...validations: unknown[]) =>
  write({
    run_results: Object.fromEntries(
      validations.map((each, index) => [
        `ValidationResultIdentifier::orders/nightly/20261120T06000${index}.000000Z/batch`,
        { validation_result: each },
      ]),
    ),
    success: true,
  });
