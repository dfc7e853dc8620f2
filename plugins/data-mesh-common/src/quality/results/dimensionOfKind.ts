import type { QualityDimension } from './dimension';

/**
 * What kinds of checks are about, by what the engines call them. Engines share
 * names and bring each other's kinds along, so there is one table. Kinds that
 * can be about anything, such as SQL of one's own, are about no dimension.
 */
const KINDS: Record<QualityDimension, readonly string[]> = {
  completeness: [
    // dbt, with dbt_utils and dbt_expectations
    'not_null',
    'not_null_proportion',
    'not_empty_string',
    'at_least_one',
    // Great Expectations
    'expect_column_values_to_not_be_null',
    'expect_column_proportion_of_non_null_values_to_be_between',
    // Soda
    'missing',
    'missing_count',
    'missing_percent',
    // Data contract checks and metrics
    'field_required',
    'field_primary_key_required',
    'azure_file_property_required',
    'required',
    'null_values',
    'nullvalues',
    'missing_values',
    'missingvalues',
    'model_null_values',
    'field_null_values',
    'field_missing_values',
  ],
  uniqueness: [
    'unique',
    'unique_combination_of_columns',
    'expect_column_values_to_be_unique',
    'expect_column_unique_value_count_to_be_between',
    'expect_column_proportion_of_unique_values_to_be_between',
    'expect_compound_columns_to_be_unique',
    'expect_multicolumn_values_to_be_unique',
    'expect_select_column_values_to_be_unique_within_record',
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
  conformity: [
    'accepted_values',
    'not_accepted_values',
    'accepted_range',
    'schema_changes',
    'expect_column_to_exist',
    'expect_table_columns_to_match_set',
    'expect_table_columns_to_match_ordered_list',
    'expect_table_column_count_to_equal',
    'expect_table_column_count_to_be_between',
    'expect_column_values_to_be_in_set',
    'expect_column_values_to_not_be_in_set',
    'expect_column_distinct_values_to_be_in_set',
    'expect_column_distinct_values_to_equal_set',
    'expect_column_distinct_values_to_contain_set',
    'expect_column_most_common_value_to_be_in_set',
    'expect_column_values_to_be_between',
    'expect_column_values_to_be_null',
    'expect_column_values_to_be_of_type',
    'expect_column_values_to_be_in_type_list',
    'expect_column_values_to_be_dateutil_parseable',
    'expect_column_values_to_be_json_parseable',
    'expect_column_values_to_match_json_schema',
    'expect_column_values_to_match_regex',
    'expect_column_values_to_not_match_regex',
    'expect_column_values_to_match_regex_list',
    'expect_column_values_to_not_match_regex_list',
    'expect_column_values_to_match_like_pattern',
    'expect_column_values_to_not_match_like_pattern',
    'expect_column_values_to_match_like_pattern_list',
    'expect_column_values_to_not_match_like_pattern_list',
    'expect_column_values_to_match_strftime_format',
    'expect_column_value_lengths_to_be_between',
    'expect_column_value_lengths_to_equal',
    'invalid',
    'invalid_count',
    'invalid_percent',
    'schema',
    'field_is_present',
    'field_type',
    'field_physical_type',
    'field_nested_type',
    'field_nested_physical_type',
    'field_enum',
    'field_regex',
    'field_minimum',
    'field_maximum',
    'field_min_length',
    'field_max_length',
    'field_not_equal',
    'invalid_values',
    'invalidvalues',
    'field_invalid_values',
  ],
  consistency: [
    'relationships',
    'relationships_where',
    'equality',
    'equal_rowcount',
    'fewer_rows_than',
    'cardinality_equality',
    'sequential_values',
    'mutually_exclusive_ranges',
    'expect_column_pair_values_to_be_equal',
    'expect_column_pair_values_a_to_be_greater_than_b',
    'expect_column_pair_values_to_be_in_set',
    'expect_multicolumn_sum_to_equal',
    'expect_table_row_count_to_equal_other_table',
    'expect_column_values_to_be_increasing',
    'expect_column_values_to_be_decreasing',
    'reference',
    'relationship',
    'reconciliation',
    'field_foreign_key',
  ],
  coverage: [
    'volume_anomalies',
    'expect_table_row_count_to_be_between',
    'expect_table_row_count_to_equal',
    'row_count',
    'rowcount',
    'model_row_count',
  ],
  timeliness: [
    'recency',
    'freshness',
    'freshness_anomalies',
    'event_freshness_anomalies',
    'expect_row_values_to_have_recent_data',
    'expect_grouped_row_values_to_have_recent_data',
    'retention',
    'servicelevel_freshness',
    'servicelevel_retention',
  ],
  accuracy: [
    'column_anomalies',
    'all_columns_anomalies',
    'expect_column_mean_to_be_between',
    'expect_column_median_to_be_between',
    'expect_column_stdev_to_be_between',
    'expect_column_sum_to_be_between',
    'expect_column_min_to_be_between',
    'expect_column_max_to_be_between',
    'expect_column_quantile_values_to_be_between',
    'expect_column_value_z_scores_to_be_less_than',
    'expect_column_kl_divergence_to_be_less_than',
    'aggregate',
    'avg',
    'sum',
    'min',
    'max',
    'stddev',
    'metric',
  ],
};

const BY_KIND = new Map<string, QualityDimension>(
  (Object.keys(KINDS) as QualityDimension[]).flatMap(dimension =>
    KINDS[dimension].map(kind => [kind, dimension] as const),
  ),
);

/**
 * The dimension that a kind of check is about, such as `completeness` for
 * `not_null`; undefined for kinds that are not known or can be about anything.
 * @public
 */
export function dimensionOfKind(
  kind: string | undefined,
): QualityDimension | undefined {
  return kind === undefined
    ? undefined
    : BY_KIND.get(
        kind
          .trim()
          .toLowerCase()
          .replaceAll(/[\s-]+/g, '_'),
      );
}
