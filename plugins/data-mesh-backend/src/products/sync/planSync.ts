import { isComputedHash } from '../catalog/contentHashOf';

/** A product of the registry that the catalog is compared with. */
export type KnownProduct = {
  ref: string;
  hash: string;
  revision: number;
  /** Whether an earlier version of the code wrote it. */
  isOutdated: boolean;
};

/** What a look at the catalog's content hashes calls for. */
export type SyncPlan = {
  /** Hashes of products to be read. */
  read: string[];
  /** Products whose hash the catalog no longer has: changed or gone. */
  missing: string[];
  /** Number of products that are as they were. */
  unchanged: number;
};

/**
 * Compares the registry with the catalog by content hashes.
 *
 * @param seen - The hashes of the catalog with how often it has each
 */
export function planSync(
  known: Iterable<KnownProduct>,
  seen: ReadonlyMap<string, number>,
): SyncPlan {
  const knownTimes = new Map<string, number>();
  const missing = new Array<string>();
  const read = new Set<string>();
  let unchanged = 0;
  for (const { ref, hash, isOutdated } of known) {
    if (isComputedHash(hash)) {
      // It cannot be seen this way; who looks for such products counts it.
      unchanged++;
      continue;
    }
    knownTimes.set(hash, (knownTimes.get(hash) ?? 0) + 1);
    if (!seen.has(hash)) {
      missing.push(ref);
    } else if (isOutdated) {
      read.add(hash);
    } else {
      unchanged++;
    }
  }
  for (const [hash, times] of seen) {
    if (times > (knownTimes.get(hash) ?? 0)) {
      read.add(hash);
    }
  }
  return { read: [...read], missing, unchanged };
}
