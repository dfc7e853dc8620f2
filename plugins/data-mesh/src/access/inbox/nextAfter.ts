/**
 * Where to go on when some of a list are done with: the first one left after
 * the current one, else the last one left before it.
 */
export function nextAfter(
  ids: readonly string[],
  done: ReadonlySet<string>,
  current: string | undefined,
): string | undefined {
  const index = current === undefined ? -1 : ids.indexOf(current);
  const isLeft = (id: string) => !done.has(id);
  return (
    ids.slice(index + 1).find(isLeft) ??
    ids.slice(0, Math.max(index, 0)).reverse().find(isLeft)
  );
}

/** The neighbour in a list; the ends are ends. */
export function neighbour(
  ids: readonly string[],
  current: string | undefined,
  step: 1 | -1,
): string | undefined {
  const index = current === undefined ? -1 : ids.indexOf(current);
  return index < 0 ? ids[0] : (ids[index + step] ?? ids[index]);
}
