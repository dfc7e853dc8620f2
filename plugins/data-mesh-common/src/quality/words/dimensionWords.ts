import type { QualityDimension } from '../results';

/** @public */
export type DimensionWords = {
  label: string;
  /** The question that the dimension answers. */
  question: string;
};

/**
 * The dimensions of the Open Data Contract Standard in words, and `other` for
 * checks that are about none of them.
 * @public
 */
export const DIMENSION_WORDS: Record<
  QualityDimension | 'other',
  DimensionWords
> = {
  accuracy: { label: 'Accuracy', question: 'Do the values say what is so?' },
  completeness: {
    label: 'Completeness',
    question: 'Are all required values there?',
  },
  conformity: {
    label: 'Conformity',
    question: 'Do values keep to their type, format and range?',
  },
  consistency: {
    label: 'Consistency',
    question: 'Do the data agree with each other and with other sources?',
  },
  coverage: {
    label: 'Coverage',
    question: 'Are all records there that should be?',
  },
  timeliness: { label: 'Timeliness', question: 'Are the data recent enough?' },
  uniqueness: {
    label: 'Uniqueness',
    question: 'Is each thing there only once?',
  },
  other: { label: 'Other', question: 'Checks that name no dimension.' },
};

/**
 * What a dimension is called; one that is not known keeps its own name.
 * @public
 */
export function dimensionLabel(dimension: string): string {
  return Object.hasOwn(DIMENSION_WORDS, dimension)
    ? DIMENSION_WORDS[dimension as keyof typeof DIMENSION_WORDS].label
    : dimension;
}
