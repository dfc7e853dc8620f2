import {
  untrusted,
  type JsonSelection,
} from '@backstage-data-mesh/plugin-data-mesh-common';

const { field, fieldsOf, listOf } = untrusted;

export type GxArtifactKind =
  'validation-result' | 'checkpoint-result' | 'checkpoint-description';

/** A validation of a suite on a batch, in whatever it was wrapped. */
export type Validation = {
  /** The identifier that older checkpoints file it under. */
  identifier?: string;
  document: unknown;
};

const EXPECTATION: JsonSelection = {
  success: true,
  expectation_config: {
    type: true,
    expectation_type: true,
    kwargs: true,
    meta: true,
    severity: true,
  },
  // As checkpoints describe it.
  expectation_type: true,
  kwargs: true,
  meta: true,
  severity: true,
  exception_info: {
    raised_exception: true,
    exception_message: true,
    // Keyed by the metric that raised it.
    '*': { raised_exception: true, exception_message: true },
  },
  // Lists of unexpected values are rows of the data.
  result: {
    element_count: true,
    unexpected_count: true,
    unexpected_percent: true,
    observed_value: true,
  },
};

const VALIDATION: JsonSelection = {
  success: true,
  suite_name: true,
  statistics: { evaluated_expectations: true },
  results: EXPECTATION,
  expectations: EXPECTATION,
  result_url: true,
  meta: {
    great_expectations_version: true,
    'great_expectations.__version__': true,
    expectation_suite_name: true,
    data_asset_name: true,
    run_id: true,
    run_time: true,
    validation_time: true,
    batch_markers: { ge_load_time: true },
    active_batch_definition: {
      datasource_name: true,
      data_asset_name: true,
      batch_identifiers: true,
    },
    batch_spec: { schema_name: true, table_name: true },
    batch_kwargs: {
      datasource: true,
      schema: true,
      table: true,
      path: true,
      data_asset_name: true,
    },
  },
};

/** All that is read of an artifact. */
export const PARTS: JsonSelection = {
  ...VALIDATION,
  validation_results: VALIDATION,
  run_results: { '*': { ...VALIDATION, validation_result: VALIDATION } },
};

export function recognise(head: unknown): GxArtifactKind | undefined {
  if (isValidation(head)) return 'validation-result';
  const described = listOf(field(head, 'validation_results'));
  if (
    typeof field(head, 'statistics', 'evaluated_validations') === 'number' ||
    Array.isArray(field(described[0], 'expectations'))
  ) {
    return 'checkpoint-description';
  }
  const runs = Object.entries(fieldsOf(field(head, 'run_results')) ?? {});
  return runs.some(
    ([id, run]) =>
      id.startsWith('ValidationResultIdentifier::') ||
      isValidation(run) ||
      isValidation(field(run, 'validation_result')),
  )
    ? 'checkpoint-result'
    : undefined;
}

function isValidation(value: unknown): boolean {
  const results = field(value, 'results');
  if (!Array.isArray(results)) return false;
  const meta = field(value, 'meta');
  return (
    fieldsOf(field(results[0], 'expectation_config')) !== undefined ||
    typeof field(value, 'statistics', 'evaluated_expectations') === 'number' ||
    field(meta, 'great_expectations_version') !== undefined ||
    field(meta, 'great_expectations.__version__') !== undefined
  );
}

export function validationsIn(
  document: unknown,
  kind: GxArtifactKind,
): Validation[] {
  switch (kind) {
    case 'validation-result':
      return [{ document }];
    case 'checkpoint-description':
      return listOf(field(document, 'validation_results')).map(each => ({
        document: each,
      }));
    default:
      return Object.entries(fieldsOf(field(document, 'run_results')) ?? {}).map(
        ([identifier, run]) => ({
          identifier,
          document: field(run, 'validation_result') ?? run,
        }),
      );
  }
}
