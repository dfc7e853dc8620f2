import type { Incident, IncidentState } from '../../api/types';

/**
 * Where an incident stands, in words.
 * @public
 */
export const INCIDENT_STATE_WORDS: Record<
  IncidentState,
  { label: string; sentence: string }
> = {
  open: { label: 'Open', sentence: 'Nobody has said that they see to it.' },
  acknowledged: { label: 'Seen to', sentence: 'Somebody sees to it.' },
  resolved: { label: 'Resolved', sentence: 'It is good again.' },
};

const KINDS: Record<Incident['kind'], string> = {
  'score-below-threshold': 'Low score',
  'check-failing': 'Failing check',
  'budget-spent': 'Broken service level',
  'results-stale': 'Results out of date',
};

/**
 * What kind of incident it is, in a few words.
 * @public
 */
export function incidentKindWords(kind: Incident['kind']): string {
  return KINDS[kind] ?? kind;
}
