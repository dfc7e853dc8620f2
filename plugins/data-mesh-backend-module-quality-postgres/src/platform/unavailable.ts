import { SqlStatementError } from '@backstage-data-mesh/plugin-data-mesh-node';
import type { PostgresTarget } from '@backstage-data-mesh/plugin-data-mesh-node/postgres';
import { ServiceUnavailableError } from '@backstage/errors';

/**
 * An error of the driver as one that people may read: without the original,
 * whose fields may hold what must not be shown.
 */
export function unavailable(target: PostgresTarget, error: unknown): Error {
  if (
    error instanceof SqlStatementError ||
    error instanceof ServiceUnavailableError
  ) {
    return error;
  }
  const { host, port } = target.connection;
  return new ServiceUnavailableError(
    `${target.name} at ${host}:${port} cannot be reached: ${reasonOf(error)}`,
  );
}

const REASONS: Record<string, string> = {
  '28000': 'the login is refused',
  '28P01': 'the password is wrong',
  '3D000': 'the database does not exist',
  '42501': 'the login lacks a right',
  '53300': 'it has too many connections',
  '57P01': 'it was shut down',
  '57P03': 'it is starting up',
  EAI_AGAIN: 'its name cannot be looked up now',
  ECONNREFUSED: 'nobody listens there',
  ECONNRESET: 'the connection was cut',
  EHOSTUNREACH: 'there is no way to it',
  ENOTFOUND: 'its name is not known',
  ETIMEDOUT: 'it does not answer',
};

function reasonOf(error: unknown): string {
  const { code, message } = (error ?? {}) as {
    code?: unknown;
    message?: unknown;
  };
  if (typeof code === 'string') {
    return Object.hasOwn(REASONS, code) ? REASONS[code] : `error ${code}`;
  }
  const text = String(message);
  if (/timeout/i.test(text)) return 'it does not answer in time';
  if (/SSL|certificate/i.test(text))
    return 'the connection is not encrypted as configured';
  if (/password|SASL|SCRAM/i.test(text)) return 'the login is refused';
  return /terminated|connection/i.test(text)
    ? 'the connection was cut'
    : 'it gave an answer that was not expected';
}
