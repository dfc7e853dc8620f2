import type { ExpectedCheck } from './expectedCheck';

/** What checks of all engines are about, by the metrics of the standard. */
export type CheckKind =
  | 'nullValues'
  | 'missingValues'
  | 'invalidValues'
  | 'duplicateValues'
  | 'rowCount'
  | 'freshness'
  | 'retention';

/**
 * The kinds of promises that a kind of check can keep, by what the engines
 * call it. One that counts missing values counts nulls too, where the team did
 * not say what else is missing.
 */
const TYPES: Record<string, readonly string[]> = {
  nullValues: [
    'not_null',
    'not_null_proportion',
    'expect_column_values_to_not_be_null',
    'expect_column_proportion_of_non_null_values_to_be_between',
    'field_required',
    'required',
    'null_values',
    'nullvalues',
    'model_null_values',
    'field_null_values',
  ],
  'nullValues missingValues': ['missing', 'missing_count', 'missing_percent'],
  missingValues: [
    'missing_values',
    'missingvalues',
    'field_missing_values',
    'model_missing_values',
    'not_empty_string',
  ],
  invalidValues: [
    'accepted_values',
    'expect_column_values_to_be_in_set',
    'expect_column_distinct_values_to_be_in_set',
    'expect_column_values_to_match_regex',
    'expect_column_values_to_match_regex_list',
    'invalid',
    'invalid_count',
    'invalid_percent',
    'invalid_values',
    'invalidvalues',
    'field_enum',
    'field_regex',
    'field_invalid_values',
    'model_invalid_values',
  ],
  duplicateValues: [
    'unique',
    'unique_combination_of_columns',
    'expect_column_values_to_be_unique',
    'expect_compound_columns_to_be_unique',
    'duplicate',
    'duplicate_count',
    'duplicate_percent',
    'field_unique',
    'primary_key_unique',
    'field_primary_key_unique',
    'duplicate_values',
    'duplicatevalues',
    'field_duplicate_values',
    'model_duplicate_values',
  ],
  rowCount: [
    'row_count',
    'rowcount',
    'model_row_count',
    'expect_table_row_count_to_be_between',
    'expect_table_row_count_to_equal',
  ],
  freshness: [
    'freshness',
    'recency',
    'source_freshness',
    'servicelevel_freshness',
    'latency',
    'expect_row_values_to_have_recent_data',
    'expect_grouped_row_values_to_have_recent_data',
  ],
  retention: ['retention', 'servicelevel_retention'],
};

const BY_TYPE = new Map<string, readonly CheckKind[]>(
  Object.entries(TYPES).flatMap(([kinds, types]) =>
    types.map(type => [type, kinds.split(' ') as CheckKind[]] as const),
  ),
);

/** Engines use few types over and over; what they invent is bounded. */
const MOST_READ = 1000;
const read = new Map<string, readonly CheckKind[]>();

/** The kinds of promises that a reported check can keep. */
export function kindsOfType(type: string | undefined): readonly CheckKind[] {
  if (type === undefined) return [];
  let kinds = read.get(type);
  if (kinds === undefined) {
    kinds = readKinds(type);
    if (read.size >= MOST_READ) read.clear();
    read.set(type, kinds);
  }
  return kinds;
}

function readKinds(type: string): readonly CheckKind[] {
  const name = type
    .trim()
    .toLowerCase()
    // Packages bring their checks along under a name of their own.
    .replace(/^.*\./, '')
    .replaceAll(/[\s-]+/g, '_');
  return BY_TYPE.get(name) ?? [];
}

/** The kind of a promise; undefined for one that is like no other. */
export function kindOfPromise(expected: ExpectedCheck): CheckKind | undefined {
  if (expected.kind === 'service-level') {
    return expected.level.property === 'retention' ? 'retention' : 'freshness';
  }
  const [kind] = kindsOfType(expected.rule.metric);
  return kind;
}
