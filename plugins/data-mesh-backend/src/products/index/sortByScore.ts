import type { SortOrder } from './query';

/** More than a query of 200 characters can reach. */
const MAX_SCORE = 0xffff;

/**
 * Sorts matched slots by score, and by reference where it is the same.
 *
 * @param byRef - All live slots by reference
 * @param scoreOf - Whole numbers up to 65535
 */
export function sortByScore(
  matched: Uint8Array,
  total: number,
  byRef: Uint32Array,
  scoreOf: (slot: number) => number,
  order: SortOrder,
): Uint32Array {
  // Score and place by reference in one number, as numbers sort fast: scores
  // have 16 bits, places less than 32.
  const keys = new Float64Array(total);
  let length = 0;
  for (let place = 0; place < byRef.length; place++) {
    const slot = byRef[place];
    if (matched[slot] === 1) {
      const score = scoreOf(slot);
      const rank = order === 'asc' ? score : MAX_SCORE - score;
      keys[length++] = rank * 2 ** 32 + place;
    }
  }
  keys.sort();
  return Uint32Array.from(keys, key => byRef[key % 2 ** 32]);
}
