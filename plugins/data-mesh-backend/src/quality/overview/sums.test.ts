import type { QualityBrief } from '@backstage-data-mesh/plugin-data-mesh-common';
import fc from 'fast-check';
import { DomainTree } from '../../products/projection/DomainTree';
import { distributionOf, levelsOf } from './distribution';
import { movesOf } from './moves';
import { rollUp } from './rollUp';

const brief = (more: Partial<QualityBrief> = {}): QualityBrief => ({
  evaluated: 0,
  expected: 0,
  failing: 0,
  ...more,
});
const domains = new DomainTree([
  { ref: 'domain:default/company', title: 'Company' },
  {
    ref: 'domain:default/sales',
    title: 'Sales',
    parent: 'domain:default/company',
  },
  {
    ref: 'domain:default/orders',
    title: 'Orders',
    parent: 'domain:default/sales',
  },
  // Each inside the other, as nobody meant it.
  { ref: 'domain:default/hen', title: 'Hen', parent: 'domain:default/egg' },
  { ref: 'domain:default/egg', title: 'Egg', parent: 'domain:default/hen' },
]);
const product = (
  name: string,
  domain: string | undefined,
  quality?: QualityBrief,
) => ({
  summary: {
    ref: `dataproduct:default/${name}`,
    title: name,
    owner: 'group:default/team',
    ...(domain && { domain: `domain:default/${domain}` }),
  },
  quality,
});

