import type {
  QualityBrief,
  QualityMove,
} from '@backstage-data-mesh/plugin-data-mesh-common';

/** A smaller change is none that people should look at. */
const LEAST = 0.5;
const MOST_SHOWN = 10;

type MovedProduct = {
  summary: { ref: string; title: string; domain?: string };
  quality?: QualityBrief;
};
type Moved = { product: MovedProduct; before: number; after: number };

/**
 * The products whose score fell most and rose most.
 *
 * @param before - earlier scores by reference; a product without one is new
 *   and has not moved
 */
export function movesOf(
  products: Iterable<MovedProduct>,
  before: ReadonlyMap<string, number>,
): { worse: QualityMove[]; better: QualityMove[] } {
  const worse: Moved[] = [];
  const better: Moved[] = [];
  for (const product of products) {
    const after = product.quality?.score;
    if (after === undefined) continue;
    const earlier = before.get(product.summary.ref);
    if (earlier === undefined) continue;
    const change = after - earlier;
    if (Math.abs(change) >= LEAST) {
      insert(change < 0 ? worse : better, { product, before: earlier, after });
    }
  }
  return { worse: worse.map(toMove), better: better.map(toMove) };
}

/** Of ten thousand that moved, ten are shown: the rest need no order. */
function insert(list: Moved[], moved: Moved): void {
  let at = list.length;
  while (at > 0 && comesBefore(moved, list[at - 1])) at--;
  if (at === MOST_SHOWN) return;
  list.splice(at, 0, moved);
  if (list.length > MOST_SHOWN) list.pop();
}

/** The larger change first; of equal ones by name, so that they stay. */
function comesBefore(a: Moved, b: Moved): boolean {
  const larger = Math.abs(a.after - a.before) - Math.abs(b.after - b.before);
  return larger === 0
    ? a.product.summary.ref < b.product.summary.ref
    : larger > 0;
}

function toMove({ product, before, after }: Moved): QualityMove {
  const { ref, title, domain } = product.summary;
  return {
    product: ref,
    title,
    ...(domain !== undefined && { domain }),
    before,
    after,
  };
}
