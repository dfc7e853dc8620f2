export {
  judgeServiceLevel,
  type JudgedServiceLevel,
} from './judgeServiceLevel';
export type { LevelDay } from './levelDay';
export {
  canBeMeasured,
  levelsMeasuredBy,
  type LevelMeasurement,
} from './levelsMeasuredBy';
export { objectiveOf } from './objectiveOf';
export { promiseOf } from './promiseOf';
export { standLevels } from './standLevels';
