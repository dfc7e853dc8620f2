import { columnBounds, insetsOf } from './place';
import {
  meetingPoint,
  type MeshTree,
  type TreeGroup,
  type TreeItem,
} from './meshTree';
import type { MeshBundle, MeshEdge, MeshRoutePoint } from './types';

type Point = { x: number; y: number };
type Direction = 1 | -1;
/** Where a column can be crossed without touching what stands in it. */
type Passage = { from: number; to: number };

/** Half the distance between two bundles that run in opposite directions. */
const BUNDLE_OFFSET = 9;
/**
 * How much lower flows leave on the left or arrive on the right, so that they
 * do not look like those that go the usual way.
 */
const AGAINST_FLOW_OFFSET = 13;
/** A passage above the first item keeps clear of the title over it. */
const BELOW_TITLE = 9;

/**
 * Leads every flow from the right side of its source to the left side of its
 * target (or the other way round when the target stands left), through the
 * gaps between what stands in between.
 */
export function routeFlows(tree: MeshTree): {
  edges: MeshEdge[];
  bundles: MeshBundle[];
} {
  const passagesOf = passageFinder();
  const edges = tree.flows.map(({ from, to, ports }): MeshEdge => {
    const source = tree.leaves[from];
    const target = tree.leaves[to];
    return {
      from: tree.refs[from],
      to: tree.refs[to],
      ports,
      crossing: source.parent !== target.parent,
      route: route(source, target, 0, passagesOf),
    };
  });
  return { edges, bundles: bundlesOf(tree.root, passagesOf) };
}

function bundlesOf(
  group: TreeGroup,
  passagesOf: (group: TreeGroup, column: number) => Passage[],
): MeshBundle[] {
  if (group.children[0]?.kind === 'leaf') return [];
  const pairs = new Set(group.flows.map(({ from, to }) => `${from} ${to}`));
  const own = group.flows.map(({ from, to, weight }): MeshBundle => {
    const source = group.children[from];
    const target = group.children[to];
    const bothWays = pairs.has(`${to} ${from}`);
    const side = from < to ? -BUNDLE_OFFSET : BUNDLE_OFFSET;
    return {
      id: `${source.key} ${target.key}`,
      count: weight,
      route: route(source, target, bothWays ? side : 0, passagesOf),
    };
  });
  return group.children.reduce(
    (all, child) =>
      child.kind === 'group' ? all.concat(bundlesOf(child, passagesOf)) : all,
    own,
  );
}

function route(
  source: TreeItem,
  target: TreeItem,
  offset: number,
  passagesOf: (group: TreeGroup, column: number) => Passage[],
): MeshRoutePoint[] {
  const meeting = meetingPoint(source, target);
  const first = meeting.from.column;
  const last = meeting.to.column;
  // Within one column both ends use the right side, and the flow bends back.
  const leave: Direction = last >= first ? 1 : -1;
  const enter: Direction = last > first ? -1 : 1;

  const startOffset = offset + (leave === -1 ? AGAINST_FLOW_OFFSET : 0);
  const endOffset = offset + (enter === 1 ? AGAINST_FLOW_OFFSET : 0);
  const goal = sideOf(target, enter, endOffset);
  const outOfSource = outward(
    source,
    sideOf(source, leave, startOffset),
    meeting.group,
    leave,
    goal,
    passagesOf,
  );
  const left = outOfSource[outOfSource.length - 1];
  const outOfTarget = outward(
    target,
    goal,
    meeting.group,
    enter,
    left,
    passagesOf,
  );
  const entry = outOfTarget[outOfTarget.length - 1];
  const between: Point[] = [];
  for (let column = first + leave; leave * (last - column) > 0;) {
    const from = between[between.length - 1] ?? left;
    between.push(
      ...cross(meeting.group, column, leave, from, entry, passagesOf),
    );
    column += leave;
  }
  const travelling = (direction: Direction) => (point: Point) => ({
    ...point,
    direction,
  });
  return straighten([
    ...outOfSource.map(travelling(leave)),
    ...between.map(travelling(leave)),
    ...outOfTarget.reverse().map(travelling(enter === 1 ? -1 : 1)),
  ]);
}

