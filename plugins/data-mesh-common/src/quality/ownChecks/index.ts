export type { Comparison, ComparisonOperator } from './comparison';
export {
  judgeOwnCheck,
  notEvaluated,
  OWN_ENGINE,
  type OwnRun,
} from './judgeOwnCheck';
export * from './judgeSchema';
export * from './levelSeconds';
export * from './measure';
export * from './planOwnChecks';
export * from './typeFamily';
