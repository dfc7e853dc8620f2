/** Passes over the columns; more make no visible difference. */
const SWEEPS = 8;

/**
 * Orders each column by the mean place of what its members are connected with
 * in the columns beside it, to and fro, and keeps the order with the fewest
 * crossings that was seen.
 *
 * @param columns - keys, column by column
 * @param links - pairs of keys, the first in the column before the second
 */
export function orderColumns(
  columns: readonly (readonly string[])[],
  links: ReadonlyArray<readonly [from: string, to: string]>,
): string[][] {
  const before = new Map<string, string[]>();
  const after = new Map<string, string[]>();
  for (const [from, to] of links) {
    after.set(from, [...(after.get(from) ?? []), to]);
    before.set(to, [...(before.get(to) ?? []), from]);
  }

  let order = columns.map(column => [...column]);
  let best = order;
  let fewest = crossings(order, links);
  for (let sweep = 0; sweep < SWEEPS && fewest > 0; sweep++) {
    const forward = sweep % 2 === 0;
    const next = order.map(column => [...column]);
    const indices = next.map((_, index) => index);
    if (!forward) indices.reverse();
    for (const index of indices.slice(1)) {
      const neighbour = next[forward ? index - 1 : index + 1];
      next[index] = byNeighbours(
        next[index],
        neighbour,
        forward ? before : after,
      );
    }
    order = next;
    const count = crossings(order, links);
    if (count < fewest) {
      fewest = count;
      best = order;
    }
  }
  return best;
}

function byNeighbours(
  column: readonly string[],
  neighbour: readonly string[],
  links: ReadonlyMap<string, string[]>,
): string[] {
  const place = new Map(neighbour.map((key, row) => [key, row]));
  const weights = new Map(
    column.map((key, row) => {
      const rows = (links.get(key) ?? []).flatMap(
        other => place.get(other) ?? [],
      );
      // Without a neighbour it stays about where it is.
      const mean = rows.length
        ? rows.reduce((sum, value) => sum + value, 0) / rows.length
        : (row / column.length) * neighbour.length;
      return [key, mean];
    }),
  );
  return [...column].sort(
    (a, b) => (weights.get(a) ?? 0) - (weights.get(b) ?? 0),
  );
}

/** Pairs of links between the same two columns that cross. */
export function crossings(
  columns: readonly (readonly string[])[],
  links: ReadonlyArray<readonly [from: string, to: string]>,
): number {
  const at = new Map(
    columns.flatMap((keys, column) =>
      keys.map((key, row): [string, { column: number; row: number }] => [
        key,
        { column, row },
      ]),
    ),
  );
  const byColumn = new Map<number, Array<[number, number]>>();
  for (const [from, to] of links) {
    const start = at.get(from);
    const end = at.get(to);
    if (start && end && end.column === start.column + 1) {
      const list = byColumn.get(start.column) ?? [];
      list.push([start.row, end.row]);
      byColumn.set(start.column, list);
    }
  }
  let count = 0;
  for (const list of byColumn.values()) {
    for (let i = 0; i < list.length; i++) {
      for (let j = i + 1; j < list.length; j++) {
        const across =
          (list[i][0] - list[j][0]) * (list[i][1] - list[j][1]) < 0;
        if (across) count += 1;
      }
    }
  }
  return count;
}
