import type {
  Facet,
  FacetName,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import {
  DATA_PRODUCT_LIFECYCLES,
  DATA_PRODUCT_TYPES,
  QUALITY_BAND_FROM,
  QUALITY_BANDS,
  type QualityBand,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { refLabel } from '../components/refLabel';
import { technologyOf } from '../components/technologies';

/** How the facets are called. */
export const FACET_TITLES: Record<FacetName, string> = {
  domain: 'Domain',
  type: 'Type',
  lifecycle: 'Lifecycle',
  classification: 'Classification',
  quality: 'Quality',
  maturity: 'Maturity',
  technology: 'Technology',
  owner: 'Owner',
  tag: 'Tag',
};

const QUALITY_LABELS: Record<QualityBand, string> = {
  good: `Good, from ${QUALITY_BAND_FROM.good}`,
  fair: `Fair, from ${QUALITY_BAND_FROM.fair}`,
  poor: `Poor, below ${QUALITY_BAND_FROM.fair}`,
  none: 'No data',
};

function maturityWords(level: string): string {
  return level === '0' ? 'No level yet' : `Level ${level}`;
}

export type FacetValue = Facet['values'][number];

/** How a value of a facet is called; the backend knows titles of references. */
export function facetValueLabel(
  name: FacetName,
  value: string,
  facet?: Facet,
): string {
  const label = facet?.values.find(v => v.value === value)?.label;
  if (label) {
    return name === 'maturity' ? `${value} ${label}` : label;
  }
  switch (name) {
    case 'domain':
    case 'owner':
      return refLabel(value);
    case 'technology':
      return technologyOf(value).label;
    case 'quality':
      return Object.hasOwn(QUALITY_LABELS, value)
        ? QUALITY_LABELS[value as QualityBand]
        : value;
    case 'maturity':
      return maturityWords(value);
    default:
      return value;
  }
}

/**
 * The values of a facet as they are shown: those with a natural order in it,
 * the others by frequency. Chosen values that no product has are among them,
 * so that they can be taken away.
 */
export function arrangeFacetValues(
  name: FacetName,
  values: readonly FacetValue[],
  chosen: readonly string[],
  classifications: readonly string[],
): FacetValue[] {
  const orders: Partial<Record<FacetName, readonly string[]>> = {
    type: DATA_PRODUCT_TYPES,
    lifecycle: DATA_PRODUCT_LIFECYCLES,
    classification: classifications,
    quality: QUALITY_BANDS,
  };
  const order = orders[name];
  const missing = chosen
    .filter(value => !values.some(v => v.value === value))
    .map(value => ({ value, count: 0 }));
  const arranged: FacetValue[] = [...values, ...missing];
  if (order) {
    arranged.sort((a, b) => rank(order, a.value) - rank(order, b.value));
  } else if (name === 'maturity') {
    arranged.sort((a, b) => Number(b.value) - Number(a.value));
  }
  return arranged;
}

function rank(order: readonly string[], value: string): number {
  const index = order.indexOf(value);
  return index < 0 ? order.length : index;
}
