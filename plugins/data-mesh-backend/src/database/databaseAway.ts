import { isError, ServiceUnavailableError } from '@backstage/errors';
import type { ErrorRequestHandler } from 'express';

/** Of the operating system, when the way to the database is cut. */
const NETWORK = [
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
];

/**
 * Of PostgreSQL: class 08, connections; 53300, too many of them; 57P01 to
 * 57P03, it shuts down or starts.
 */
const POSTGRES = /^(08...|53300|57P0[123])$/;

/** What drivers say in words only. */
const WORDS = /^Connection terminated|timeout exceeded when trying to connect/;

/** Whether a query failed because there was no database to ask. */
export function isDatabaseAway(error: unknown): boolean {
  if (!isError(error)) {
    return false;
  }
  const { code, errors } = error;
  return (
    error.name === 'KnexTimeoutError' ||
    (typeof code === 'string' &&
      (NETWORK.includes(code) || POSTGRES.test(code))) ||
    WORDS.test(error.message) ||
    // One for each address that was tried.
    (Array.isArray(errors) && errors.some(isDatabaseAway))
  );
}

/** Answers with 503 what would be 500, as it will work again by itself. */
export const databaseAwayHandler: ErrorRequestHandler = (
  error,
  _request,
  response,
  next,
) => {
  if (!isDatabaseAway(error)) {
    next(error);
    return;
  }
  if (!response.headersSent) {
    response.setHeader('retry-after', '10');
  }
  next(
    new ServiceUnavailableError(
      'The database cannot be reached. Try again later.',
      error,
    ),
  );
};
