import {
  qualityBand,
  technologyTitle,
  type Facet,
  type FacetName,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { DomainTree } from '../projection/DomainTree';
import type { IndexedProduct } from './ProductIndex';

/** All facets, in the order in which they are shown. */
export const FACET_NAMES: FacetName[] = [
  'domain',
  'type',
  'lifecycle',
  'classification',
  'quality',
  'maturity',
  'technology',
  'owner',
  'tag',
];

/** The facets that follow the quality of a product. */
export const QUALITY_FACETS = ['quality', 'maturity'] as const;

/** A facet with more values than this is answered with the most frequent. */
export const MAX_FACET_VALUES = 500;

/**
 * The values that a product has for a facet. For the domain these are its own
 * and those around it, so that the count of a domain is the number of products
 * that choosing it would leave.
 */
export function facetValues(
  { summary, quality }: Pick<IndexedProduct, 'summary' | 'quality'>,
  facet: FacetName,
  domains: DomainTree,
): string[] {
  switch (facet) {
    case 'domain':
      return summary.domain === undefined ? [] : domains.path(summary.domain);
    case 'quality':
      return [qualityBand(quality?.score)];
    case 'maturity':
      return quality?.maturity === undefined ? [] : [`${quality.maturity}`];
    case 'technology':
      return summary.technologies;
    case 'tag':
      return summary.tags;
    default: {
      const value = summary[facet];
      return value === undefined ? [] : [value];
    }
  }
}

/** Where the names of values come from, besides the values. */
export type FacetLabels = {
  domains: DomainTree;
  /** Titles of the levels of maturity, from the first. */
  levelTitles: readonly string[];
};

/** Most frequent first, those as frequent as each other by value. */
export function toFacet(
  name: FacetName,
  counts: Iterable<[value: string, count: number]>,
  labels: FacetLabels,
): Facet {
  const values = [...counts].filter(([, count]) => count > 0);
  values.sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return {
    name,
    values: values.slice(0, MAX_FACET_VALUES).map(([value, count]) => {
      const label = labelOf(name, value, labels);
      return label === undefined ? { value, count } : { value, label, count };
    }),
  };
}

/** How people call a value, where that is not the value itself. */
function labelOf(
  name: FacetName,
  value: string,
  { domains, levelTitles }: FacetLabels,
): string | undefined {
  switch (name) {
    case 'domain':
      return domains.get(value)?.title;
    case 'technology': {
      const title = technologyTitle(value);
      return title === value ? undefined : title;
    }
    case 'maturity':
      return levelTitles[Number(value) - 1];
    default:
      return undefined;
  }
}
