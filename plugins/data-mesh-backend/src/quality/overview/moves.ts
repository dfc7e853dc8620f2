import type {
  QualityBrief,
  QualityMove,
} from '@backstage-data-mesh/plugin-data-mesh-common';

/** A smaller change is none that people should look at. */
const LEAST = 0.5;
const MOST_SHOWN = 10;

/**
 * The products whose score fell most and rose most.
 *
 * @param before - earlier scores by reference; a product without one is new
 *   and has not moved
 */
export function movesOf(
  products: Iterable<{
    summary: { ref: string; title: string; domain?: string };
    quality?: QualityBrief;
  }>,
  before: ReadonlyMap<string, number>,
): { worse: QualityMove[]; better: QualityMove[] } {
  const moves: QualityMove[] = [];
  for (const { summary, quality } of products) {
    const earlier = before.get(summary.ref);
    const after = quality?.score;
    if (earlier === undefined || after === undefined) continue;
    if (Math.abs(after - earlier) < LEAST) continue;
    const { ref, title, domain } = summary;
    moves.push({
      product: ref,
      title,
      ...(domain !== undefined && { domain }),
      before: earlier,
      after,
    });
  }
  const change = ({ before: from, after }: QualityMove) => after - from;
  moves.sort(
    (a, b) => change(a) - change(b) || (a.product < b.product ? -1 : 1),
  );
  return {
    worse: moves.filter(move => change(move) < 0).slice(0, MOST_SHOWN),
    better: moves
      .filter(move => change(move) > 0)
      .reverse()
      .slice(0, MOST_SHOWN),
  };
}
