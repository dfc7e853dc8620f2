import { amountOf, before, verdictOn, type Vary } from './run';

type Check = {
  name: string;
  outcome: string;
  diagnostics: { value: number };
};
type Scan = { checks: Check[] };

/** The results of a scan. */
export const varySoda: Vary = ([document], run) => {
  const { checks, ...rest } = document as Scan;
  const varied = checks.map(check => {
    const verdict = verdictOn(run, check.name);
    return verdict === undefined
      ? check
      : {
          ...check,
          outcome: verdict,
          diagnostics: {
            ...check.diagnostics,
            ...(verdict === 'pass'
              ? {}
              : { value: amountOf(run.seed + check.name, 2, 40) }),
          },
        };
  });
  const started = before(run.at, 7);
  return [
    {
      ...rest,
      dataTimestamp: started,
      scanStartTimestamp: started,
      scanEndTimestamp: run.at.toISOString(),
      hasWarnings: varied.some(({ outcome }) => outcome === 'warn'),
      hasFailures: varied.some(({ outcome }) => outcome === 'fail'),
      checks: varied,
    },
  ];
};
