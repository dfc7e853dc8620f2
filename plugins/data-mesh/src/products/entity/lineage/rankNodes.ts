import type {
  Graph,
  GraphEdge,
} from '@backstage-data-mesh/plugin-data-mesh-common';

/**
 * The column of each node, 0 for the product: right of all that it reads,
 * left of all that reads it. In a cycle, where that cannot be, the flow that
 * closes it is left out of account.
 *
 * The number of steps alone would put a product that reads another one of the
 * same distance into the same column, with the flow between them unseen.
 */
export function rankNodes(graph: Graph): Map<string, number> {
  const distance = new Map(graph.nodes.map(node => [node.ref, node.distance]));
  const within = (edge: GraphEdge, side: 1 | -1) =>
    [edge.from, edge.to].every(ref => {
      const steps = distance.get(ref);
      return steps !== undefined && steps * side >= 0;
    });
  const downstream = longestPaths(
    graph.edges
      .filter(edge => within(edge, 1))
      .map(({ from, to }) => ({ from, to })),
    distance,
  );
  const upstream = longestPaths(
    graph.edges
      .filter(edge => within(edge, -1))
      .map(({ from, to }) => ({ from: to, to: from })),
    distance,
  );
  return new Map(
    graph.nodes.map(({ ref, distance: steps }) => {
      if (steps === 0) return [ref, 0];
      return steps > 0
        ? [ref, Math.max(1, downstream.get(ref) ?? 1)]
        : [ref, -Math.max(1, upstream.get(ref) ?? 1)];
    }),
  );
}

/** Steps of the longest way from a product to each node, without cycles. */
function longestPaths(
  edges: ReadonlyArray<{ from: string; to: string }>,
  distance: ReadonlyMap<string, number>,
): Map<string, number> {
  const sources = new Map<string, string[]>();
  for (const { from, to } of edges) {
    // Nothing stands beside the product: what leads back to it closes a cycle.
    if (distance.get(to) !== 0) {
      sources.set(to, [...(sources.get(to) ?? []), from]);
    }
  }
  const known = new Map<string, number>();
  const open = new Set<string>();
  const visit = (ref: string): number => {
    const found = known.get(ref);
    if (found !== undefined) return found;
    open.add(ref);
    const length = Math.max(
      distance.get(ref) === 0 ? 0 : 1,
      ...(sources.get(ref) ?? [])
        .filter(source => source !== ref && !open.has(source))
        .map(source => visit(source) + 1),
    );
    open.delete(ref);
    known.set(ref, length);
    return length;
  };
  for (const { to } of edges) visit(to);
  return known;
}
