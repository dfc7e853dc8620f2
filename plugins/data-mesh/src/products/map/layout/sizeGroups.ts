import { flowRanks } from './flowRanks';
import { MESH_ASPECT, NESTED_ASPECTS, PRODUCTS_ASPECT } from './metrics';
import type { TreeGroup } from './meshTree';
import { packColumns, stackHeight } from './packColumns';
import { columnWidth, insetsOf } from './place';

/** What a flow within a column costs, compared with a larger picture. */
const SIDEWAYS_COST = 2;

/** Where in the flow a group's products stand. */
type Standing = { first: number; sum: number };

/** For each child of a group: its rank among them, and whether it has one. */
type ChildRanks = Map<TreeGroup, Array<{ rank: number; isolated: boolean }>>;

/**
 * Gives every group its columns and size, from the inside out. Several
 * proportions for nested domains are tried; the best picture stays.
 *
 * @param productRanks - Rank in the whole flow, by product.
 */
export function sizeGroups(root: TreeGroup, productRanks: number[]): void {
  const childRanks: ChildRanks = new Map();
  rankChildren(root, productRanks, childRanks);
  let least = Infinity;
  let best = NESTED_ASPECTS[0];
  for (const aspect of NESTED_ASPECTS) {
    pack(root, childRanks, aspect);
    const cost = costOf(root);
    if (cost < least) {
      least = cost;
      best = aspect;
    }
  }
  pack(root, childRanks, best);
}

function rankChildren(
  group: TreeGroup,
  productRanks: number[],
  childRanks: ChildRanks,
): Standing {
  const standings = group.children.map(child => {
    if (child.kind === 'group') {
      return rankChildren(child, productRanks, childRanks);
    }
    const rank = productRanks[child.product];
    return { first: rank, sum: rank };
  });
  const means = group.children.map(
    (child, index) =>
      standings[index].sum / (child.kind === 'leaf' ? 1 : child.productCount),
  );
  // Whoever has the earliest source leads, the mean decides between equals.
  const ranks = flowRanks(
    group.children.length,
    group.flows,
    standings.map(({ first }, index) => first + means[index] / 10_000),
  );
  const connected = new Set(group.flows.flatMap(flow => [flow.from, flow.to]));
  childRanks.set(
    group,
    group.children.map((_, index) =>
      connected.has(index)
        ? { rank: ranks[index], isolated: false }
        : { rank: means[index], isolated: true },
    ),
  );
  return {
    first: Math.min(...standings.map(({ first }) => first)),
    sum: standings.reduce((total, { sum }) => total + sum, 0),
  };
}

function pack(
  group: TreeGroup,
  childRanks: ChildRanks,
  nestedAspect: number,
): void {
  const holdsProducts = group.children[0].kind === 'leaf';
  // Products are arranged in the same way whatever happens around them.
  if (holdsProducts && group.columns.length > 0) return;
  for (const child of group.children) {
    if (child.kind === 'group') pack(child, childRanks, nestedAspect);
  }
  const ranks = childRanks.get(group)!;
  group.columns = packColumns(
    group.children.map(({ width, height }, index) => ({
      width,
      height,
      ...ranks[index],
    })),
    group.flows,
    {
      columnGap: group.columnGap,
      rowGap: group.rowGap,
      ...arrangementOf(group, nestedAspect),
    },
  );
  const inset = insetsOf(group);
  group.width = inset.side * 2 - group.columnGap;
  let tallest = 0;
  group.columns.forEach((column, c) => {
    for (const index of column) group.children[index].column = c;
    group.width += columnWidth(group, c) + group.columnGap;
    tallest = Math.max(
      tallest,
      stackHeight(group.children, column, group.rowGap),
    );
  });
  group.height = inset.top + tallest + inset.bottom;
}

function arrangementOf(group: TreeGroup, nestedAspect: number) {
  if (!group.parent) return { aspect: MESH_ASPECT, sideways: 0.9 };
  if (group.children[0]?.kind === 'leaf') {
    return { aspect: PRODUCTS_ASPECT, sideways: 1.6 };
  }
  // Two or three may stand above each other whatever flows between them.
  return {
    aspect: nestedAspect,
    sideways: group.children.length > 3 ? 0.9 : 0.25,
  };
}

/**
 * How small everything gets on a screen, and how much of the flow does not
 * lead from column to column.
 */
function costOf(root: TreeGroup): number {
  const size = Math.max(root.width / MESH_ASPECT, root.height);
  return Math.log(size) + SIDEWAYS_COST * sidewaysShare(root);
}

/** Share of all flows between areas that stay within a column. */
function sidewaysShare(root: TreeGroup): number {
  let sideways = 0;
  let total = 0;
  const count = (group: TreeGroup) => {
    for (const child of group.children) {
      if (child.kind === 'leaf') return;
      count(child);
    }
    for (const { from, to, weight } of group.flows) {
      total += weight;
      if (group.children[from].column === group.children[to].column) {
        sideways += weight;
      }
    }
  };
  count(root);
  return total > 0 ? sideways / total : 0;
}
