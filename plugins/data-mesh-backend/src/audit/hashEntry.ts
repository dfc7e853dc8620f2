import { createHash } from 'node:crypto';

/** The fields of an entry that its hash covers. */
export type HashedEntry = {
  seq: number;
  /** ISO 8601 in UTC, with milliseconds. */
  at: string;
  actor: string;
  onBehalfOf?: string;
  action: string;
  requestId?: string;
  grantId?: string;
  product?: string;
  consumer?: string;
  data: Record<string, unknown>;
};

/** What the first entry has for the hash before it. */
export const GENESIS_HASH = '0'.repeat(64);

/**
 * Canonical JSON: keys in the order of their code units, no spaces, undefined
 * left out. The same value gives the same bytes on every replica.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(
          Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : inner,
  );
}

/**
 * SHA-256, hexadecimal, over the hash before, a line feed, and the entry as
 * canonical JSON. An auditor can recompute it from an export with any tool.
 */
export function hashEntry(previousHash: string, entry: HashedEntry): string {
  return createHash('sha256')
    .update(`${previousHash}\n${canonicalJson(entry)}`)
    .digest('hex');
}
