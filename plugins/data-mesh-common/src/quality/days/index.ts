export { scoreDays, type DayScore } from './scoreDays';
export type { DayCheck, DayResult } from './Timeline';