describe('a roll-up', () => {
  it('is the mean of the scores that there are, and knows how much they cover', () => {
    const { mesh, owners } = rollUp(
      [
        product(
          'a',
          'orders',
          brief({ score: 100, evaluated: 1, expected: 1, maturity: 3 }),
        ),
        product(
          'b',
          'sales',
          brief({
            score: 50,
            evaluated: 2,
            expected: 9,
            failing: 1,
            incident: true,
            maturity: 0,
          }),
        ),
        product('c', 'sales', brief({ expected: 2 })),
        product('d', undefined),
      ],
      domains,
    );
    expect(mesh).toEqual({
      scope: 'mesh',
      title: 'All data products',
      products: 4,
      scored: 2,
      score: 75,
      coverage: 0.25,
      evaluated: 3,
      expected: 12,
      failing: 1,
      incidents: 1,
      maturity: 1.5,
    });
    expect(owners).toEqual([
      { ...mesh, scope: 'group:default/team', title: 'team' },
    ]);
  });

  it('of nothing is no data, and not 100', () => {
    const { mesh } = rollUp([], domains);
    expect(mesh).toMatchObject({ products: 0, scored: 0 });
    expect(mesh).not.toHaveProperty('score');
    expect(mesh).not.toHaveProperty('coverage');
    expect(mesh).not.toHaveProperty('maturity');
  });

  it('counts a product for the domains around its own too, best first', () => {
    const sums = rollUp(
      [
        product('a', 'orders', brief({ score: 40 })),
        product('b', 'sales', brief({ score: 80 })),
        product('c', 'hen', brief({ score: 90 })),
        product('d', 'unknown'),
      ],
      domains,
    ).domains;
    expect(
      sums.map(({ scope, title, parent, products, score }) => [
        scope.split('/')[1],
        title,
        parent?.split('/')[1],
        products,
        score,
      ]),
    ).toEqual([
      ['egg', 'Egg', 'hen', 1, 90],
      ['hen', 'Hen', 'egg', 1, 90],
      ['company', 'Company', undefined, 2, 60],
      ['sales', 'Sales', 'company', 2, 60],
      ['orders', 'Orders', 'sales', 1, 40],
      ['unknown', 'unknown', undefined, 1, undefined],
    ]);
  });

  it('is the same whatever the order of products, and owners add up to the mesh', () => {
    const arbitraryProduct = fc.record({
      summary: fc.record({
        owner: fc.constantFrom('group:default/a', 'group:default/b'),
        domain: fc.constantFrom(...domains.all().map(({ ref }) => ref)),
      }),
      quality: fc.option(
        fc
          .record({
            // Quarters add up exactly.
            score: fc.option(
              fc.nat(400).map(each => each / 4),
              { nil: undefined },
            ),
            evaluated: fc.nat(20),
            failing: fc.nat(20),
            more: fc.nat(20),
          })
          .map(({ more, ...each }) => ({
            ...each,
            expected: each.evaluated + more,
          })),
        { nil: undefined },
      ),
    });
    fc.assert(
      fc.property(fc.array(arbitraryProduct), products => {
        const sums = rollUp(products, domains);
        expect(rollUp([...products].reverse(), domains)).toEqual(sums);
        const total = (key: 'products' | 'scored' | 'failing' | 'expected') =>
          sums.owners.reduce((sum, each) => sum + each[key], 0);
        for (const key of [
          'products',
          'scored',
          'failing',
          'expected',
        ] as const) {
          expect(total(key)).toBe(sums.mesh[key]);
        }
        for (const { score, coverage } of sums.domains) {
          expect(score ?? 0).toBeGreaterThanOrEqual(0);
          expect(score ?? 0).toBeLessThanOrEqual(100);
          expect(coverage ?? 0).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});

describe('the distribution', () => {
  it('has every product in one step, 100 in the last one', () => {
    const of = (score?: number) => ({ quality: brief({ score }) });
    const steps = distributionOf(
      [0, 9.99, 10, 55, 89.999, 90, 100, 100]
        .map(of)
        .concat([of(), {} as never]),
    );
    expect(steps.map(({ products }) => products)).toEqual([
      2, 1, 0, 0, 0, 1, 0, 0, 1, 3, 2,
    ]);
    expect(steps[0]).toEqual({ from: 0, to: 10, products: 2 });
    expect(steps[10]).toEqual({ products: 2 });
  });

  it('of levels has all levels of the scorecard, and who is on none', () => {
    const scorecard = {
      id: 'a',
      title: 'A',
      levels: [
        { title: 'One', criteria: [] },
        { title: 'Two', criteria: [] },
      ],
    };
    const of = (maturity?: number) => ({ quality: brief({ maturity }) });
    expect(levelsOf([of(0), of(2), of(2), of(5), of(), {}], scorecard)).toEqual(
      [
        { level: 0, title: 'No level yet', products: 1 },
        { level: 1, title: 'One', products: 0 },
        { level: 2, title: 'Two', products: 3 },
      ],
    );
    expect(levelsOf([of(1)], undefined)).toEqual([]);
  });
});

describe('what moved', () => {
  it('is what fell most and what rose most, without what is new or has no data', () => {
    const before = new Map(
      Object.entries({ a: 90, b: 50, c: 70, d: 70, e: 60, gone: 10 }).map(
        ([name, score]) => [`dataproduct:default/${name}`, score],
      ),
    );
    const { worse, better } = movesOf(
      [
        product('a', 'sales', brief({ score: 80 })),
        product('b', 'sales', brief({ score: 20 })),
        product('c', undefined, brief({ score: 95 })),
        product('d', undefined, brief({ score: 70.2 })),
        product('e', undefined, brief()),
        product('new', undefined, brief({ score: 0 })),
        product('unknown', undefined),
      ],
      before,
    );
    expect(worse).toEqual([
      {
        product: 'dataproduct:default/b',
        title: 'b',
        domain: 'domain:default/sales',
        before: 50,
        after: 20,
      },
      expect.objectContaining({ title: 'a', before: 90, after: 80 }),
    ]);
    expect(better).toEqual([
      { product: 'dataproduct:default/c', title: 'c', before: 70, after: 95 },
    ]);
  });

  it('is at most ten of each', () => {
    const products = Array.from({ length: 30 }, (_, nth) =>
      product(`p${nth}`, undefined, brief({ score: 50 })),
    );
    const before = new Map(
      products.map(({ summary }, nth) => [summary.ref, nth < 15 ? 20 : 80]),
    );
    const { worse, better } = movesOf(products, before);
    expect([worse.length, better.length]).toEqual([10, 10]);
  });
});
