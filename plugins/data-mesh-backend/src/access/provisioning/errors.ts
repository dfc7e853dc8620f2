import { toError } from '@backstage/errors';
import { scrubDiagnostics } from '../../diagnostics/scrubDiagnostics';

/** What an error of a provisioner means, with a message that may be shown. */
export type Failure = {
  kind: 'lease-lost' | 'target-unavailable' | 'catalog-unavailable' | 'failed';
  message: string;
  /** Trying again mends nothing by itself. */
  isPermanent: boolean;
  /** What the platform asked to wait. */
  retryAfterMs?: number;
};

/** Errors are told by their names: a module may bring other copies of classes. */
export function toFailure(
  thrown: unknown,
  secrets: readonly string[] = [],
): Failure {
  const error = toError(thrown);
  const message =
    scrubDiagnostics(error.message, secrets) || 'It failed without a reason';
  switch (error.name) {
    case 'LeaseLostError':
      return { kind: 'lease-lost', message, isPermanent: false };
    case 'TargetUnavailableError':
      return {
        kind: 'target-unavailable',
        message,
        isPermanent: false,
        retryAfterMs:
          typeof error.retryAfterMs === 'number'
            ? error.retryAfterMs
            : undefined,
      };
    // Of PeopleDirectory.
    case 'ServiceUnavailableError':
      return { kind: 'catalog-unavailable', message, isPermanent: false };
    case 'InputError':
      return { kind: 'failed', message, isPermanent: true };
    default:
      return { kind: 'failed', message, isPermanent: false };
  }
}
