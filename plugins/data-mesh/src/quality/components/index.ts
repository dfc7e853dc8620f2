export { BandIcon } from './BandIcon';
export { ChangeText } from './ChangeText';
export { CoverageText } from './CoverageText';
export { PlotFrame } from './PlotFrame';
export { ScoreBadge } from './ScoreBadge';
export { ScoreRing } from './ScoreRing';
export { toneFill } from './toneFill';
export { StateChip, StateIcon } from './StateIcon';
export {
  BAND_TONE,
  INCIDENT_TONE,
  SERVICE_LEVEL_TONE,
  SEVERITY_TONE,
  STATE_TONE,
} from './tones';
export { Trend, type TrendDay } from './Trend';
