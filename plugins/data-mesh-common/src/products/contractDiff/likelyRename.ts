/** What a schema and a property have in common when it comes to renames. */
type Named = {
  name: string;
  physicalName?: string;
  businessName?: string;
  description?: string;
  logicalType?: string;
  physicalType?: string;
};

/** Beyond this many pairs only exact evidence counts, to stay quick. */
const MOST_FUZZY_PAIRS = 2500;
const LONGEST_FUZZY_NAME = 64;
const SIMILAR_ENOUGH = 0.6;

/**
 * Guesses which removed thing lives on under which added name. Each one is
 * used once, the best evidence first.
 */
export function likelyRenames<T extends Named>(
  removed: readonly T[],
  added: readonly T[],
): Map<T, T> {
  const fuzzy = removed.length * added.length <= MOST_FUZZY_PAIRS;
  const candidates = removed
    .flatMap(from =>
      added.map(to => ({ from, to, score: evidence(from, to, fuzzy) })),
    )
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
  const renames = new Map<T, T>();
  const used = new Set<T>();
  for (const { from, to } of candidates) {
    if (!renames.has(from) && !used.has(to)) {
      renames.set(from, to);
      used.add(to);
    }
  }
  return renames;
}

function evidence(from: Named, to: Named, fuzzy: boolean): number {
  const physical = (item: Named) => item.physicalName ?? item.name;
  if (physical(from) === physical(to)) return 3;
  const sameType =
    from.logicalType === to.logicalType &&
    from.physicalType === to.physicalType;
  if (!sameType) return 0;
  const same = (a?: string, b?: string) => Boolean(a) && a === b;
  if (same(from.businessName, to.businessName)) return 2;
  if (same(from.description, to.description)) return 2;
  if (!fuzzy) return 0;
  const score = similarity(from.name, to.name);
  return score >= SIMILAR_ENOUGH ? score : 0;
}

/** From 0 (nothing in common) to 1 (equal but for case and separators). */
export function similarity(a: string, b: string): number {
  const left = normalise(a);
  const right = normalise(b);
  const longest = Math.max(left.length, right.length);
  if (longest === 0) return 0;
  return 1 - distance(left, right) / longest;
}

function normalise(name: string): string {
  return name
    .toLowerCase()
    .replace(/[\s._-]+/g, '')
    .slice(0, LONGEST_FUZZY_NAME);
}

/** Levenshtein distance, one row at a time. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(row[j] + 1, next[j - 1] + 1, swap));
    }
    row = next;
  }
  return row[b.length];
}
