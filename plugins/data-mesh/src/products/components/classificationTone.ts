import type { Tone } from './tones';

/**
 * The tone of a classification by its place between open (first) and closed
 * (last), so that configured classifications are coloured too. One that is not
 * in the list is neutral.
 */
export function classificationTone(
  classification: string,
  classifications: readonly string[],
): Tone {
  const index = classifications.indexOf(classification);
  if (index < 0) {
    return 'neutral';
  }
  if (index === 0) {
    return 'good';
  }
  if (index === classifications.length - 1) {
    return 'danger';
  }
  return index <= (classifications.length - 1) / 2 ? 'info' : 'caution';
}
