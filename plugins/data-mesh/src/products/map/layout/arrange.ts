import { flowRanks } from './flowRanks';
import { AREA_HEADER, AREA_PADDING, ARRANGEMENT, MARGIN } from './metrics';
import { compare, type MeshTree, type TreeGroup } from './meshTree';
import { packColumns, stackHeight } from './packColumns';

/** Rounds of moving things towards what they are connected with. */
const ROUNDS = 8;

/** Gives every group of the tree its columns, and everything its place. */
export function arrange(tree: MeshTree): void {
  const { root, leaves, flows } = tree;
  const productRanks = flowRanks(
    leaves.length,
    flows.map(({ from, to }) => ({ from, to, weight: 1 })),
  );
  pack(root, productRanks);
  place(root, 0, 0);

  let best = { length: verticalLength(tree), columns: columnsOf(root) };
  for (let round = 0; round < ROUNDS; round++) {
    pullTogether(tree);
    place(root, 0, 0);
    const length = verticalLength(tree);
    if (length < best.length) best = { length, columns: columnsOf(root) };
  }
  best.columns.forEach((columns, group) => {
    group.columns = columns;
  });
  place(root, 0, 0);
}

/** Left and right edge of a group's column, and its top and bottom. */
export function columnBounds(group: TreeGroup, column: number) {
  const left = insetsOf(group).side;
  let x = group.x + left;
  for (let c = 0; c < column; c++) {
    x += columnWidth(group, c) + group.columnGap;
  }
  return { x1: x, x2: x + columnWidth(group, column) };
}

/** Room between the border of a group and its children. */
export function insetsOf(group: TreeGroup) {
  if (!group.parent) return { top: MARGIN, side: MARGIN, bottom: MARGIN };
  if (!group.area) return { top: 0, side: 0, bottom: 0 };
  return { top: AREA_HEADER, side: AREA_PADDING, bottom: AREA_PADDING };
}

function arrangementOf(group: TreeGroup) {
  if (!group.parent) return ARRANGEMENT.mesh;
  return group.children[0]?.kind === 'leaf'
    ? ARRANGEMENT.products
    : ARRANGEMENT.subdomains;
}

/** Returns the mean flow rank of the group's products. */
function pack(group: TreeGroup, productRanks: number[]): number {
  const means = group.children.map(child =>
    child.kind === 'leaf'
      ? productRanks[child.product]
      : pack(child, productRanks),
  );
  const ranks = flowRanks(group.children.length, group.flows);
  const connected = new Set(group.flows.flatMap(flow => [flow.from, flow.to]));
  group.columns = packColumns(
    group.children.map((child, index) => ({
      width: child.width,
      height: child.height,
      isolated: !connected.has(index),
      rank: connected.has(index) ? ranks[index] : means[index],
    })),
    group.flows,
    {
      columnGap: group.columnGap,
      rowGap: group.rowGap,
      ...arrangementOf(group),
    },
  );
  const inset = insetsOf(group);
  group.width = inset.side * 2 - group.columnGap;
  let tallest = 0;
  group.columns.forEach((column, c) => {
    group.width += columnWidth(group, c) + group.columnGap;
    tallest = Math.max(
      tallest,
      stackHeight(group.children, column, group.rowGap),
    );
    for (const index of column) group.children[index].column = c;
  });
  group.width = Math.max(group.width, inset.side * 2);
  group.height = inset.top + tallest + inset.bottom;

  let sum = 0;
  group.children.forEach((child, index) => {
    sum += means[index] * (child.kind === 'leaf' ? 1 : child.productCount);
  });
  return group.productCount > 0 ? sum / group.productCount : 0;
}

function place(group: TreeGroup, x: number, y: number): void {
  group.x = x;
  group.y = y;
  const inset = insetsOf(group);
  const room = group.height - inset.top - inset.bottom;
  group.columns.forEach((column, c) => {
    const { x1 } = columnBounds(group, c);
    const free = room - stackHeight(group.children, column, group.rowGap);
    // The whole mesh is balanced around its middle; cards start at the top so
    // that their rows line up.
    let top = y + inset.top + (group.parent ? 0 : Math.round(free / 2));
    for (const index of column) {
      const child = group.children[index];
      if (child.kind === 'group') place(child, x1, top);
      else {
        child.x = x1;
        child.y = top;
      }
      top += child.height + group.rowGap;
    }
  });
}

/**
 * Sorts each column by where its things are connected to. Heights of columns
 * do not change by that, so nothing else moves.
 */
function pullTogether({ root, leaves, flows }: MeshTree): void {
  const pulls = new Map<object, { sum: number; count: number }>();
  const pull = (thing: object, towards: number) => {
    const entry = pulls.get(thing) ?? { sum: 0, count: 0 };
    entry.sum += towards;
    entry.count += 1;
    pulls.set(thing, entry);
  };
  const middle = (thing: { y: number; height: number }) =>
    thing.y + thing.height / 2;

  for (const flow of flows) {
    const from = leaves[flow.from];
    const to = leaves[flow.to];
    const around = new Set<object>();
    for (let up: TreeGroup | undefined = from.parent; up; up = up.parent) {
      around.add(up);
    }
    let meeting = to.parent;
    while (meeting && !around.has(meeting)) meeting = meeting.parent;
    for (const [inner, other] of [
      [from, to],
      [to, from],
    ]) {
      pull(inner, middle(other));
      let up = inner.parent;
      while (up && up !== meeting) {
        pull(up, middle(other));
        up = up.parent;
      }
    }
  }

  const sortColumns = (group: TreeGroup) => {
    const wish = group.children.map(child => {
      const entry = pulls.get(child);
      return entry ? entry.sum / entry.count : middle(child);
    });
    for (const column of group.columns) {
      column.sort(
        (a, b) =>
          wish[a] - wish[b] ||
          compare(group.children[a].key, group.children[b].key),
      );
    }
    for (const child of group.children) {
      if (child.kind === 'group') sortColumns(child);
    }
  };
  sortColumns(root);
}

function verticalLength({ leaves, flows }: MeshTree): number {
  return flows.reduce(
    (sum, { from, to }) => sum + Math.abs(leaves[from].y - leaves[to].y),
    0,
  );
}

function columnsOf(group: TreeGroup, found = new Map<TreeGroup, number[][]>()) {
  found.set(
    group,
    group.columns.map(column => [...column]),
  );
  for (const child of group.children) {
    if (child.kind === 'group') columnsOf(child, found);
  }
  return found;
}

function columnWidth(group: TreeGroup, column: number): number {
  return Math.max(
    ...group.columns[column].map(index => group.children[index].width),
  );
}
