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
 * left out; texts and numbers as JSON.stringify writes them. The same value
 * gives the same bytes on every replica.
 */
export function canonicalJson(value: unknown): string {
  return write(value) ?? 'null';
}

/** Undefined for what JSON leaves out. */
function write(value: unknown): string | undefined {
  if (value === null || typeof value !== 'object') {
    return JSON.stringify(value);
  }
  if ('toJSON' in value && typeof value.toJSON === 'function') {
    return write(value.toJSON());
  }
  if (Array.isArray(value)) {
    return `[${value.map(canonicalJson).join(',')}]`;
  }
  const members = Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([key, inner]) => {
      const text = write(inner);
      return text === undefined ? [] : [`${JSON.stringify(key)}:${text}`];
    });
  return `{${members.join(',')}}`;
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
