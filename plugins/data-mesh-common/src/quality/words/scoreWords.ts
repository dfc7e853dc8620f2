import { qualityBand, type QualityBand } from '../qualityBand';
import { shownScore } from '../score';

/**
 * What each band of scores is called.
 * @public
 */
export const BAND_WORDS: Record<QualityBand, string> = {
  good: 'good',
  fair: 'fair',
  poor: 'poor',
  none: 'no data',
};

/**
 * A score in words, such as "92 of 100, good", or "no data".
 *
 * @param score - 0 to 100; undefined where nothing was evaluated
 * @public
 */
export function scoreWords(score: number | undefined): string {
  const words = BAND_WORDS[qualityBand(score)];
  return score === undefined ? words : `${shownScore(score)} of 100, ${words}`;
}
