import {
  BAND_WORDS,
  QUALITY_BANDS,
  qualityBand,
  shownScore,
  type QualityBand,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { facetValueLabel } from '../../marketplace/facetLabels';
import type { MeshColouring } from './colouring';
import type { MeshHue } from './mapPalette';

const BAND_HUES: Record<QualityBand, MeshHue> = {
  good: 'green',
  fair: 'orange',
  poor: 'red',
  none: 'grey',
};

const LEVEL_HUES: MeshHue[] = ['grey', 'orange', 'brown', 'teal', 'blue'];
const HIGHEST_LEVEL = 5;

/** Colours products by their quality, and writes it on them. */
export const QUALITY_COLOURINGS: MeshColouring[] = [
  {
    id: 'quality',
    title: 'Quality',
    facet: 'quality',
    valueOf: ({ quality }) => qualityBand(quality?.score),
    markOf: ({ quality }) =>
      quality?.score === undefined ? '–' : `${shownScore(quality.score)}`,
    wordsOf: ({ quality }) =>
      quality?.score === undefined
        ? `quality: ${BAND_WORDS.none}`
        : `${shownScore(quality.score)}, quality ${BAND_WORDS[qualityBand(quality.score)]}`,
    followsQuality: true,
    values: QUALITY_BANDS.map(value => ({
      value,
      label: facetValueLabel('quality', value),
      hue: BAND_HUES[value],
    })),
  },
  {
    id: 'maturity',
    title: 'Maturity',
    facet: 'maturity',
    valueOf: ({ quality }) =>
      quality?.maturity === undefined ? undefined : `${quality.maturity}`,
    markOf: ({ quality }) => `${quality?.maturity ?? '–'}`,
    wordsOf: ({ quality }) =>
      quality?.maturity === undefined
        ? undefined
        : `${quality.maturity}, level of maturity`,
    followsQuality: true,
    // The highest first, as in the filter.
    values: Array.from({ length: HIGHEST_LEVEL + 1 }, (_, n) => {
      const level = HIGHEST_LEVEL - n;
      const value = `${level}`;
      return {
        value,
        label: facetValueLabel('maturity', value),
        hue: LEVEL_HUES[level] ?? 'green',
      };
    }),
  },
];
