import fc from 'fast-check';
import { planSync } from './planSync';

const known = (ref: string, hash: string, isOutdated = false) => ({
  ref,
  hash,
  revision: 1,
  isOutdated,
});

describe('planSync', () => {
  it.each([
    ['nothing', [], {}, { read: [], missing: [], unchanged: 0 }],
    [
      'what is as it was',
      [known('a', '1')],
      { 1: 1 },
      { read: [], missing: [], unchanged: 1 },
    ],
    [
      'a new product',
      [known('a', '1')],
      { 1: 1, 2: 1 },
      { read: ['2'], missing: [], unchanged: 1 },
    ],
    [
      'a changed product',
      [known('a', '1')],
      { 2: 1 },
      { read: ['2'], missing: ['a'], unchanged: 0 },
    ],
    [
      'a second product of the same content',
      [known('a', '1')],
      { 1: 2 },
      { read: ['1'], missing: [], unchanged: 1 },
    ],
    [
      'a product that an earlier version of the code wrote',
      [known('a', '1', true)],
      { 1: 1 },
      { read: ['1'], missing: [], unchanged: 0 },
    ],
    [
      'a product that carries no hash in the catalog',
      [known('a', 'computed:1')],
      {},
      { read: [], missing: [], unchanged: 1 },
    ],
  ])('plans for %s', (_, products, seen, plan) => {
    expect(planSync(products, new Map(Object.entries(seen)))).toEqual(plan);
  });

  it('reads or looks up everything that differs, and nothing else', () => {
    const anyMesh = fc.dictionary(
      fc.constantFrom('a', 'b', 'c', 'd'),
      fc.constantFrom('1', '2', '3', '4'),
    );
    fc.assert(
      fc.property(anyMesh, anyMesh, (registry, catalog) => {
        const seen = new Map<string, number>();
        for (const hash of Object.values(catalog)) {
          seen.set(hash, (seen.get(hash) ?? 0) + 1);
        }
        const plan = planSync(
          Object.entries(registry).map(([ref, hash]) => known(ref, hash)),
          seen,
        );
        // A product that is nowhere to be found is at least looked up.
        for (const [ref, hash] of Object.entries(registry)) {
          expect(plan.missing.includes(ref)).toBe(!seen.has(hash));
        }
        const unknown = [...seen.keys()].filter(
          hash => !Object.values<string>(registry).includes(hash),
        );
        expect(plan.read).toEqual(expect.arrayContaining(unknown));
      }),
    );
  });
});
