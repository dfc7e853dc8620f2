import type { QualityRule, ServiceLevel } from '../../../api/types';

/** A rule of a contract; all that is not said is the usual. */
export const aRule = (parts: Partial<QualityRule>): QualityRule => ({
  type: 'library',
  title: parts.metric ?? 'a rule',
  ...parts,
});

/** A service level; a latency of a day where nothing is said. */
export const aLevel = (parts: Partial<ServiceLevel>): ServiceLevel => ({
  property: 'latency',
  value: 24,
  unit: 'h',
  ...parts,
});
