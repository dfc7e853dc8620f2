import type { GrantPhase, Observed } from './grantStates';

/**
 * What provisioning does about a grant: what is wanted against what was seen.
 * @public
 */
export const GRANT_PHASES = {
  present: {
    unknown: 'granting',
    absent: 'granting',
    partial: 'granting',
    present: 'idle',
  },
  absent: {
    unknown: 'revoking',
    absent: 'idle',
    partial: 'revoking',
    present: 'revoking',
  },
} as const satisfies Record<'present' | 'absent', Record<Observed, GrantPhase>>;

/**
 * The phase of a grant by the table {@link GRANT_PHASES}; blocked when there
 * is something to do and something keeps it from being done.
 * @public
 */
export function nextPhase(
  desired: 'present' | 'absent',
  observed: Observed,
  options: { blocked?: boolean } = {},
): GrantPhase {
  const phase = GRANT_PHASES[desired][observed];
  return phase !== 'idle' && options.blocked ? 'blocked' : phase;
}
