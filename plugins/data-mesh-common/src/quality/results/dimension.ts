/**
 * The quality dimensions of the Open Data Contract Standard.
 * @public
 */
export type QualityDimension =
  | 'accuracy'
  | 'completeness'
  | 'conformity'
  | 'consistency'
  | 'coverage'
  | 'timeliness'
  | 'uniqueness';

/** @public */
export const QUALITY_DIMENSIONS: readonly QualityDimension[] = [
  'accuracy',
  'completeness',
  'conformity',
  'consistency',
  'coverage',
  'timeliness',
  'uniqueness',
];

/** What other standards, tools and the standard's abbreviations call them. */
const OTHER_NAMES = new Map<string, QualityDimension>([
  ['validity', 'conformity'],
  ['conformance', 'conformity'],
  ['freshness', 'timeliness'],
  ['currency', 'timeliness'],
  ['integrity', 'consistency'],
  ['volume', 'coverage'],
  ['ac', 'accuracy'],
  ['cp', 'completeness'],
  ['cf', 'conformity'],
  ['cs', 'consistency'],
  ['cv', 'coverage'],
  ['tm', 'timeliness'],
  ['uq', 'uniqueness'],
]);

/**
 * The dimension that a team wrote beside a check; undefined for a name that
 * the standard does not know.
 * @public
 */
export function toQualityDimension(
  value: unknown,
): QualityDimension | undefined {
  if (typeof value !== 'string') return undefined;
  const word = value.trim().toLowerCase();
  return (
    QUALITY_DIMENSIONS.find(dimension => dimension === word) ??
    OTHER_NAMES.get(word)
  );
}
