/**
 * The word that somebody who wrote `word` probably meant: the one with the
 * fewest edits, when these are few for its length.
 */
export function nearest(
  word: string,
  known: readonly string[],
): string | undefined {
  let best: { candidate: string; edits: number } | undefined;
  for (const candidate of known) {
    const allowed = Math.max(1, Math.floor(candidate.length / 4));
    if (Math.abs(candidate.length - word.length) <= allowed) {
      const edits = editDistance(word.toLowerCase(), candidate.toLowerCase());
      if (edits <= allowed && (!best || edits < best.edits)) {
        best = { candidate, edits };
      }
    }
  }
  return best?.candidate;
}

/** Insertions, deletions and replacements between two short words. */
function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const replaced = row[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, row[j] + 1, next[j - 1] + 1));
    }
    row = next;
  }
  return row[other.length];
}
