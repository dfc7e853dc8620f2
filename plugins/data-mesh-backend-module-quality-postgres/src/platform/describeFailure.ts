/**
 * What went wrong in a statement, by the code of PostgreSQL. The message of
 * the server is left out, as it may quote values of rows, such as "invalid
 * input syntax for type integer".
 */
const FAILURES: Record<string, string> = {
  '22001': 'A value is too long for its type',
  '22003': 'A value is out of the range of its type',
  '22007': 'A value is no date or time',
  '22008': 'A date or time is out of its range',
  '22012': 'Something is divided by zero',
  '22021': 'A value holds characters that PostgreSQL does not know',
  '22P02': 'A value cannot be read as its type',
  '2201B': 'The pattern is no regular expression of PostgreSQL',
  '25006': 'The statement would have changed data',
  '42501': "The portal's login may not read this",
  '42601': 'The query is no valid SQL',
  '42702': 'The query names a column that could be one of several',
  '42703': 'A column does not exist',
  '42704': 'A type does not exist',
  '42725': 'The query calls a function that could be one of several',
  '42803': 'The query groups its columns wrongly',
  '42804': 'The query mixes types that do not go together',
  '42883': 'No such function or comparison exists for the type of the column',
  '42P01': 'A table does not exist',
  '53100': 'The server has no space left for the query',
  '53200': 'The server has no memory left for the query',
  '54000': 'The query is too large for PostgreSQL',
  '54001': 'The query is too deep for PostgreSQL',
  '55P03': 'Somebody else kept the table locked',
  '57014': 'It took too long and was cancelled',
};

/** Codes after which the connection or the server is gone. */
const GONE = /^(?:08|28|3D|57P|58|F0|XX)/;

/** Words for the failure of a statement; undefined when more than it failed. */
export function describeFailure(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | undefined)?.code;
  if (typeof code !== 'string' || !/^[0-9A-Z]{5}$/.test(code)) {
    return undefined;
  }
  if (GONE.test(code) || code === '53300') return undefined;
  return Object.hasOwn(FAILURES, code)
    ? FAILURES[code]
    : `PostgreSQL answered with the error ${code}`;
}
