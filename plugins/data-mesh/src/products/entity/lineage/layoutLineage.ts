import type {
  Graph,
  GraphEdge,
  GraphNode,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { orderColumns } from './orderColumns';
import { rankNodes } from './rankNodes';

/** Sizes of the drawing, in pixels. */
export const NODE = { width: 204, height: 52 };
const GAP = { x: 76, y: 14 };
/** Height that a flow takes where it passes between nodes. */
const LANE = 10;
const MARGIN = 10;

export type PlacedNode = { node: GraphNode; x: number; y: number };

export type PlacedEdge = {
  edge: GraphEdge;
  /** SVG path from the right of the one to the left of the other. */
  path: string;
  /** Where a label fits. */
  label: { x: number; y: number };
};

/** Nodes one below the other. */
export type Column = {
  /** 0 for the product, below zero upstream. */
  rank: number;
  nodes: PlacedNode[];
};

export type LineageLayout = {
  columns: Column[];
  edges: PlacedEdge[];
  width: number;
  height: number;
};

/** A node, or the place where a longer flow passes a column. */
type Slot = { key: string; height: number; node?: GraphNode };

type Point = { x: number; y: number };

/**
 * Places a lineage from left to right, the way the data flows. Nodes stand
 * near what they are connected with, so that few flows cross, and a flow over
 * several columns passes between the nodes, not behind them.
 */
export function layoutLineage(graph: Graph): LineageLayout {
  const ranks = rankNodes(graph);
  const used = [...new Set(ranks.values())].sort((a, b) => a - b);
  const columnOf = (ref: string) => used.indexOf(ranks.get(ref) ?? 0);
  const slots: Slot[][] = used.map(rank =>
    graph.nodes
      .filter(({ ref }) => ranks.get(ref) === rank)
      .sort(
        (a, b) => a.title.localeCompare(b.title) || (a.ref < b.ref ? -1 : 1),
      )
      .map(node => ({ key: node.ref, height: NODE.height, node })),
  );

  const known = new Set(graph.nodes.map(({ ref }) => ref));
  const edges = graph.edges.filter(
    ({ from, to }) => from !== to && known.has(from) && known.has(to),
  );
  const ways = edges.map((edge, index) => {
    const way = [edge.from];
    for (let at = columnOf(edge.from) + 1; at < columnOf(edge.to); at++) {
      const key = `lane ${index} ${at}`;
      slots[at].push({ key, height: LANE });
      way.push(key);
    }
    return [...way, edge.to];
  });

  const order = orderColumns(
    slots.map(column => column.map(({ key }) => key)),
    ways.flatMap(way =>
      way.slice(1).map((to, step): [string, string] => [way[step], to]),
    ),
  );
  const byKey = new Map(slots.flat().map(slot => [slot.key, slot]));
  const heights = order.map(keys => columnHeight(keys, byKey));
  const height = MARGIN * 2 + Math.max(NODE.height, ...heights);

  const places = new Map<string, Point>();
  order.forEach((keys, column) => {
    let y = (height - heights[column]) / 2;
    for (const key of keys) {
      places.set(key, { x: MARGIN + column * (NODE.width + GAP.x), y });
      y += (byKey.get(key)?.height ?? 0) + GAP.y;
    }
  });

  return {
    columns: order.map((keys, column) => ({
      rank: used[column],
      nodes: keys.flatMap(key => {
        const node = byKey.get(key)?.node;
        const place = places.get(key);
        return node && place ? [{ node, ...place }] : [];
      }),
    })),
    edges: edges.map((edge, index) => placeEdge(edge, ways[index], places)),
    width: MARGIN * 2 + used.length * NODE.width + (used.length - 1) * GAP.x,
    height,
  };
}

function columnHeight(
  keys: readonly string[],
  byKey: ReadonlyMap<string, Slot>,
): number {
  return keys.reduce(
    (sum, key) => sum + (byKey.get(key)?.height ?? 0) + GAP.y,
    -GAP.y,
  );
}

function placeEdge(
  edge: GraphEdge,
  way: readonly string[],
  places: ReadonlyMap<string, Point>,
): PlacedEdge {
  const at = (key: string): Point => places.get(key) ?? { x: 0, y: 0 };
  const middle = NODE.height / 2;
  const start = at(way[0]);
  const end = at(way[way.length - 1]);
  const from = { x: start.x + NODE.width, y: start.y + middle };
  const to = { x: end.x, y: end.y + middle };
  const parts = [`M${from.x},${from.y}`];
  let pen = from;
  for (const key of way.slice(1, -1)) {
    const lane = at(key);
    const enter = { x: lane.x, y: lane.y + LANE / 2 };
    parts.push(curve(pen, enter), `L${lane.x + NODE.width},${enter.y}`);
    pen = { x: lane.x + NODE.width, y: enter.y };
  }
  parts.push(curve(pen, to));
  const next = way.length > 2 ? at(way[1]) : end;
  return {
    edge,
    path: parts.join(' '),
    label: {
      x: (from.x + next.x) / 2,
      y: (from.y + next.y + (way.length > 2 ? LANE / 2 : middle)) / 2,
    },
  };
}

/** Against the flow, as in a cycle, a curve swings around the nodes. */
function curve(from: Point, to: Point): string {
  const bend = to.x > from.x ? (to.x - from.x) / 2 : GAP.x;
  return `C${from.x + bend},${from.y} ${to.x - bend},${to.y} ${to.x},${to.y}`;
}
