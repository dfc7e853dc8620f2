import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex } from '@noble/hashes/utils';
import { stableText } from '../../products/contractDiff/stableText';

/**
 * What tells a check from all others, in every run alike. Nothing that a run
 * brings belongs here: no value, no time, no id of the run.
 * @public
 */
export type CheckIdentity = {
  engine: string;
  /** The engine's own id of the check, where it is stable. */
  nativeId?: string;
  /** Where it is not: what is checked, and how. */
  target?: unknown;
  params?: unknown;
};

/** 128 bits: no two checks of an organisation will ever share them. */
const HEX_DIGITS = 32;

/**
 * A stable key, such as `dbt:0f3c…`.
 * @public
 */
export function checkKeyOf(identity: CheckIdentity): string {
  const { engine, nativeId, target, params } = identity;
  const text = stableText([
    engine,
    nativeId ?? null,
    textual(target),
    textual(params),
  ]);
  const hash = bytesToHex(sha256(new TextEncoder().encode(text)));
  return `${engine}:${hash.slice(0, HEX_DIGITS)}`;
}

/** Numbers that JSON cannot write must not become the same `null`. */
function textual(value: unknown): unknown {
  if (typeof value === 'number' && !Number.isFinite(value)) return `${value}`;
  if (Array.isArray(value)) return value.map(textual);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, textual(item)]),
    );
  }
  return value ?? null;
}
