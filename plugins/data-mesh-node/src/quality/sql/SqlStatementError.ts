/**
 * A statement failed, and the platform is still there. Its message is shown to
 * people: it is in words of the runner and holds no values of the data, as the
 * messages of databases often do.
 * @public
 */
export class SqlStatementError extends Error {
  readonly name = 'SqlStatementError';
}
