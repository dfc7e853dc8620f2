import type {
  FacetName,
  QualityBrief,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { FACET_NAMES, facetValues } from '../products/index/facets';
import { FIELD_WEIGHTS } from '../products/index/fieldTerms';
import { exactnessOf } from '../products/index/hits';
import type { ProductUpsert } from '../products/index/ProductIndex';
import {
  comparePositions,
  type Position,
  type ProductQuery,
} from '../products/index/query';
import { sortValue } from '../products/index/sortValues';
import { queryWords } from '../products/index/words';
import type { Visibility } from '../products/permissions/visibility';
import type { DomainTree } from '../products/projection/DomainTree';
import { toResource } from '../products/projection/toResource';

/** What a query has to find, found the plain way: by looking at everything. */
export function naiveFind(
  mesh: {
    products: ProductUpsert[];
    domains: DomainTree;
    classifications: readonly string[];
    quality: ReadonlyMap<string, QualityBrief>;
  },
  query: ProductQuery,
  visibility: Visibility,
): {
  /** In order, with what they are sorted by. */
  positions: Position[];
  matchCounts: number[];
  facets: Record<FacetName, Record<string, number>>;
} {
  const { domains, classifications } = mesh;
  const products = mesh.products.map(product => ({
    ...product,
    summary: product.document.summary,
    quality: mesh.quality.get(product.document.summary.ref),
  }));
  type Known = (typeof products)[number];
  const words = queryWords(query.text);

  const scoreOf = ({ document }: ProductUpsert): number =>
    words.reduce((sum, word) => {
      const best = Math.max(
        0,
        ...document.fields.map(
          ([kind, text]) => FIELD_WEIGHTS[kind] * exactnessOf(kind, text, word),
        ),
      );
      return best === 0 ? NaN : sum + best;
    }, 0);
  const passes = (product: Known, name: FacetName): boolean => {
    const wanted = query.filters[name] ?? [];
    const values = facetValues(product, name, domains);
    return wanted.length === 0 || wanted.some(each => values.includes(each));
  };
  const positionOf = (product: Known): Position => {
    const { summary } = product;
    return {
      ref: summary.ref,
      value:
        query.sort === 'relevance'
          ? scoreOf(product)
          : sortValue(product, query.sort, {
              domains,
              classifications,
            }),
    };
  };

  const candidates = products.filter(
    product =>
      (visibility.allows?.(toResource(product.document.summary, domains)) ??
        true) &&
      !Number.isNaN(scoreOf(product)),
  );
  const found = candidates
    .filter(product => FACET_NAMES.every(name => passes(product, name)))
    .sort((a, b) =>
      comparePositions(positionOf(a), positionOf(b), query.order),
    );

  const facets = {} as Record<FacetName, Record<string, number>>;
  for (const name of FACET_NAMES) {
    facets[name] = {};
    const counted = candidates.filter(product =>
      FACET_NAMES.every(other => other === name || passes(product, other)),
    );
    for (const product of counted) {
      for (const value of new Set(facetValues(product, name, domains))) {
        facets[name][value] = (facets[name][value] ?? 0) + 1;
      }
    }
  }

  return {
    positions: found.map(positionOf),
    matchCounts: found.map(
      ({ document }) =>
        document.fields.filter(([kind, text]) =>
          words.some(word => exactnessOf(kind, text, word) > 0),
        ).length,
    ),
    facets,
  };
}
