import { nextResult, type Place } from './resultNavigation';

// Three cards in a row, and two in the next; heights differ a little.
const grid: Place[] = [
  { top: 0, left: 0 },
  { top: 2, left: 300 },
  { top: 0, left: 600 },
  { top: 200, left: 0 },
  { top: 203, left: 300 },
];
const table: Place[] = [0, 40, 95].map(top => ({ top, left: 10 }));

describe('arrow keys among the results', () => {
  it.each([
    { places: grid, from: 0, key: 'ArrowRight', to: 1 },
    { places: grid, from: 2, key: 'ArrowRight', to: 3 },
    { places: grid, from: 4, key: 'ArrowRight', to: undefined },
    { places: grid, from: 0, key: 'ArrowLeft', to: undefined },
    { places: grid, from: 3, key: 'ArrowLeft', to: 2 },
    { places: grid, from: 1, key: 'ArrowDown', to: 4 },
    { places: grid, from: 2, key: 'ArrowDown', to: 4 },
    { places: grid, from: 3, key: 'ArrowDown', to: undefined },
    { places: grid, from: 4, key: 'ArrowUp', to: 1 },
    { places: grid, from: 1, key: 'ArrowUp', to: undefined },
    { places: table, from: 0, key: 'ArrowDown', to: 1 },
    { places: table, from: 2, key: 'ArrowUp', to: 1 },
    { places: table, from: 0, key: 'a', to: undefined },
  ])('$key leads from $from to $to', ({ places, from, key, to }) => {
    expect(nextResult(places, from, key)).toBe(to);
  });
});
