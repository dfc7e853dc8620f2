export { cronGapSeconds } from './cronGap';
export {
  expectationsOf,
  joinExpectations,
  NO_EXPECTATIONS,
  type Expectations,
} from './expectationsOf';
export { expectedChecks, isMeasurable } from './expectedChecks';
export type { ExpectedCheck } from './expectedCheck';
export { levelPlace, type ContractPlace } from './levelPlace';
export { maxAgesOf, type MaxAges } from './maxAge';
export {
  meetExpectations,
  type ReportedCheck,
  type Standing,
} from './meetExpectations';
export { periodOfSchedule, secondsOfLevel } from './period';
export { levelKeyOf, ruleKeyOf } from './ruleKeyOf';
