/**
 * How a score is called: good from 90, fair from 70, poor below, none where
 * nothing was evaluated.
 * @public
 */
export type QualityBand = (typeof QUALITY_BANDS)[number];

/**
 * All bands, best first.
 * @public
 */
export const QUALITY_BANDS = ['good', 'fair', 'poor', 'none'] as const;

/**
 * The lowest score of each band that has one.
 * @public
 */
export const QUALITY_BAND_FROM = { good: 90, fair: 70, poor: 0 } as const;

/**
 * The band of a score.
 *
 * @param score - 0 to 100; undefined for no data
 * @public
 */
export function qualityBand(score: number | undefined): QualityBand {
  if (score === undefined) return 'none';
  if (score >= QUALITY_BAND_FROM.good) return 'good';
  return score >= QUALITY_BAND_FROM.fair ? 'fair' : 'poor';
}
