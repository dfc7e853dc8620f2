import { flowRanks } from './flowRanks';
import {
  compare,
  meetingPoint,
  type MeshTree,
  type TreeGroup,
  type TreeItem,
  type TreeLeaf,
} from './meshTree';
import { place } from './place';
import { sizeGroups } from './sizeGroups';

/** Rounds of moving things towards what they are connected with. */
const ROUNDS = 6;

/** Gives every group of the tree its columns, and everything its place. */
export function arrange(tree: MeshTree): void {
  const { root, leaves, flows } = tree;
  const productRanks = flowRanks(
    leaves.length,
    flows.map(({ from, to }) => ({ from, to, weight: 1 })),
  );
  sizeGroups(root, productRanks);
  place(root, 0, 0);

  const threads = threadsOf(tree);
  let best = { length: verticalLength(tree), columns: columnsOf(root) };
  for (let round = 0; round < ROUNDS; round++) {
    pullTogether(root, threads);
    place(root, 0, 0);
    const length = verticalLength(tree);
    if (length < best.length) best = { length, columns: columnsOf(root) };
  }
  best.columns.forEach((columns, group) => {
    group.columns = columns;
  });
  place(root, 0, 0);
}

/** A flow, and at each end everything that moves without the other end. */
type Thread = {
  from: TreeLeaf;
  to: TreeLeaf;
  withFrom: TreeItem[];
  withTo: TreeItem[];
};

function threadsOf({ leaves, flows }: MeshTree): Thread[] {
  const upTo = (leaf: TreeLeaf, meeting: TreeGroup) => {
    const items: TreeItem[] = [];
    for (
      let item: TreeItem | undefined = leaf;
      item && item !== meeting;
      item = item.parent
    ) {
      items.push(item);
    }
    return items;
  };
  return flows.map(flow => {
    const from = leaves[flow.from];
    const to = leaves[flow.to];
    const { group } = meetingPoint(from, to);
    return {
      from,
      to,
      withFrom: upTo(from, group),
      withTo: upTo(to, group),
    };
  });
}

/**
 * Sorts each column by where its things are connected to. Heights of columns
 * do not change by that, so nothing else moves.
 */
function pullTogether(root: TreeGroup, threads: Thread[]): void {
  const pulls = new Map<TreeItem, { sum: number; count: number }>();
  const pull = (items: TreeItem[], towards: number) => {
    for (const item of items) {
      const entry = pulls.get(item);
      if (entry) {
        entry.sum += towards;
        entry.count += 1;
      } else pulls.set(item, { sum: towards, count: 1 });
    }
  };
  const middle = (item: TreeItem) => item.y + item.height / 2;
  for (const { from, to, withFrom, withTo } of threads) {
    pull(withFrom, middle(to));
    pull(withTo, middle(from));
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
