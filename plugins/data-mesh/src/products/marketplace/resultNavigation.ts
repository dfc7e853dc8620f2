/** Where a result stands on the screen. */
export type Place = { top: number; left: number };

/** Two results this close in height stand in one row. */
const SAME_ROW_PX = 8;

/**
 * The result that an arrow key leads to from the one at `index`, or
 * `undefined` when there is none. Up and down go to the nearest result of the
 * next row, so that cards in a grid are walked as they look; left and right go
 * through the order of reading.
 */
export function nextResult(
  places: readonly Place[],
  index: number,
  key: string,
): number | undefined {
  const from = places[index];
  const inRange = (i: number) => (i >= 0 && i < places.length ? i : undefined);
  switch (key) {
    case 'ArrowRight':
      return inRange(index + 1);
    case 'ArrowLeft':
      return inRange(index - 1);
    case 'ArrowDown':
      return nearestInRow(places, from, 1);
    case 'ArrowUp':
      return nearestInRow(places, from, -1);
    default:
      return undefined;
  }
}

function nearestInRow(
  places: readonly Place[],
  from: Place,
  direction: 1 | -1,
): number | undefined {
  const beyond = places
    .map((place, index) => ({
      index,
      down: (place.top - from.top) * direction,
      aside: Math.abs(place.left - from.left),
    }))
    .filter(({ down }) => down > SAME_ROW_PX);
  const nextRow = Math.min(...beyond.map(({ down }) => down));
  return beyond
    .filter(({ down }) => down <= nextRow + SAME_ROW_PX)
    .sort((a, b) => a.aside - b.aside)
    .at(0)?.index;
}
