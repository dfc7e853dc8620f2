/**
 * Something in an artifact that its sender should know.
 *
 * | code | what it says |
 * | --- | --- |
 * | `not-json`, `truncated`, `too-deep`, `too-large` | The artifact could not be read; it has no results |
 * | `unknown-version` | Of a format version that is not known; nothing in it is taken as a verdict |
 * | `malformed` | A part that has another shape than the format says was left out |
 * | `no-checks` | A run in which no check was evaluated |
 * | `unknown-status` | A status that is not known; the check is not evaluated |
 * | `not-executed` | Listed, perhaps as a success, but never run; the check is not evaluated |
 * | `nothing-tested` | Passed without a single row; the check is not evaluated |
 * | `no-threshold` | Measured and compared with nothing; the check is not evaluated |
 * | `contradiction` | The parts of a result contradict each other; the check is not evaluated |
 * | `no-identity` | A result that does not say of which check it is was left out |
 * | `no-time` | The engine did not say when it ran |
 * | `from-the-future` | Ran later than now; the check is not evaluated |
 * | `repeated-check` | Several results of one check that cannot be told apart |
 * | `too-many-results` | Those beyond the limit were left out |
 * | `engine-error` | The engine itself reports an error beside the checks |
 * | `unfinished-run` | Results of a run that has not ended were left out |
 * @public
 */
export type QualityProblem = {
  code:
    | 'not-json'
    | 'truncated'
    | 'too-deep'
    | 'too-large'
    | 'unknown-version'
    | 'malformed'
    | 'no-checks'
    | 'unknown-status'
    | 'not-executed'
    | 'nothing-tested'
    | 'no-threshold'
    | 'contradiction'
    | 'no-identity'
    | 'no-time'
    | 'from-the-future'
    | 'repeated-check'
    | 'too-many-results'
    | 'engine-error'
    | 'unfinished-run';
  severity: 'error' | 'warning';
  message: string;
  /** Name of the check, where one is meant. */
  check?: string;
};
