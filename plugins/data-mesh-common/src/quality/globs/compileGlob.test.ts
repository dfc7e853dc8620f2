import fc from 'fast-check';
import { compileGlob } from './compileGlob';

/** The definition of it, in as many steps as it takes. */
function naive(pattern: string, path: string): boolean {
  const stars = /^\*+/.exec(pattern)?.[0].length ?? 0;
  if (stars > 0) {
    const rest = pattern.slice(stars);
    return (
      naive(rest, path) ||
      (path !== '' &&
        (stars > 1 || path[0] !== '/') &&
        naive(pattern, path.slice(1)))
    );
  }
  return pattern === ''
    ? path === ''
    : pattern[0] === path[0] && naive(pattern.slice(1), path.slice(1));
}

describe('a pattern of paths', () => {
  it.each<[string, string, boolean]>([
    ['orders.csv', 'orders.csv', true],
    ['orders.csv', 'ordersXcsv', false],
    ['', '', true],
    ['', 'a', false],
    ['*', '', true],
    ['*', 'a\nb', true],
    ['*', 'a/b', false],
    ['**', 'a/b', true],
    ['orders/*.parquet', 'orders/1.parquet', true],
    ['orders/*.parquet', 'orders/1.parquet.tmp', false],
    ['orders/*.parquet', 'orders/2026/1.parquet', false],
    ['orders/**.parquet', 'orders/2026/01/1.parquet', true],
    ['*/*.parquet', 'orders/1.parquet', true],
    ['**/a*b/c', 'x/a/ab/c', true],
    ['a+(b)|[c].$', 'a+(b)|[c].$', true],
    ['*😀', 'a😀', true],
  ])('%j and %j: %s', (pattern, path, expected) => {
    expect(compileGlob(pattern)(path)).toBe(expected);
  });

  it('matches what its definition says', () => {
    const text = (characters: string[], maxLength: number) =>
      fc.string({ unit: fc.constantFrom(...characters), maxLength });
    fc.assert(
      fc.property(
        text(['a', 'b', '/', '*', '**'], 8),
        text(['a', 'b', '/'], 10),
        (pattern, path) => {
          expect(compileGlob(pattern)(path)).toBe(naive(pattern, path));
        },
      ),
      { numRuns: 5_000 },
    );
  });

  it.each([
    ['*a*a*a*a*a*b', 'a'.repeat(500)],
    [`${'**a'.repeat(200)}b`, 'a/'.repeat(250)],
    [`*${'a'.repeat(900)}b`, 'a'.repeat(5_000)],
  ])('keeps nobody busy: %#', (pattern, path) => {
    // By trying one way after the other this would not end.
    expect(compileGlob(pattern)(path)).toBe(false);
    expect(compileGlob(pattern.slice(0, -1))(path.replaceAll('/', ''))).toBe(
      true,
    );
  });
});
