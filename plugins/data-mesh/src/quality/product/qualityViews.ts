/** The parts of the quality tab; the names stand in addresses. */
export const QUALITY_VIEWS = [
  { id: 'score', label: 'Score' },
  { id: 'checks', label: 'Checks' },
  { id: 'levels', label: 'Service levels' },
  { id: 'maturity', label: 'Maturity' },
  { id: 'runs', label: 'Runs' },
] as const;

export type QualityView = (typeof QUALITY_VIEWS)[number]['id'];

/** The part that an address is about; a check stands among the checks. */
export function viewOf(params: URLSearchParams): QualityView {
  const named = QUALITY_VIEWS.find(({ id }) => id === params.get('view'));
  return named?.id ?? (params.has('check') ? 'checks' : 'score');
}
