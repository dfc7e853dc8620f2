import type { Mesh } from '@backstage-data-mesh/plugin-data-mesh-common';

/** @public */
export type MeshProduct = Mesh['products'][number];

/** A mesh, ready to be asked who feeds whom. */
export type MeshGraph = {
  products: Map<string, MeshProduct>;
  /** Titles of domains by reference. */
  domainTitles: Map<string, string>;
  /** Products that feed the key, by title. */
  fedBy: Map<string, string[]>;
  /** Products that the key feeds, by title. */
  feeds: Map<string, string[]>;
};

/** Products on the way to one product and on the way from it. */
export type FlowTrace = {
  /** Steps to the product, by reference; the product itself is not in it. */
  upstream: Map<string, number>;
  downstream: Map<string, number>;
};

/** Indexes a mesh; flows from or to unknown products are left out. */
export function meshGraph(mesh: Mesh): MeshGraph {
  const products = new Map(
    mesh.products.map(product => [product.ref, product]),
  );
  const fedBy = new Map<string, Set<string>>();
  const feeds = new Map<string, Set<string>>();
  const add = (to: Map<string, Set<string>>, key: string, ref: string) => {
    const refs = to.get(key);
    if (refs) refs.add(ref);
    else to.set(key, new Set([ref]));
  };
  for (const { from, to } of mesh.edges) {
    if (from !== to && products.has(from) && products.has(to)) {
      add(feeds, from, to);
      add(fedBy, to, from);
    }
  }
  const byTitle = (refs: Set<string>) =>
    [...refs].sort((a, b) =>
      products.get(a)!.title.localeCompare(products.get(b)!.title),
    );
  const sorted = (all: Map<string, Set<string>>) =>
    new Map([...all].map(([key, refs]) => [key, byTitle(refs)]));
  return {
    products,
    domainTitles: new Map(mesh.domains.map(({ ref, title }) => [ref, title])),
    fedBy: sorted(fedBy),
    feeds: sorted(feeds),
  };
}

/** Follows the data in both directions to the end; cycles are no obstacle. */
export function traceFlow(graph: MeshGraph, ref: string): FlowTrace {
  return {
    upstream: reach(graph.fedBy, ref),
    downstream: reach(graph.feeds, ref),
  };
}

function reach(next: Map<string, string[]>, start: string) {
  const distance = new Map<string, number>([[start, 0]]);
  const queue = [start];
  for (let head = 0; head < queue.length; head++) {
    const steps = distance.get(queue[head])! + 1;
    for (const ref of next.get(queue[head]) ?? []) {
      if (!distance.has(ref)) {
        distance.set(ref, steps);
        queue.push(ref);
      }
    }
  }
  distance.delete(start);
  return distance;
}
