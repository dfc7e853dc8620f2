import { amountOf, uuidOf, verdictOn, type Vary } from './run';

type Result = {
  success: boolean;
  expectation_config: { type: string; kwargs: { column?: string } };
  result: { element_count?: number };
};
type Validation = {
  meta: Record<string, unknown>;
  results: Result[];
};

/** A validation result. Which failures only warn, its severities say. */
export const varyGreatExpectations: Vary = ([document], run) => {
  const { results, meta, ...rest } = document as Validation;
  const varied = results.map(result => {
    const { type, kwargs } = result.expectation_config;
    const name = kwargs.column ? `${type}(${kwargs.column})` : type;
    const verdict = verdictOn(run, name);
    const rows = result.result.element_count;
    if (verdict === undefined || rows === undefined) {
      return result;
    }
    const unexpected =
      verdict === 'pass' ? 0 : amountOf(run.seed + name, 3, 400);
    return {
      ...result,
      success: verdict === 'pass',
      result: {
        ...result.result,
        unexpected_count: unexpected,
        unexpected_percent: (100 * unexpected) / rows,
      },
    };
  });
  const good = varied.filter(({ success }) => success).length;
  return [
    {
      ...rest,
      success: good === varied.length,
      results: varied,
      statistics: {
        evaluated_expectations: varied.length,
        successful_expectations: good,
        unsuccessful_expectations: varied.length - good,
        success_percent: (100 * good) / varied.length,
      },
      meta: {
        ...meta,
        validation_id: uuidOf(run.seed),
        run_id: { run_name: 'nightly', run_time: run.at.toISOString() },
        validation_time: run.at.toISOString(),
      },
    },
  ];
};
