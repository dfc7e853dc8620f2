import { createHash, createHmac } from 'node:crypto';
import type { SignedParts } from './headers';

/**
 * HMAC-SHA256 over method, path with query, timestamp, idempotency key, fence
 * and the SHA-256 of the body, a line each, as hexadecimal digits.
 */
export function signatureOf(secret: string, parts: SignedParts): string {
  const lines = [
    'v1',
    parts.method.toUpperCase(),
    parts.path,
    parts.timestamp,
    parts.idempotencyKey,
    parts.fence,
    createHash('sha256').update(parts.body).digest('hex'),
  ];
  return createHmac('sha256', secret).update(lines.join('\n')).digest('hex');
}
