import { timingSafeEqual } from 'node:crypto';
import { DATA_MESH_HEADERS } from './headers';
import { signatureOf } from './signRequest';

/**
 * A request as it arrived, before anything was read from it.
 * @public
 */
export type ReceivedRequest = {
  method: string;
  /**
   * Path with query as the portal sent it, such as `req.url` of Node; where a
   * proxy cuts off a prefix, with the prefix.
   */
  path: string;
  /** With names in lower case, such as `req.headers` of Node. */
  headers: Record<string, string | string[] | undefined>;
  /** The bytes of the body; empty without one. */
  body: string | Uint8Array;
};

/** @public */
export type SignatureVerdict = { ok: true } | { ok: false; reason: string };

/**
 * Tells whether a request comes from a portal that knows the secret, is whole,
 * and is fresh. The comparison takes the same time wherever they differ.
 *
 * @param options.secrets - any of them will do, so that a secret can be changed
 *   without a gap
 * @param options.toleranceSeconds - how far the clocks may differ; 300 unless
 *   set
 * @public
 */
export function verifySignature(
  request: ReceivedRequest,
  options: { secrets: string[]; toleranceSeconds?: number; now?: Date },
): SignatureVerdict {
  const header = (name: keyof typeof DATA_MESH_HEADERS) => {
    const value = request.headers[DATA_MESH_HEADERS[name]];
    return typeof value === 'string' ? value : '';
  };
  const timestamp = header('timestamp');
  const [, given] = /^v1=([0-9a-f]{64})$/.exec(header('signature')) ?? [];
  if (!given || !/^\d{1,12}$/.test(timestamp)) {
    return { ok: false, reason: 'The request is not signed.' };
  }
  const genuine = options.secrets.some(secret =>
    timingSafeEqual(
      Buffer.from(given, 'hex'),
      Buffer.from(
        signatureOf(secret, {
          method: request.method,
          path: request.path,
          timestamp,
          idempotencyKey: header('idempotencyKey'),
          fence: header('fence'),
          body: request.body,
        }),
        'hex',
      ),
    ),
  );
  if (!genuine) {
    return { ok: false, reason: 'The signature does not fit the request.' };
  }
  // Said only to those who know the secret.
  const now = (options.now ?? new Date()).getTime() / 1000;
  if (Math.abs(now - Number(timestamp)) > (options.toleranceSeconds ?? 300)) {
    return {
      ok: false,
      reason: 'The request was signed too long ago, or the clocks differ.',
    };
  }
  return { ok: true };
}
