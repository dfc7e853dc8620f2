/**
 * How bad it is when a check fails.
 * @public
 */
export type CheckSeverity = 'critical' | 'error' | 'warning' | 'info';

const SEVERITIES = new Map<string, CheckSeverity>(
  (
    [
      ['critical', ['critical', 'blocker', 'fatal', 'highest', 'severe']],
      ['error', ['error', 'high', 'major']],
      ['warning', ['warning', 'warn', 'medium', 'moderate', 'minor', 'low']],
      ['info', ['info', 'information', 'informational', 'trivial', 'lowest']],
    ] as const
  ).flatMap(([severity, words]) =>
    words.map(word => [word, severity] as const),
  ),
);

/**
 * The severity that an engine or a team wrote, in any of the usual words;
 * undefined for others.
 * @public
 */
export function toCheckSeverity(value: unknown): CheckSeverity | undefined {
  return typeof value === 'string'
    ? SEVERITIES.get(value.trim().toLowerCase())
    : undefined;
}
