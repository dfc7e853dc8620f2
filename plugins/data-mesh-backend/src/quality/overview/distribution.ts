import type {
  QualityBrief,
  QualityOverview,
  Scorecard,
} from '@backstage-data-mesh/plugin-data-mesh-common';

const STEP = 10;
const STEPS = 10;

/**
 * How many products have a score within each step of ten, and how many have
 * none. A score of 100 belongs to the last step.
 */
export function distributionOf(
  products: Iterable<{ quality?: QualityBrief }>,
): QualityOverview['distribution'] {
  const steps = Array.from({ length: STEPS }, () => 0);
  let none = 0;
  for (const { quality } of products) {
    if (quality?.score === undefined) {
      none++;
    } else {
      const step = Math.floor(quality.score / STEP);
      steps[Math.max(0, Math.min(STEPS - 1, step))]++;
    }
  }
  return [
    ...steps.map((count, nth) => ({
      from: nth * STEP,
      to: (nth + 1) * STEP,
      products: count,
    })),
    { products: none },
  ];
}

/** How many products are on each level of a scorecard, from none up. */
export function levelsOf(
  products: Iterable<{ quality?: QualityBrief }>,
  scorecard: Scorecard | undefined,
): QualityOverview['maturity'] {
  if (!scorecard) return [];
  const counts = [0, ...scorecard.levels.map(() => 0)];
  for (const { quality } of products) {
    const level = quality?.maturity;
    // A level of a ladder that was longer once is the highest of this one.
    if (level !== undefined) counts[Math.min(level, counts.length - 1)]++;
  }
  return counts.map((count, level) => ({
    level,
    title: level === 0 ? 'No level yet' : scorecard.levels[level - 1].title,
    products: count,
  }));
}
