import { uuidOf, verdictOn, type Vary } from './run';

type Assertion = { assertion: string; column: string; success: boolean };
type Dataset = {
  name: string;
  inputFacets: { dataQualityAssertions: { assertions: Assertion[] } };
};
type LineageEvent = {
  run: object;
  job: { name: string };
  inputs: Dataset[];
};

/** The events of a job that runs tests, in a list. */
export const varyOpenLineage: Vary = ([document], run) => [
  (document as LineageEvent[]).map(event => {
    const inputs = event.inputs.map(dataset => {
      const { dataQualityAssertions: facet } = dataset.inputFacets;
      const assertions = facet.assertions.map(each => {
        const verdict = verdictOn(
          run,
          `${dataset.name}.${each.assertion}(${each.column})`,
        );
        return verdict === undefined
          ? each
          : { ...each, success: verdict === 'pass' };
      });
      return {
        ...dataset,
        inputFacets: {
          ...dataset.inputFacets,
          dataQualityAssertions: { ...facet, assertions },
        },
      };
    });
    const isGood = inputs.every(({ inputFacets }) =>
      inputFacets.dataQualityAssertions.assertions.every(each => each.success),
    );
    return {
      ...event,
      eventTime: run.at.toISOString(),
      eventType: isGood ? 'COMPLETE' : 'FAIL',
      run: { ...event.run, runId: uuidOf(run.seed + event.job.name) },
      inputs,
    };
  }),
];
