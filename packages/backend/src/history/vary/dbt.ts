import { amountOf, before, uuidOf, verdictOn, type Vary } from './run';

type RunResults = {
  metadata: Record<string, unknown>;
  results: Array<{
    unique_id: string;
    status: string;
    failures: number | null;
    message: string | null;
    timing: unknown[];
  }>;
};

/** Run results first, then their manifest. */
export const varyDbt: Vary = ([runResults, manifest], run) => {
  const { metadata, results, ...rest } = runResults as RunResults;
  const invocation = uuidOf(run.seed);
  const varied = results.map((result, nth) => {
    const timing = ['compile', 'execute'].map(name => ({
      name,
      started_at: before(run.at, results.length - nth + 1),
      completed_at: before(run.at, results.length - nth),
    }));
    const verdict = result.unique_id.startsWith('test.')
      ? verdictOn(run, result.unique_id)
      : undefined;
    if (verdict === undefined) {
      return { ...result, timing };
    }
    const failures =
      verdict === 'pass' ? 0 : amountOf(run.seed + result.unique_id, 2, 60);
    return {
      ...result,
      timing,
      status: verdict,
      failures,
      message:
        verdict === 'pass'
          ? null
          : `Got ${failures} results, configured to ${verdict} if != 0`,
    };
  });
  const { metadata: about } = manifest as RunResults;
  return [
    {
      ...rest,
      metadata: {
        ...metadata,
        invocation_id: invocation,
        generated_at: run.at.toISOString(),
        invocation_started_at: before(run.at, results.length + 5),
      },
      results: varied,
    },
    {
      ...(manifest as object),
      metadata: {
        ...about,
        invocation_id: invocation,
        generated_at: run.at.toISOString(),
      },
    },
  ];
};
