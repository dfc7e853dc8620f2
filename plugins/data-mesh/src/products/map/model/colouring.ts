import {
  DATA_PRODUCT_LIFECYCLES,
  DATA_PRODUCT_TYPES,
  type FacetName,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { classificationTone } from '../../components/classificationTone';
import type { Tone } from '../../components/tones';
import { HUES, type MeshHue } from './mapPalette';
import type { MeshProduct } from './meshGraph';
import { QUALITY_COLOURINGS } from './qualityColourings';

/**
 * A way to colour the products of the map.
 * @public
 */
export type MeshColouring = {
  /** Stands in the URL. */
  id: string;
  /** Completes "Colour by …", such as "Type". */
  title: string;
  /** Puts a product into a category; undefined when nothing is known. */
  valueOf: (product: MeshProduct) => string | undefined;
  /**
   * Known categories in the order of the legend. Others follow by name, with
   * hues that are left.
   */
  values: Array<{ value: string; label?: string; hue: MeshHue }>;
  /** What is written on a product's card, at most 4 characters. */
  markOf?: (product: MeshProduct) => string;
  /** What a screen reader says of the category; it begins with the mark. */
  wordsOf?: (product: MeshProduct) => string | undefined;
  /** Whether it changes with the quality of the products. */
  followsQuality?: boolean;
  /** Facet whose values the categories are, so that the legend can filter. */
  facet?: FacetName;
};

/** A line of the legend. */
export type LegendEntry = {
  /** Undefined: products of which nothing is known. */
  value: string | undefined;
  label: string;
  hue: MeshHue;
  /** Products in this category. */
  count: number;
};

/** The categories that occur, in order, each with a hue of its own. */
export function legendOf(
  colouring: MeshColouring,
  products: Iterable<MeshProduct>,
): LegendEntry[] {
  const counts = new Map<string | undefined, number>();
  for (const product of products) {
    const value = colouring.valueOf(product);
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const known = colouring.values
    .filter(({ value }) => counts.has(value))
    .map(({ value, label = value, hue }) => ({ value, label, hue }));
  const isKnown = new Set(colouring.values.map(({ value }) => value));
  const used = new Set<MeshHue>(colouring.values.map(({ hue }) => hue));
  const free = HUES.filter(hue => hue !== 'grey' && !used.has(hue));
  const others = [...counts.keys()]
    .filter(value => value !== undefined)
    .filter(value => !isKnown.has(value))
    .sort()
    .map((value, index) => ({
      value,
      label: value,
      hue: free[index % free.length] ?? 'grey',
    }));
  const entries: Array<Omit<LegendEntry, 'count'>> = [...known, ...others];
  if (counts.has(undefined)) {
    entries.push({ value: undefined, label: 'not stated', hue: 'grey' });
  }
  return entries.map(entry => ({ ...entry, count: counts.get(entry.value)! }));
}

const TYPE_HUES: MeshHue[] = ['blue', 'purple', 'orange'];
const LIFECYCLE_HUES: MeshHue[] = ['purple', 'green', 'orange', 'grey'];
const TONE_HUES: Record<Tone, MeshHue> = {
  good: 'green',
  info: 'blue',
  caution: 'orange',
  danger: 'red',
  accent: 'purple',
  neutral: 'grey',
};

/**
 * The colourings that a mesh offers by itself.
 *
 * @param classifications - From open to closed, as configured.
 */
export function meshColourings(
  classifications: readonly string[],
): MeshColouring[] {
  return [
    {
      id: 'type',
      title: 'Type',
      facet: 'type',
      valueOf: product => product.type || undefined,
      values: DATA_PRODUCT_TYPES.map((value, index) => ({
        value,
        hue: TYPE_HUES[index],
      })),
    },
    {
      id: 'classification',
      title: 'Classification',
      facet: 'classification',
      valueOf: product => product.classification || undefined,
      values: classifications.map(value => ({
        value,
        hue: TONE_HUES[classificationTone(value, classifications)],
      })),
    },
    {
      id: 'lifecycle',
      title: 'Lifecycle',
      facet: 'lifecycle',
      valueOf: product => product.lifecycle || undefined,
      values: DATA_PRODUCT_LIFECYCLES.map((value, index) => ({
        value,
        hue: LIFECYCLE_HUES[index],
      })),
    },
    ...QUALITY_COLOURINGS,
  ];
}
