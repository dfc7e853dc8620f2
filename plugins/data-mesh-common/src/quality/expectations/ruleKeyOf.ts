import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex } from '@noble/hashes/utils';
import type { QualityRule, ServiceLevel } from '../../api/types';
import { stableText } from '../../products/contractDiff/stableText';

/** 64 bits are enough within a contract. */
const HEX_DIGITS = 16;

/**
 * The key of a quality rule of a schema or a property. A rule with an id keeps
 * its key when its threshold is changed.
 * @public
 */
export function ruleKeyOf(
  rule: QualityRule,
  place: { schema: string; property?: string },
): string {
  const { id, name, metric, operator, threshold, unit, query } = rule;
  const at = [place.schema, place.property ?? null];
  return keyed(
    'rule',
    id === undefined
      ? [...at, name, metric, rule.arguments, operator, threshold, unit, query]
      : [...at, id],
  );
}

/** Asked again for each result; what contracts invent is bounded. */
const MOST_LEVELS = 1000;
const levelKeys = new Map<string, string>();

/**
 * The key of a service level of a contract. A changed value is the same level.
 * @public
 */
export function levelKeyOf({
  property,
  element,
  driver,
}: ServiceLevel): string {
  const parts = [property, element, driver];
  const text = JSON.stringify(parts);
  let key = levelKeys.get(text);
  if (key === undefined) {
    key = keyed('level', parts);
    if (levelKeys.size >= MOST_LEVELS) levelKeys.clear();
    levelKeys.set(text, key);
  }
  return key;
}

function keyed(kind: string, parts: unknown[]): string {
  const text = stableText(parts.map(part => part ?? null));
  const hash = bytesToHex(sha256(new TextEncoder().encode(text)));
  return `${kind}:${hash.slice(0, HEX_DIGITS)}`;
}
