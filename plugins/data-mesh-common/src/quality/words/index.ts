export { countWords, numberWords, percentWords } from './numbers';
export { coverageWords } from './coverageWords';
export {
  DIMENSION_WORDS,
  dimensionLabel,
  type DimensionWords,
} from './dimensionWords';
export { engineLabel } from './engineWords';
export { INCIDENT_STATE_WORDS, incidentKindWords } from './incidentWords';
export { measuredWords } from './measuredWords';
export { changeWords, pointsWords } from './pointsWords';
export { BAND_WORDS, scoreWords } from './scoreWords';
export {
  budgetWords,
  burnWords,
  complianceWords,
  SERVICE_LEVEL_WORDS,
} from './serviceLevelWords';
export { CHECK_STATE_WORDS, type CheckStateWords } from './stateWords';
