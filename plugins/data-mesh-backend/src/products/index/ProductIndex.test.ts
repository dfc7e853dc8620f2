import fc from 'fast-check';
import type { QualityBrief } from '@backstage-data-mesh/plugin-data-mesh-common';
import {
  anyDomains,
  anyProduct,
  anyQuality,
  anyQuery,
} from '../../__testUtils__/arbitraries';
import { naiveFind } from '../../__testUtils__/naiveFind';
import { toPredicate } from '../permissions/toPredicate';
import { EVERYTHING, type Visibility } from '../permissions/visibility';
import { DomainTree } from '../projection/DomainTree';
import { FACET_NAMES } from './facets';
import { matchesOf } from './hits';
import { ProductIndex, type ProductUpsert } from './ProductIndex';
import type { ProductQuery } from './query';

const CLASSIFICATIONS = ['public', 'internal', 'restricted'];

const someVisibility: Visibility = {
  key: 'some',
  allows: toPredicate({
    anyOf: [
      { not: { key: 'classification', values: ['restricted'] } },
      { key: 'domain', values: ['domain:default/a'] },
    ],
  }),
};

const anyChange = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('products' as const),
      upserts: fc.array(anyProduct, { maxLength: 6, size: 'max' }),
      removals: fc.subarray(
        Array.from({ length: 12 }, (_, n) => `dataproduct:default/p${n}`),
        { maxLength: 3 },
      ),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('domains' as const),
      domains: anyDomains,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('quality' as const),
      quality: anyQuality,
    }),
  },
);

function answerOf(
  index: ProductIndex,
  query: ProductQuery,
  visibility: Visibility,
) {
  const found = index.find(query, visibility);
  const slots = [...found.slots];
  return {
    positions: slots.map(slot => index.position(found, slot)),
    matchCounts: slots.map(slot => matchesOf(index, found, slot).matchCount),
    facets: Object.fromEntries(
      FACET_NAMES.map(name => [
        name,
        Object.fromEntries(
          found.facets[name].values.map(({ value, count }) => [value, count]),
        ),
      ]),
    ),
  };
}

describe('ProductIndex', () => {
  it('finds, orders and counts what looking at every product finds, after any changes', () => {
    fc.assert(
      fc.property(
        fc.array(anyChange, { minLength: 1, maxLength: 8, size: 'max' }),
        fc.array(anyQuery, { minLength: 1, maxLength: 3 }),
        fc.boolean(),
        (changes, queries, isRestricted) => {
          const index = new ProductIndex({
            classifications: CLASSIFICATIONS,
            minDeadToCompact: 1,
          });
          const products = new Map<string, ProductUpsert>();
          const quality = new Map<string, QualityBrief>();
          let domains = new DomainTree([]);
          const visibility = isRestricted ? someVisibility : EVERYTHING;
          for (const change of changes) {
            if (change.kind === 'domains') {
              domains = new DomainTree(change.domains);
              index.setDomains(domains);
            } else if (change.kind === 'quality') {
              index.setQuality(change.quality);
              change.quality.forEach(([ref, brief]) =>
                brief ? quality.set(ref, brief) : quality.delete(ref),
              );
            } else {
              index.apply(change);
              change.removals.forEach(ref => products.delete(ref));
              change.upserts.forEach(upsert =>
                products.set(upsert.document.summary.ref, upsert),
              );
            }
            // Asked between changes too, as answers and orders are kept.
            for (const query of queries) {
              expect(answerOf(index, query, visibility)).toEqual(
                naiveFind(
                  {
                    products: [...products.values()],
                    domains,
                    classifications: CLASSIFICATIONS,
                    quality,
                  },
                  query,
                  visibility,
                ),
              );
            }
          }
          expect(index.size).toBe(products.size);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('names levels of maturity, as far as there are titles', () => {
    const index = new ProductIndex({
      classifications: [],
      levelTitles: ['Findable', 'Understood'],
    });
    const [{ document, updatedAt }] = fc.sample(anyProduct, 1);
    const refs = ['0', '2', '3'].map(name => `dataproduct:default/${name}`);
    index.apply({
      upserts: refs.map(ref => ({
        document: { ...document, summary: { ...document.summary, ref } },
        updatedAt,
      })),
    });
    index.setQuality(
      refs.map(ref => [
        ref,
        {
          maturity: Number(ref.slice(-1)),
          evaluated: 0,
          expected: 0,
          failing: 0,
        },
      ]),
    );
    const { facets } = index.find(
      { text: '', filters: {}, sort: 'title', order: 'asc' },
      EVERYTHING,
    );
    expect(facets.maturity.values).toEqual([
      { value: '0', count: 1 },
      { value: '2', count: 1, label: 'Understood' },
      { value: '3', count: 1 },
    ]);
  });
});
