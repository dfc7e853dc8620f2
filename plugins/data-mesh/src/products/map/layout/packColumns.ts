import type { WeightedFlow } from './flowRanks';

/** Something to put into a column. */
export type PackItem = {
  width: number;
  height: number;
  rank: number;
  /** Has no flow to its neighbours, so it may fill any hole. */
  isolated: boolean;
};

export type PackOptions = {
  columnGap: number;
  rowGap: number;
  /** Width by height to strive for. */
  aspect: number;
  /** How bad it is when a flow stays within a column, from 0. */
  sideways: number;
};

/** Columns of item indexes, left to right and top to bottom. */
export type Columns = number[][];

/** How many heights are tried between the lowest and the highest possible. */
const TRIES = 20;

/**
 * Distributes items over columns so that ranks grow from left to right and the
 * whole is compact and of pleasant proportions.
 *
 * For a row of heights two ways are tried: every rank begins a column (flows
 * always cross columns), or ranks share columns (more compact). The better
 * picture wins; ties go to the first, so the result depends on nothing but the
 * input.
 *
 * @param items - In reading order within a rank.
 * @param flows - Between items, by index.
 */
export function packColumns(
  items: PackItem[],
  flows: WeightedFlow[],
  options: PackOptions,
): Columns {
  if (items.length === 0) return [];
  const indexes = items.map((_, index) => index);
  const ranked = indexes
    .filter(index => !items[index].isolated)
    .sort((a, b) => items[a].rank - items[b].rank || a - b);
  const isolated = indexes
    .filter(index => items[index].isolated)
    .sort((a, b) => items[a].rank - items[b].rank || a - b);

  const lowest = Math.max(...items.map(item => item.height));
  const highest = stackHeight(items, indexes, options.rowGap);
  let best: { columns: Columns; cost: number } | undefined;
  for (let attempt = 0; attempt <= TRIES; attempt++) {
    const limit = lowest * (highest / lowest) ** (attempt / TRIES) + 1e-6;
    for (const rankBeginsColumn of [true, false]) {
      const columns = fill(items, ranked, limit, options, rankBeginsColumn);
      placeIsolated(items, columns, isolated, limit, options);
      const cost = costOf(items, columns, flows, options);
      if (!best || cost < best.cost - 1e-9) best = { columns, cost };
    }
  }
  return best!.columns;
}

function fill(
  items: PackItem[],
  ranked: number[],
  limit: number,
  options: PackOptions,
  rankBeginsColumn: boolean,
): Columns {
  const columns: Columns = [];
  let height = 0;
  ranked.forEach((index, position) => {
    const item = items[index];
    const grown = height + options.rowGap + item.height;
    const newRank =
      rankBeginsColumn &&
      position > 0 &&
      items[ranked[position - 1]].rank !== item.rank;
    if (columns.length === 0 || newRank || grown > limit) {
      columns.push([index]);
      height = item.height;
    } else {
      columns[columns.length - 1].push(index);
      height = grown;
    }
  });
  return columns;
}

/** Puts each where the least is, or right of everything when nothing fits. */
function placeIsolated(
  items: PackItem[],
  columns: Columns,
  isolated: number[],
  limit: number,
  options: PackOptions,
) {
  const heights = columns.map(column =>
    stackHeight(items, column, options.rowGap),
  );
  // A column that the isolated ones opened themselves is filled up in order,
  // so that a grid of unconnected products reads top to bottom.
  const opened = columns.length;
  for (const index of isolated) {
    const grow = options.rowGap + items[index].height;
    let target = columns.length > opened ? columns.length - 1 : -1;
    if (target >= 0 && heights[target] + grow > limit) target = -1;
    if (target < 0 && opened > 0) {
      let lowest = 0;
      for (let c = 1; c < opened; c++) {
        if (heights[c] < heights[lowest]) lowest = c;
      }
      if (heights[lowest] + grow <= limit) target = lowest;
    }
    if (target >= 0) {
      columns[target].push(index);
      heights[target] += grow;
    } else {
      columns.push([index]);
      heights.push(items[index].height);
    }
  }
}

function costOf(
  items: PackItem[],
  columns: Columns,
  flows: WeightedFlow[],
  options: PackOptions,
): number {
  let width = -options.columnGap;
  let height = 0;
  let content = 0;
  const columnOf = new Array<number>(items.length).fill(0);
  columns.forEach((column, c) => {
    width +=
      options.columnGap + Math.max(...column.map(index => items[index].width));
    height = Math.max(height, stackHeight(items, column, options.rowGap));
    for (const index of column) {
      columnOf[index] = c;
      content +=
        (items[index].width + options.columnGap) *
        (items[index].height + options.rowGap);
    }
  });
  let total = 0;
  let sideways = 0;
  for (const { from, to, weight } of flows) {
    total += weight;
    if (columnOf[from] === columnOf[to]) sideways += weight;
  }
  const proportions = Math.abs(Math.log(width / height / options.aspect));
  const waste = Math.log(
    ((width + options.columnGap) * (height + options.rowGap)) / content,
  );
  const againstFlow = total > 0 ? sideways / total : 0;
  return proportions + 0.8 * waste + options.sideways * againstFlow;
}

/** Height of a column with gaps. */
export function stackHeight(
  items: Array<{ height: number }>,
  column: number[],
  rowGap: number,
): number {
  return column.reduce(
    (sum, index, position) =>
      sum + items[index].height + (position > 0 ? rowGap : 0),
    0,
  );
}
