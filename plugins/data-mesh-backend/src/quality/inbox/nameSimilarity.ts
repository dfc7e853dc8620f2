/**
 * How alike two names are, from 0 to 1: the share of pairs of characters that
 * they have in common (Dice's coefficient), whatever parts their words.
 */
export function nameSimilarity(a: string, b: string): number {
  const first = plain(a);
  const second = plain(b);
  if (first === second) {
    return first === '' ? 0 : 1;
  }
  const pairsA = pairsOf(first);
  const pairsB = pairsOf(second);
  const left = new Map(pairsA.map(pair => [pair, 0]));
  pairsA.forEach(pair => left.set(pair, left.get(pair)! + 1));
  let common = 0;
  for (const pair of pairsB) {
    const count = left.get(pair) ?? 0;
    if (count > 0) {
      left.set(pair, count - 1);
      common += 2;
    }
  }
  const all = pairsA.length + pairsB.length;
  return all === 0 ? 0 : common / all;
}

const LONGEST = 100;

function plain(name: string): string {
  return name
    .slice(0, LONGEST)
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '');
}

function pairsOf(text: string): string[] {
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, index) =>
    text.slice(index, index + 2),
  );
}
