import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex } from '@noble/hashes/utils';

/**
 * What signals about quality call a product: a hash that tells nothing to those
 * who do not know its reference.
 *
 * @param ref - full entity reference, lower case
 * @public
 */
export function qualitySignalKey(ref: string): string {
  return bytesToHex(sha256(new TextEncoder().encode(ref))).slice(0, 16);
}
