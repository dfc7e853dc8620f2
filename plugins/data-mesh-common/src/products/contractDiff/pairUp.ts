/** The same thing before and after, or a thing that stands on one side only. */
export type Pair<T> =
  | { before: T; after: T }
  | { before: T; after?: undefined }
  | { before?: undefined; after: T };

/**
 * Finds what belongs together in two lists: first by the first key, then what
 * is left by the next one. A key that is undefined matches nothing; of equal
 * keys the first ones match each other.
 *
 * The pairs stand in the order of `after`; what was removed stands behind the
 * sibling that it followed.
 */
export function pairUp<T>(
  before: readonly T[],
  after: readonly T[],
  keys: ReadonlyArray<(item: T) => string | undefined>,
): Pair<T>[] {
  const partnerOf = new Map<number, number>();
  const taken = new Set<number>();

  for (const key of keys) {
    const open = new Map<string, number[]>();
    after.forEach((item, index) => {
      const value = taken.has(index) ? undefined : key(item);
      if (value === undefined) return;
      const queue = open.get(value);
      if (queue) queue.push(index);
      else open.set(value, [index]);
    });
    before.forEach((item, index) => {
      const value = partnerOf.has(index) ? undefined : key(item);
      const partner =
        value === undefined ? undefined : open.get(value)?.shift();
      if (partner !== undefined) {
        partnerOf.set(index, partner);
        taken.add(partner);
      }
    });
  }

  const placed: Array<{ at: number; pair: Pair<T> }> = [];
  let at = -1;
  before.forEach((item, index) => {
    const partner = partnerOf.get(index);
    if (partner === undefined) {
      placed.push({ at: at + 0.5, pair: { before: item } });
    } else {
      at = partner;
      placed.push({ at, pair: { before: item, after: after[partner] } });
    }
  });
  after.forEach((item, index) => {
    if (!taken.has(index)) placed.push({ at: index, pair: { after: item } });
  });
  return placed.sort((a, b) => a.at - b.at).map(({ pair }) => pair);
}
