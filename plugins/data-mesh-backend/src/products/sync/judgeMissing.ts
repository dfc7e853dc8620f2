/** Fewer missing products than this are never suspicious, unless it is all. */
const MAX_UNSUSPICIOUS = 10;

/** The largest part of the mesh that may go at once without suspicion. */
const MAX_UNSUSPICIOUS_PART = 0.5;

/** What to make of products that the catalog does not have. */
export type Verdict = {
  /** They are gone. */
  believed: string[];
  /** Wait and see: so many at once look like a fault of the catalog. */
  heldBack: string[];
};

/**
 * Decides whether missing products are gone. An empty or half empty catalog is
 * more often a wrong configuration, a lost database or a failed import than
 * the will of that many owners, and what follows from a vanished product, such
 * as access that is revoked, is hard to undo.
 */
export function judgeMissing(options: {
  /** References of all missing products. */
  missing: string[];
  /** Number of products in the registry, missing ones included. */
  known: number;
  /** Since when those that are held back already are missing. */
  missingSince: ReadonlyMap<string, Date>;
  now: Date;
  graceMs: number;
}): Verdict {
  const { missing, known, missingSince, now, graceMs } = options;
  const isSuspicious =
    missing.length > 0 &&
    (missing.length === known ||
      (missing.length > MAX_UNSUSPICIOUS &&
        missing.length > known * MAX_UNSUSPICIOUS_PART));
  if (!isSuspicious) {
    return { believed: missing, heldBack: [] };
  }
  const verdict: Verdict = { believed: [], heldBack: [] };
  for (const ref of missing) {
    const since = missingSince.get(ref);
    const isOverdue =
      since !== undefined && now.getTime() - since.getTime() >= graceMs;
    (isOverdue ? verdict.believed : verdict.heldBack).push(ref);
  }
  return verdict;
}
