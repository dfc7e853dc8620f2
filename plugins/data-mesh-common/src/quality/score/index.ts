export { isLater, latestResults } from './latestResults';
export { SCORING_RULE, type ScoringRule } from './rule';
export {
  scoreQuality,
  shownScore,
  type CheckStanding,
  type DimensionScore,
  type QualityScore,
  type ScoreEffect,
} from './score';
export {
  FORGOTTEN_AFTER_SECONDS,
  nextChange,
  rememberedSeconds,
  standChecks,
  type KnownCheck,
  type StandingCheck,
} from './standChecks';
