export { checkKeyOf, type CheckIdentity } from './checkKey';
export type { CheckResult, CheckTarget, Measurement } from './checkResult';
export {
  QUALITY_DIMENSIONS,
  toQualityDimension,
  type QualityDimension,
} from './dimension';
export { dimensionOfKind } from './dimensionOfKind';
export { finishReport, type ReadingLimits } from './finishReport';
export { CHECK_OUTCOMES, isVerdict, type CheckOutcome } from './outcome';
export type { QualityProblem } from './qualityProblem';
export type { QualityReport, ReaderResult } from './qualityReport';
export { parseRelationName, type RelationName } from './relation';
export { toCheckSeverity, type CheckSeverity } from './severity';
