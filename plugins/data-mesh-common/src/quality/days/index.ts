export {
  scoreDays,
  type DayCheck,
  type DayResult,
  type DayScore,
} from './scoreDays';
