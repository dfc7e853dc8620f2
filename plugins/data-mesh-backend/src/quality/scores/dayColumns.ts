import {
  QUALITY_DIMENSIONS,
  type DayScore,
} from '@backstage-data-mesh/plugin-data-mesh-common';

/** A score as a column of 32 bits gives it back. */
export function real(score: number | null | undefined): number | null {
  return score === null || score === undefined ? null : Math.fround(score);
}

/** Scores in the order of the standard, with commas: `,87.5,,,,,100`. */
export function packDimensions(
  dimensions: DayScore['dimensions'],
): string | null {
  const scores = QUALITY_DIMENSIONS.map(dimension => dimensions[dimension]);
  return scores.every(score => score === undefined)
    ? null
    : scores.map(score => score ?? '').join(',');
}

/** What {@link packDimensions} packed. */
export function unpackDimensions(
  text: string | null,
): Record<string, number> | undefined {
  if (text === null) return undefined;
  const scores = text.split(',');
  return Object.fromEntries(
    QUALITY_DIMENSIONS.flatMap((dimension, nth) =>
      scores[nth] ? [[dimension, Number(scores[nth])] as const] : [],
    ),
  );
}
