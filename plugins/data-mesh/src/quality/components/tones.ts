import type {
  CheckSeverity,
  CheckState,
  IncidentState,
  QualityBand,
  ServiceLevelStatus,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Tone } from '../../products/components';

/** How each band of scores is coloured; never the only carrier. */
export const BAND_TONE: Record<QualityBand, Tone> = {
  good: 'good',
  fair: 'caution',
  poor: 'danger',
  none: 'neutral',
};

/** What does not count is neutral: it is neither good nor bad. */
export const STATE_TONE: Record<CheckState, Tone> = {
  pass: 'good',
  warn: 'caution',
  fail: 'danger',
  error: 'accent',
  not_evaluated: 'neutral',
  skipped: 'neutral',
  stale: 'neutral',
  not_reported: 'neutral',
};

export const SEVERITY_TONE: Record<CheckSeverity, Tone> = {
  critical: 'danger',
  error: 'danger',
  warning: 'caution',
  info: 'info',
};

export const SERVICE_LEVEL_TONE: Record<ServiceLevelStatus['state'], Tone> = {
  kept: 'good',
  'at-risk': 'caution',
  spent: 'danger',
  'not-measured': 'neutral',
  'not-measurable': 'neutral',
};

export const INCIDENT_TONE: Record<IncidentState, Tone> = {
  open: 'danger',
  acknowledged: 'caution',
  resolved: 'good',
};