/** From the item's side to the edge of its column in the given group. */
function outward(
  item: TreeItem,
  start: Point,
  until: TreeGroup,
  direction: Direction,
  goal: Point,
  passagesOf: (group: TreeGroup, column: number) => Passage[],
): Point[] {
  const points = [start];
  let current = item;
  for (;;) {
    const group = current.parent!;
    const { x1, x2 } = columnBounds(group, current.column);
    points.push({
      x: direction === 1 ? x2 : x1,
      y: points[points.length - 1].y,
    });
    if (group === until) return points;
    for (
      let column = current.column + direction;
      column >= 0 && column < group.columns.length;
      column += direction
    ) {
      const from = points[points.length - 1];
      points.push(...cross(group, column, direction, from, goal, passagesOf));
    }
    current = group;
  }
}

/** Through a column, near the straight line to the goal. */
function cross(
  group: TreeGroup,
  column: number,
  direction: Direction,
  from: Point,
  goal: Point,
  passagesOf: (group: TreeGroup, column: number) => Passage[],
): Point[] {
  const { x1, x2 } = columnBounds(group, column);
  const way = goal.x - from.x;
  const share = way * direction > 0 ? ((x1 + x2) / 2 - from.x) / way : 0;
  const wish = from.y + (goal.y - from.y) * Math.min(1, Math.max(0, share));
  let y = wish;
  let detour = Infinity;
  for (const passage of passagesOf(group, column)) {
    const candidate = Math.min(passage.to, Math.max(passage.from, wish));
    if (Math.abs(candidate - wish) < detour) {
      detour = Math.abs(candidate - wish);
      y = candidate;
    }
  }
  return direction === 1
    ? [
        { x: x1, y },
        { x: x2, y },
      ]
    : [
        { x: x2, y },
        { x: x1, y },
      ];
}

function passageFinder() {
  const found = new Map<TreeGroup, Passage[][]>();
  return (group: TreeGroup, column: number): Passage[] => {
    let passages = found.get(group);
    if (!passages) {
      passages = group.columns.map((_, c) => passagesThrough(group, c));
      found.set(group, passages);
    }
    return passages[column];
  };
}

function passagesThrough(group: TreeGroup, column: number): Passage[] {
  const items = group.columns[column].map(index => group.children[index]);
  const half = group.rowGap / 2;
  const play = group.rowGap / 4;
  const inset = insetsOf(group);
  const top = group.y + inset.top;
  const bottom = group.y + group.height - inset.bottom;
  const passages: Passage[] = [];
  const add = (from: number, to: number) =>
    passages.push({ from, to: Math.max(from, to) });

  const first = items[0];
  const last = items[items.length - 1];
  const above = Math.min(half, BELOW_TITLE);
  add(Math.min(top, first.y) - above, first.y - above);
  for (let i = 1; i < items.length; i++) {
    add(items[i].y - half - play, items[i].y - half + play);
  }
  const below = last.y + last.height;
  add(below + half, Math.max(bottom, below) + half);
  return passages;
}

function sideOf(item: TreeItem, side: Direction, offset: number): Point {
  return {
    x: side === 1 ? item.x + item.width : item.x,
    y: item.y + item.height / 2 + offset,
  };
}

/** Leaves out points in the middle of a straight line. */
function straighten(points: MeshRoutePoint[]): MeshRoutePoint[] {
  const kept: MeshRoutePoint[] = [];
  for (const point of points) {
    const last = kept[kept.length - 1];
    const before = kept[kept.length - 2];
    if (last && last.x === point.x && last.y === point.y) {
      if (last.direction === point.direction) continue;
    }
    if (
      before &&
      last &&
      before.y === last.y &&
      last.y === point.y &&
      before.direction === last.direction &&
      last.direction === point.direction
    ) {
      kept.pop();
    }
    kept.push(point);
  }
  return kept;
}
