import type { QualityReadingOptions } from './qualityReader';

/** Results that are worked on without a pause: a few milliseconds. */
const STEP = 200;

/**
 * Like `flatMap` of lists, with pauses.
 * @public
 */
export async function mapInSteps<T, R>(
  items: readonly T[],
  map: (item: T, index: number) => R[],
  { pause }: Pick<QualityReadingOptions, 'pause'>,
): Promise<R[]> {
  const mapped: R[] = [];
  for (const [index, item] of items.entries()) {
    mapped.push(...map(item, index));
    if (pause && index % STEP === STEP - 1) await pause();
  }
  return mapped;
}
