const encode = (value: unknown) =>
  new TextEncoder().encode(JSON.stringify(value));

export const assertion = (fields: object = {}) => ({
  assertion: 'not_null',
  success: true,
  column: 'order_id',
  severity: 'error',
  name: 'not_null_orders_order_id',
  ...fields,
});

const facet = (assertions: unknown) => ({
  dataQualityAssertions: {
    _producer: 'https://example.com',
    _schemaURL:
      'https://openlineage.io/spec/facets/1-1-0/DataQualityAssertionsDatasetFacet.json',
    assertions,
  },
});

/** A dataset with assertions, where the standard has them for inputs. */
export const dataset = (assertions: unknown, fields: object = {}) => ({
  namespace: 'postgres://warehouse:5432',
  name: 'shop.sales.orders',
  inputFacets: facet(assertions),
  facets: { dataSource: { name: 'x', uri: 'postgres://u:secret@warehouse' } },
  ...fields,
});

/** The same as a facet of the dataset itself. */
export const datasetFacet = (assertions: unknown) => ({
  facets: facet(assertions),
});

export const event = (inputs: unknown, fields: object = {}) => ({
  eventType: 'COMPLETE',
  eventTime: '2026-11-20T06:00:00.123456Z',
  producer: 'https://example.com',
  run: {
    runId: 'f69a6e9b-9bac-4c9a-9cf6-eacb70ecc9a9',
    facets: { processing_engine: { name: 'dbt', version: '1.10.15' } },
  },
  job: { namespace: 'nightly', name: 'shop.orders.test' },
  inputs,
  outputs: [],
  ...fields,
});

/** An event with tests that are of no dataset. */
export const testEvent = (tests: unknown, inputs: unknown = []) =>
  event(inputs, {
    run: { runId: 'f69a6e9b', facets: { test: { tests } } },
  });

export const one = (value: unknown) => encode(value);

export const events = (...list: unknown[]) => encode(list);
