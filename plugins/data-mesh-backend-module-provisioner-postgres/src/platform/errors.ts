import { TargetUnavailableError } from '@backstage-data-mesh/plugin-data-mesh-node';
import type { PostgresTarget } from '@backstage-data-mesh/plugin-data-mesh-node/postgres';

/** Codes of PostgreSQL and of the network after which nobody gets an answer. */
const UNAVAILABLE = new Set([
  // Connection exceptions, refused logins, an unknown database.
  '08000',
  '08001',
  '08003',
  '08004',
  '08006',
  '28000',
  '28P01',
  '3D000',
  // Too many connections, shutdown, crash, starting up.
  '53300',
  '57P01',
  '57P02',
  '57P03',
  '57P05',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
]);

/** What the driver says, without a code, when a connection is no more. */
const BROKEN =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|connection timeout|does not support SSL|certificate/i;

/**
 * Codes after which the same work goes through when it is tried again:
 * deadlock, serialisation, and a change of the same row of the catalog.
 */
const RETRIABLE = new Set(['40001', '40P01', '55006']);

function codeOf(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | undefined)?.code;
  return typeof code === 'string' ? code : undefined;
}

function messageOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) {
    return error.errors.map(messageOf).join('; ');
  }
  return error instanceof Error ? error.message : String(error);
}

/** Whether others were in the way, and a second try may go through. */
export function isRetriable(error: unknown): boolean {
  const code = codeOf(error);
  return (
    (code !== undefined && RETRIABLE.has(code)) ||
    (code === 'XX000' &&
      /tuple concurrently|cache lookup/.test(messageOf(error)))
  );
}

/** Whether a statement may fail without spoiling the rest of the work. */
export function isOfStatement(error: unknown): boolean {
  const code = codeOf(error);
  return (
    code !== undefined &&
    !isRetriable(error) &&
    !UNAVAILABLE.has(code) &&
    code !== '57014'
  );
}

/** Whether a role was not dropped because something still depends on it. */
export function isStillNeeded(error: unknown): boolean {
  return codeOf(error) === '2BP01';
}

/** A message that may be shown to people: the password is cut out. */
export function describeError(
  error: unknown,
  { connection }: Pick<PostgresTarget, 'connection'>,
): string {
  const detail = (error as { detail?: unknown } | undefined)?.detail;
  const text =
    typeof detail === 'string'
      ? `${messageOf(error)} (${detail.replace(/\n/g, '; ')})`
      : messageOf(error);
  return connection.password
    ? text.split(connection.password).join('***')
    : text;
}

/**
 * An error of the driver as one of the provisioner: it never carries the
 * original, whose fields may hold what must not be shown.
 */
export function toProvisionerError(
  error: unknown,
  target: PostgresTarget,
): Error {
  const code = codeOf(error);
  const message = describeError(error, target);
  const { host, port } = target.connection;
  if ((code && UNAVAILABLE.has(code)) || (!code && BROKEN.test(message))) {
    return new TargetUnavailableError(
      `${target.name} at ${host}:${port} cannot be reached: ${message}`,
    );
  }
  if (code === '42501') {
    return new Error(
      `The login '${target.connection.user}' lacks a right in ${target.name}: ${message}`,
    );
  }
  if (code === undefined && error instanceof Error && error.name !== 'Error') {
    return error;
  }
  return new Error(`${target.name}: ${message}`);
}
