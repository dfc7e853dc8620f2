import fc from 'fast-check';
import { neighbour, nextAfter } from './nextAfter';

const IDS = ['a', 'b', 'c', 'd'];

describe('where the inbox goes on', () => {
  it.each([
    [['a'], 'a', 'b'],
    [['b'], 'b', 'c'],
    [['d'], 'd', 'c'],
    [['b', 'c'], 'b', 'd'],
    [['c', 'd'], 'c', 'b'],
    [['a', 'b', 'c', 'd'], 'b', undefined],
    [['a'], undefined, 'b'],
    [['b'], 'not in the list', 'a'],
  ])('after %j, looking at %s: %s', (done, current, next) => {
    expect(nextAfter(IDS, new Set(done), current)).toBe(next);
  });

  it('is somewhere as long as anything is left, and never at what is done', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string(), { maxLength: 8 }),
        fc.array(fc.nat(7)),
        fc.nat(7),
        (ids, doneAt, at) => {
          const current = ids[at];
          const done = new Set(
            [current, ...doneAt.map(index => ids[index])].filter(
              (id): id is string => id !== undefined,
            ),
          );
          const next = nextAfter(ids, done, current);
          const isLeft = (id: string) => !done.has(id);
          expect(next === undefined ? [] : [next]).toEqual(
            ids.filter(id => id === next && isLeft(id)),
          );
          expect(next !== undefined).toBe(ids.some(isLeft));
        },
      ),
    );
  });

  it.each([
    ['a', 1, 'b'],
    ['d', 1, 'd'],
    ['b', -1, 'a'],
    ['a', -1, 'a'],
    [undefined, 1, 'a'],
    ['not in the list', -1, 'a'],
  ] as const)('from %s a step of %s leads to %s', (current, step, next) => {
    expect(neighbour(IDS, current, step)).toBe(next);
  });
});
