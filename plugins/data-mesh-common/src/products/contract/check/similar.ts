/** Edits that a slip of the pen may have made, by the length of the word. */
function tolerance(word: string): number {
  if (word.length <= 3) return 1;
  return word.length <= 8 ? 2 : 3;
}

const MAX_WORD = 60;

/**
 * The candidate that was probably meant: the same letters in another case or
 * with other separators, else the one with the fewest edits.
 */
export function mostSimilar(
  word: string,
  candidates: Iterable<string>,
): string | undefined {
  if (word.length > MAX_WORD) return undefined;
  const bare = letters(word);
  let best: string | undefined;
  let bestDistance = tolerance(word) + 1;
  for (const candidate of candidates) {
    if (letters(candidate) === bare) return candidate;
    const limit = Math.min(bestDistance, tolerance(candidate) + 1);
    const distance = editDistance(bare, letters(candidate), limit);
    if (distance < limit && distance < bare.length) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

function letters(word: string): string {
  return word.toLocaleLowerCase('en-US').replaceAll(/[\s_-]/g, '');
}

/**
 * Insertions, deletions, replacements and swaps of neighbours that turn one
 * word into the other; `limit` when there are at least that many.
 */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(
        last[j] + 1,
        row[j - 1] + 1,
        last[j - 1] + (same ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, beforeLast[j - 2] + 1);
      }
      row.push(cost);
    }
    if (Math.min(...row) >= limit) return limit;
    beforeLast = last;
    last = row;
  }
  return Math.min(last[b.length], limit);
}
