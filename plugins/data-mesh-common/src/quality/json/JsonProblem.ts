/**
 * Why a document could not be read.
 * @public
 */
export class JsonProblem extends Error {
  /**
   * - `not-json`: no JSON, not even with `NaN` and `Infinity`
   * - `truncated`: the text ends before the document does
   * - `too-deep`, `too-large`: beyond the limits
   */
  readonly code: 'not-json' | 'truncated' | 'too-deep' | 'too-large';
  /** Bytes of UTF-8 before the problem. */
  readonly position: number;

  constructor(code: JsonProblem['code'], message: string, position: number) {
    super(message);
    this.name = 'JsonProblem';
    this.code = code;
    this.position = position;
  }
}
