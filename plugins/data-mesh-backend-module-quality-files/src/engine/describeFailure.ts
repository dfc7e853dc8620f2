/** What went wrong, by the kind of failure that the process tells. */
const FAILURES: Record<string, string> = {
  'Binder Error': 'A column does not exist, or its type cannot be compared',
  'Conversion Error': 'A value cannot be read as its type',
  Crash: 'DuckDB ended unexpectedly, perhaps for want of memory',
  'IO Error': 'The file cannot be read',
  'Invalid Input Error': 'The file is not of the format that the contract says',
  'Out of Memory Error': 'The memory that is allowed was not enough',
  'Out of Range Error': 'A value is out of the range of its type',
  'Pattern Error': 'The pattern is no regular expression of DuckDB',
  'Permission Error': 'The file may not be read',
  'Refused Error': 'Only one SELECT at a time is run',
  Timeout: 'It took too long and was cancelled',
};

/** Words for people, without anything of the file. */
export function describeFailure(kind: string | undefined): string {
  return kind !== undefined && Object.hasOwn(FAILURES, kind)
    ? FAILURES[kind]
    : `DuckDB failed${kind === undefined ? '' : ` with: ${kind}`}`;
}
