export { defaultScorecard } from './defaultScorecard';
export { judgeMaturity, type CriterionVerdict } from './judgeMaturity';
export type { Criterion, Scorecard, ScorecardLevel } from './scorecard';
